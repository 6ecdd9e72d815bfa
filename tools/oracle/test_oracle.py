"""Tests of the oracle's Python half; they need no Spark."""

import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import answers  # noqa: E402
import cases  # noqa: E402
import catalogue_toml  # noqa: E402
import constants  # noqa: E402
import deprecations_toml  # noqa: E402
import differ  # noqa: E402
import methods  # noqa: E402
from cases import console as console_cases  # noqa: E402
from console import recording as console_recording  # noqa: E402
from console import transcript  # noqa: E402
from cases import allocation, fresh, shares, vocabulary  # noqa: E402
from methods import java, json_lines, neighbours, properties, submit, values  # noqa: E402

TESTDATA = pathlib.Path(__file__).resolve().parent.parent.parent / "testdata"


class Ranges(unittest.TestCase):
    def test_equal_neighbours_share_one_answer(self):
        by_line = {"2.4": {"starts": False}, "3.0": {"starts": True}, "3.1": {"starts": True}, "3.3": {"starts": True}}
        compressed = answers.compress(by_line)
        self.assertEqual([answer["releases"] for answer in compressed], ["2.4", "3.0..3.1", "3.3"])
        self.assertEqual(answers.expand(compressed), by_line)

    def test_line_of_a_release(self):
        self.assertEqual(answers.line_of("3.5.9"), "3.5")


class Storing(unittest.TestCase):
    LOGGED = {"level": "WARN", "logger": "Utils", "message": "m"}
    MANAGER = {"initial": 2, **answers.expand(answers.USUAL)["3.5"]}

    def test_what_is_implied_is_left_out(self):
        answer = {"starts": True, "exception": None, "log": [], "allocation": False, "initialExecutors": None, "manager": None}
        self.assertEqual(answers.stored(answer, "3.5"), {})

    def test_a_log_and_causes_are_lines(self):
        answer = {"log": [self.LOGGED], "manager": None,
                  "exception": {"class": "a.B", "message": "x: y", "cause": {"class": "C", "message": None, "cause": None}}}
        self.assertEqual(answers.stored(answer, "3.5"), {"log": ["WARN Utils: m"], "throws": ["a.B: x: y", "C"]})

    def test_of_a_manager_only_what_is_not_as_usual(self):
        answer = {"log": [], "exception": None, "manager": {**self.MANAGER, "min": 2}}
        self.assertEqual(answers.stored(answer, "3.5"), {"manager": {"initial": 2, "min": 2}})
        with self.assertRaises(ValueError):
            answers.stored(answer, "2.4")


class Merging(unittest.TestCase):
    STARTS = {"log": [], "exception": None, "manager": None}
    STOPS = {"log": [], "exception": {"class": "E", "message": "m", "cause": None}, "manager": None}

    def merged(self, before, suite, answered, plan=None):
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory) / "suite.ndjson"
            path.write_text("".join(json.dumps(case) + "\n" for case in before), encoding="utf-8")
            recording = answers.Recording(path)
            recording.merge("3.5.9", suite, suite if plan is None else plan, answered)
            recording.write()
            first, *lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            self.assertEqual(first, {"usual": answers.USUAL})
            return lines

    def test_other_releases_stay(self):
        before = [{"id": "a", "conf": {"k": "v"}, "answers": [{"releases": "3.3..3.5"}]}]
        after = self.merged(before, [("a", {"k": "v"})], {"a": self.STOPS})
        self.assertEqual(after[0]["answers"], [{"releases": "3.3..3.4"}, {"releases": "3.5", "throws": ["E: m"]}])

    def test_a_changed_configuration_forgets_them(self):
        before = [{"id": "a", "conf": {"k": "v"}, "answers": [{"releases": "3.4"}]}]
        after = self.merged(before, [("a", {"k": "w"})], {"a": self.STARTS})
        self.assertEqual(after[0]["answers"], [{"releases": "3.5"}])

    def test_cases_out_of_the_suite_go(self):
        before = [{"id": "a", "conf": {}, "answers": [{"releases": "3.4"}]}]
        self.assertEqual(self.merged(before, [], {}), [])

    def test_cases_out_of_the_release_s_plan_stay_with_the_others(self):
        before = [{"id": "a", "conf": {}, "answers": [{"releases": "3.4..3.5"}]}, {"id": "b", "conf": {}, "answers": [{"releases": "3.5"}]}]
        after = self.merged(before, [("a", {}), ("b", {})], {}, plan=[])
        self.assertEqual(after, [{"id": "a", "conf": {}, "answers": [{"releases": "3.4"}]}])

    def test_what_was_not_asked_again_stays(self):
        before = [{"id": "a", "conf": {}, "answers": [{"releases": "3.5"}]}]
        self.assertEqual(self.merged(before, [("a", {})], {}), before)


class Console(unittest.TestCase):
    def test_a_terminal_is_read_back(self):
        log, exception = transcript.read("""WARNING: Using incubator modules: jdk.incubator.vector
Warning: Ignoring non-Spark config property: k
26/11/25 21:00:00 INFO SparkContext: Running Spark version 3.5.9
26/11/25 21:00:00 WARN NativeCodeLoader: Unable to load native-hadoop library for your platform...
26/11/25 21:00:01 WARN SparkConf: one line
and another
26/11/25 21:00:01 INFO Utils: Using initial executors = 2, max of this and that
26/11/25 21:00:02 ERROR SparkContext: Error initializing SparkContext.
java.lang.IllegalStateException: two
lines
\tat a.B.c(D.scala:1)
Exception in thread "main" java.lang.IllegalStateException: two
lines
\tat a.B.c(D.scala:1)
Caused by: java.lang.NullPointerException
\t... 1 more
""")
        self.assertEqual(log, [
            {"level": "WARN", "logger": "SparkSubmitArguments", "message": "Ignoring non-Spark config property: k"},
            {"level": "WARN", "logger": "SparkConf", "message": "one line\nand another"},
            {"level": "INFO", "logger": "Utils", "message": "Using initial executors = 2, max of this and that"},
            {"level": "ERROR", "logger": "SparkContext", "message": "Error initializing SparkContext."}])
        self.assertEqual(exception, {"class": "java.lang.IllegalStateException", "message": "two\nlines",
                                     "cause": {"class": "java.lang.NullPointerException", "message": None, "cause": None}})

    def test_command_lines_have_names_of_their_own(self):
        ids = [identity for identity, _ in console_cases.suite()]
        self.assertEqual(len(ids), len(set(ids)))
        for manager, least in (("local", 70), ("k8s", 40), ("yarn", 40)):
            self.assertGreaterEqual(sum(identity.startswith(f"{manager}-") for identity in ids), least)

    def test_yarn_is_asked_from_3_3_on(self):
        self.assertFalse(console_cases.is_asked("yarn-plain", "3.2"))
        self.assertTrue(console_cases.is_asked("yarn-plain", "3.3"))

    def test_what_is_implied_is_not_stored(self):
        quiet = {"starts": True, "exception": None, "log": [], "allocation": False, "initialExecutors": None}
        self.assertEqual(console_recording.stored(quiet), {})
        self.assertEqual(console_recording.stored({**quiet, "starts": False}), {"starts": False})
        self.assertEqual(console_recording.stored({**quiet, "allocation": True, "initialExecutors": 2}), {"initial": 2})


class Suites(unittest.TestCase):
    def test_they_come_out_alike_twice(self):
        for suite in cases.SUITES.values():
            self.assertEqual(suite(), suite())

    def test_ids_are_unique_and_printable(self):
        for suite in cases.SUITES.values():
            ids = [identity for identity, _ in suite()]
            self.assertEqual(len(ids), len(set(ids)))
            for identity in ids:
                self.assertRegex(identity, r"^[!-~]+$")


    def test_every_release_is_asked_about_all_masters_and_the_whole_family(self):
        for line in answers.LINES:
            asked = {(key, conf.get("spark.master")) for suite in cases.SUITES for _, conf in cases.plan(suite, line) for key in conf}
            masters = [master["spark.master"] for name, master in vocabulary.MASTERS.items() if line not in shares.LOST.get(name, ())]
            clusters = [vocabulary.MASTERS[name]["spark.master"] for name in allocation.CLUSTERS]
            self.assertLessEqual({(allocation.ENABLED, master) for master in masters}, asked)
            self.assertLessEqual({(key, master) for key in {**allocation.FAMILY, **allocation.AROUND} for master in clusters}, asked)

    def test_a_share_does_not_depend_on_other_cases(self):
        self.assertTrue(shares.is_shared("k8s-rand-0001", 1))
        self.assertFalse(shares.is_shared("k8s-rand-0001", 0))


class RecordedDrivers(unittest.TestCase):
    """The files in testdata/driver/ as they are."""

    @classmethod
    def setUpClass(cls):
        recordings = {suite: answers.Recording(TESTDATA / "driver" / f"{suite}.ndjson") for suite in cases.SUITES}
        cls.answered = {(suite, release): recorded.answered(release) for suite, recorded in recordings.items() for release in answers.RELEASES}

    def test_they_are_what_is_asked(self):
        for (suite, release), answered in self.answered.items():
            asked = dict(cases.plan(suite, answers.line_of(release)))
            self.assertEqual(answered, asked, f"{suite} of {release}: record it again")

    def test_every_release_answers_1500_configurations(self):
        for release in answers.RELEASES:
            self.assertGreaterEqual(sum(len(self.answered[suite, release]) for suite in cases.SUITES), 1500)

    def test_all_recordings_together_stay_under_16_mb(self):
        self.assertLess(sum(path.stat().st_size for path in TESTDATA.rglob("*.ndjson")), 16 * 10**6)


class FreshCases(unittest.TestCase):
    TYPES = {"spark.a.flag": "boolean", "spark.task.cpus": "int", "spark.network.timeout": "time"}

    def drawn(self, seed, count, **more):
        return fresh.Fresh(seed, "3.5", self.TYPES, {"spark.a.flag"}, **more).cases(count)

    def test_one_seed_one_set_of_cases(self):
        self.assertEqual(self.drawn(7, 50), self.drawn(7, 50))
        self.assertNotEqual(self.drawn(7, 50), self.drawn(8, 50))

    def test_the_first_cases_do_not_depend_on_how_many_follow(self):
        self.assertEqual(self.drawn(7, 50)[:10], self.drawn(7, 10))

    def test_masters_can_be_chosen(self):
        self.assertEqual({conf["spark.master"] for _, conf in self.drawn(7, 50, masters=["yarn"])}, {"yarn"})

    def test_no_case_needs_the_machine(self):
        self.assertTrue(fresh.LEFT_ALONE.search("spark.driver.port"))
        self.assertTrue(fresh.LEFT_ALONE.search("spark.local.dir"))
        self.assertFalse(fresh.LEFT_ALONE.search("spark.network.timeout"))

    def test_keys_and_types_of_a_release(self):
        text = """[keys]
"spark.a" = { type = "int", releases = ">=3.4" }
"spark.b" = [{ type = "int", releases = "<=3.3" }, { type = "time", releases = "3.4..3.5" }]
"spark.c" = { read = "string" }
"spark.sql.d" = { type = "int" }
"""
        self.assertEqual(fresh.keys_of("3.4", text), {"spark.a": "int", "spark.b": "time", "spark.c": "string"})
        self.assertEqual(fresh.keys_of("3.0", text), {"spark.b": "int", "spark.c": "string"})


class Differing(unittest.TestCase):
    QUIET = {"log": [], "exception": None, "manager": None}
    LOUD = {**QUIET, "log": [{"level": "WARN", "logger": "U", "message": "m"}]}

    def answering(self, *bad):
        """Who says of each configuration which of some keys stand in it."""
        return lambda plan: [sorted(set(bad) & set(conf)) for _, conf in plan]

    def spark(self, *bad):
        return lambda case: self.answering(*bad)([case])[0]

    def test_a_difference_comes_as_soon_as_spark_has_answered(self):
        plan = [("one", {"a": "1", "b": "2"}), ("two", {"a": "1"})]
        asked = []
        found = differ.compared(plan, (asked.append(case) or self.spark("b")(case) for case in plan), self.answering()(plan))
        self.assertEqual(next(found).text(), '{"id": "one", "conf": {"a": "1", "b": "2"}}\n  only Spark:    b')
        self.assertEqual(asked, plan[:1])
        self.assertEqual(list(found), [True])

    def test_a_difference_loses_the_settings_that_do_not_matter(self):
        some = differ.Difference("one", {"a": "1", "b": "2", "c": "3"}, ["a", "b"], ["a"])
        small = differ.shrunk(some, self.spark("a", "b"), self.answering("a"))
        self.assertEqual(small.conf, {"b": "2"})

    def test_what_spark_cannot_answer_is_no_difference(self):
        self.assertEqual(list(differ.compared([("one", {"a": "1"})], [None], [["a"]])), [None])
        self.assertIsNone(differ.Spark(lambda *_: {"lost": True}, "3.5.9")(("one", {})))

    def test_what_is_kept_is_not_asked_again(self):
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory) / "kept.ndjson"
            spark = differ.Spark(lambda *_: self.LOUD, "3.5.9", path)
            self.assertEqual(spark(("one", {"a": "1"})), ["WARN U: m", "starts"])
            spark.write()
            again = differ.Spark(lambda *_: self.QUIET, "3.5.9", path)
            self.assertEqual(again(("other", {"a": "1"})), ["WARN U: m", "starts"])
            self.assertEqual(again(("two", {"a": "2"})), ["starts"])
            self.assertEqual(differ.Spark(lambda *_: self.QUIET, "3.4.4", path)(("one", {"a": "1"})), ["starts"])

    def test_an_answer_of_sparkvet_reads_as_one_of_spark(self):
        reply = {"starts": False, "exception": {"class": "E", "message": "m", "cause": None}, "log": [], "allocation": False, "initialExecutors": None}
        self.assertEqual(differ.said(differ.as_stored(reply)), differ.said({"throws": ["E: m"]}))
        reply = {"starts": True, "exception": None, "log": [], "allocation": True, "initialExecutors": 2}
        self.assertEqual(differ.said(differ.as_stored(reply)), differ.said({"manager": {"initial": 2, "max": 3}}))

    def test_differences_of_one_kind_show_once(self):
        some = [differ.Difference(name, {name: "1"}, ["x"], ["y"]) for name in ("long", "b")]
        self.assertEqual([one.identity for one in differ.first_of_each_kind(some)], ["b"])


class Methods(unittest.TestCase):
    def recorded(self, suite):
        path = TESTDATA / methods.SUITES[suite].FILE.format(line="3.5")
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]

    def test_they_come_out_alike_twice(self):
        for suite in methods.SUITES.values():
            self.assertEqual(suite.questions(), suite.questions())

    def test_no_suite_has_the_name_of_another(self):
        self.assertFalse(set(cases.SUITES) & set(methods.SUITES))

    def test_values_are_recorded_as_they_are_asked(self):
        asked = {question["value"]: set(question["readers"]) for question in values.questions()}
        recorded = {}
        for readers, value, _ in self.recorded("values")[1:]:
            recorded.setdefault(value, set()).update(readers.split())
        self.assertEqual(list(asked.items()), list(recorded.items()))

    def test_masters_are_recorded_as_they_are_asked(self):
        self.assertEqual([line[0] for line in self.recorded("masters")],
                         [question["master"] for question in methods.SUITES["masters"].questions()])

    def test_substituted_values_are_recorded_as_they_are_asked(self):
        self.assertEqual([line[0] for line in self.recorded("substitute")[1:]],
                         [question["value"] for question in methods.SUITES["substitute"].questions() if "value" in question])

    def test_properties_files_are_recorded_as_they_are_asked(self):
        asked = [properties.shown(bytes.fromhex(question["bytes"])) for question in properties.questions()]
        self.assertLessEqual({line[0] for line in self.recorded("properties")[1:]}, set(asked))

    def test_other_releases_differ_from_their_neighbours(self):
        with tempfile.TemporaryDirectory() as scratch:
            directory = pathlib.Path(scratch)
            (directory / "values").mkdir()
            full = ['["release","3.5.9",{"key":"k"}]', '["a b","1",true]', '["a b","2",true]']
            (directory / "values/3.5.ndjson").write_text("".join(line + "\n" for line in full), encoding="utf-8")
            self.assertEqual(neighbours.differences(values, "3.5.9", full, directory), full)
            other = ['["release","3.4.4",{"key":"l"}]', '["a","1",true]', '["b","1",false]', '["a b","2",true]']
            said = neighbours.differences(values, "3.4.4", other, directory)
            self.assertEqual(said, ['["release","3.4.4",{"like":"3.5","key":"l"}]', '["b","1",false]'])
            (directory / "values/3.4.ndjson").write_text("".join(line + "\n" for line in said), encoding="utf-8")
            self.assertEqual(neighbours.differences(values, "3.3.4", other, directory), ['["release","3.3.4",{"like":"3.4"}]'])

    def test_every_release_is_recorded(self):
        for suite in (suite for suite in methods.SUITES.values() if hasattr(suite, "rows")):
            full = neighbours.Said.read(suite, TESTDATA, "3.5")
            for line in answers.LINES:
                if suite is not submit:
                    self.assertEqual(list(neighbours.Said.read(suite, TESTDATA, line).answers), list(full.answers))

    def test_what_a_release_does_not_say_is_taken_away(self):
        full = ['["release","3.5.9",{}]', '["a",{"argv":["x"]},{"conf":{"k":"1","l":"2"}}]']
        other = ['["release","3.4.4",{}]', '["a",{"argv":["x"]},{"conf":{"k":"1"}}]']
        with tempfile.TemporaryDirectory() as scratch:
            directory = pathlib.Path(scratch)
            (directory / "submit").mkdir()
            (directory / "submit/3.5.ndjson").write_text("".join(line + "\n" for line in full), encoding="utf-8")
            said = neighbours.differences(submit, "3.4.4", other, directory)
            self.assertEqual(said[1:], ['["a",{"conf":{"l":null}}]'])
            (directory / "submit/3.4.ndjson").write_text("".join(line + "\n" for line in said), encoding="utf-8")
            self.assertEqual(neighbours.Said.read(submit, directory, "3.4").answers, {("a", "argv"): ["x"], ("a", "conf", "k"): "1"})

    def test_readers_that_answer_alike_share_a_line(self):
        question = {"key": "spark.test", "value": "5x", "readers": ["entry:int", "entry:double", "get:int"]}
        error = {"error": "E: " + values.SHORTHANDS["{TIME}"] + "5x"}
        _, *lines = values.lines("3.5.9", [(question, [error, ["4014000000000000", "5.0"], error])])
        self.assertEqual(lines, ['["entry:int get:int","5x",{"error":"E: {TIME}5x"}]',
                                 '["entry:double","5x",["4014000000000000","5.0"]]'])

    def test_a_properties_file_that_is_no_text(self):
        self.assertEqual(properties.line({"bytes": "6bff"}, {"properties": {"k\ufffd": "\ud83d"}}),
                         r'["hex:6bff",{"k\ufffd":"hex:eda0bd"}]')
        self.assertEqual(properties.line({"bytes": "5c75"}, {"error": "E: no"}), r'["\\u","error"]')


class JsonLines(unittest.TestCase):
    def test_what_is_hard_to_see_is_escaped(self):
        self.assertEqual(json_lines.render({"a\n": ['"\\', None, True, 5]}, json_lines.READABLE), r'{"a\n":["\"\\",null,true,5]}')
        self.assertEqual(json_lines.render("é\u00a0\u0307😀", json_lines.READABLE), r'"é\u00a0\u0307😀"')
        self.assertEqual(json_lines.render("\né😀", json_lines.ASCII), r'"\u000a\u00e9\ud83d\ude00"')


class Java(unittest.TestCase):
    def test_random_numbers(self):
        random = java.Random(42)
        self.assertEqual([random.int(), random.int()], [-1170105035, 234785527])
        self.assertEqual(java.Random(42).long(), -5025562857975149833)
        random = java.Random(42)
        self.assertEqual([random.below(10), random.below(10), random.below(16)], [0, 3, 10])

    def test_doubles_as_text(self):
        bits = {"1.0E10": 0x4202a05f20000000, "1.5E-300": 0x01b01297d23ab683, "2.5": 0x4004000000000000}
        for text, double in bits.items():
            self.assertEqual(java.double_text(double), text)
        self.assertEqual(java.decimal_text(0x3fb999999999999a, 20), "0.10000000000000000555")


class Catalogue(unittest.TestCase):
    ENTRY = {"key": "spark.b", "type": "time", "unit": "ms", "default": "3s", "alternatives": ["spark.old"], "fallback": None,
             "prepend": None, "check": ["Must be >= 0."], "since": "1.0.0", "public": False}

    def test_fields_of_a_release(self):
        fields = catalogue_toml.fields_of(json.dumps(self.ENTRY) + "\n", "spark.a\torg.A\nspark.b\torg.B\nspark.c.\torg.C\nspark.sql\torg.D\n")
        self.assertEqual(fields, {
            "spark.a": 'read = "string"',
            "spark.b": 'type = "time", unit = "MILLISECONDS", default = "3s", alternatives = ["spark.old"], check = "Must be >= 0.", since = "1.0.0", internal = true'})

    def test_the_manager_whose_module_reads_a_key(self):
        holders = {"spark.yarn.queue": {"org.apache.spark.deploy.yarn.config.package$", "org.apache.spark.deploy.SparkSubmit",
                                        "org.apache.spark.deploy.SparkSubmitArguments"},
                   "spark.yarn.jars": {"org.apache.spark.deploy.yarn.config.package$", "org.apache.spark.SparkConf$", "org.apache.spark.streaming.Checkpoint"},
                   "spark.yarn.keytab": {"org.apache.spark.deploy.SparkSubmitArguments", "org.apache.spark.SparkConf$"},
                   "spark.yarn.dist.jars": {"org.apache.spark.deploy.yarn.config.package$", "org.apache.spark.deploy.SparkSubmit"},
                   "spark.kubernetes.authenticate.driver": {"org.apache.spark.deploy.k8s.Config$"},
                   "spark.master": {"org.apache.spark.deploy.k8s.Config$"}}
        said = {key: catalogue_toml.manager_of(key, holders) for key in [*holders, "spark.kubernetes.authenticate.driver.caCertFile", "spark.yarn.x"]}
        self.assertEqual({key: manager for key, manager in said.items() if manager}, {
            "spark.yarn.queue": "yarn", "spark.yarn.jars": "yarn", "spark.kubernetes.authenticate.driver": "kubernetes",
            "spark.kubernetes.authenticate.driver.caCertFile": "kubernetes"})

    def test_keys_toml(self):
        always, never = dict.fromkeys(answers.LINES, "x"), {}
        by_key = {"spark.all": always, "spark.late": {"4.2": "x", "4.3": "x"}, "spark.gone": {"2.4": "x"}, "spark.never": never,
                  "spark.changed": {**always, "3.1": "y", "3.2": "y"}}
        catalogues = {line: {key: said[line] for key, said in by_key.items() if line in said} for line in answers.LINES}
        self.assertEqual(catalogue_toml.text(catalogues).split("\n\n")[1:], [
            "[releases]\n" + "\n".join(f'"{line}" = "{release}"' for line, release in zip(answers.LINES, answers.RELEASES)),
            '[keys]\n"spark.all" = { x }\n'
            '"spark.changed" = [\n  { x, releases = "<=3.0" },\n  { y, releases = "3.1..3.2" },\n  { x, releases = ">=3.3" },\n]\n'
            '"spark.gone" = { x, releases = "2.4" }\n"spark.late" = { x, releases = ">=4.2" }\n'])

    def test_an_entry_of_2_4_is_as_old_as_that_of_3_0(self):
        catalogues = {"2.4": {"spark.a": "x", "spark.b": "z"}, "3.0": {"spark.a": 'x, since = "1.0.0"', "spark.b": 'y, since = "1.0.0"'}}
        catalogue_toml.tell_since_when(catalogues)
        self.assertEqual(catalogues["2.4"], {"spark.a": 'x, since = "1.0.0"', "spark.b": "z"})

    def test_deprecations_toml(self):
        row = {"key": "spark.old", "version": "1.4", "renamed": "spark.new", "rank": 0}
        fields = deprecations_toml.fields_of("".join(json.dumps(line) + "\n" for line in (
            row, {**row, "key": "spark.older", "rank": 1, "translated": "50s"}, {"key": "spark.gone", "version": "2.0", "message": "Gone."})))
        self.assertEqual(fields, {
            "spark.old": 'since = "1.4", renamed = "spark.new"',
            "spark.older": 'since = "1.4", renamed = "spark.new", rank = 1, translation = "tens of seconds"',
            "spark.gone": 'since = "2.0", message = "Gone."'})
        self.assertTrue(deprecations_toml.text({"4.3": fields}).endswith(
            '\n"spark.older" = { since = "1.4", renamed = "spark.new", rank = 1, translation = "tens of seconds", releases = "4.3" }\n'))


class PythonSources(unittest.TestCase):
    def test_texts_without_documentation(self):
        source = b'"""spark.a.doc"""\ndef f():\n    "spark.b.doc"\n    return conf.get("spark.c.key", f"{x}")\n'
        self.assertEqual([text for text in constants.python_texts(source) if text], ["spark.c.key"])


class ClassFiles(unittest.TestCase):
    def test_texts_of_a_constant_pool(self):
        pool = b"\x05" + bytes(8) + b"\x01\x00\x0bspark.a.key" + b"\x08\x00\x03"
        self.assertEqual(list(constants.texts(bytes(8) + b"\x00\x05" + pool)), ["spark.a.key"])


if __name__ == "__main__":
    unittest.main()
