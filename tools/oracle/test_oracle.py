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
import methods  # noqa: E402
from methods import java, json_lines, neighbours, properties, values  # noqa: E402

TESTDATA = pathlib.Path(__file__).resolve().parent.parent.parent / "testdata"


class Ranges(unittest.TestCase):
    def test_equal_neighbours_share_one_answer(self):
        by_line = {"2.4": {"starts": False}, "3.0": {"starts": True}, "3.1": {"starts": True}, "3.3": {"starts": True}}
        compressed = answers.compress(by_line)
        self.assertEqual([answer["releases"] for answer in compressed], ["2.4", "3.0..3.1", "3.3"])
        self.assertEqual(answers.expand(compressed), by_line)

    def test_line_of_a_release(self):
        self.assertEqual(answers.line_of("3.5.9"), "3.5")


class Merging(unittest.TestCase):
    def merged(self, before, plan, answered):
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory) / "suite.ndjson"
            path.write_text("".join(json.dumps(case) + "\n" for case in before), encoding="utf-8")
            recording = answers.Recording(path)
            recording.merge("3.5.9", plan, answered)
            recording.write()
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def test_other_releases_stay(self):
        before = [{"id": "a", "conf": {"k": "v"}, "answers": [{"releases": "3.3..3.5", "starts": True}]}]
        after = self.merged(before, [("a", {"k": "v"})], {"a": {"starts": False}})
        self.assertEqual(after[0]["answers"], [{"releases": "3.3..3.4", "starts": True}, {"releases": "3.5", "starts": False}])

    def test_a_changed_configuration_forgets_them(self):
        before = [{"id": "a", "conf": {"k": "v"}, "answers": [{"releases": "3.4", "starts": True}]}]
        after = self.merged(before, [("a", {"k": "w"})], {"a": {"starts": True}})
        self.assertEqual(after[0]["answers"], [{"releases": "3.5", "starts": True}])

    def test_cases_out_of_the_plan_go(self):
        before = [{"id": "a", "conf": {}, "answers": [{"releases": "3.4", "starts": True}]}]
        self.assertEqual(self.merged(before, [], {}), [])


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
        self.assertLessEqual({line["text"] for line in self.recorded("properties")}, set(asked))

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
                self.assertEqual(list(neighbours.Said.read(suite, TESTDATA, line).answers), list(full.answers))

    def test_readers_that_answer_alike_share_a_line(self):
        question = {"key": "spark.test", "value": "5x", "readers": ["entry:int", "entry:double", "get:int"]}
        error = {"error": "E: " + values.SHORTHANDS["{TIME}"] + "5x"}
        _, *lines = values.lines("3.5.9", [(question, [error, ["4014000000000000", "5.0"], error])])
        self.assertEqual(lines, ['["entry:int get:int","5x",{"error":"E: {TIME}5x"}]',
                                 '["entry:double","5x",["4014000000000000","5.0"]]'])

    def test_a_properties_file_that_is_no_text(self):
        self.assertEqual(properties.line({"bytes": "6bff"}, {"properties": {"k\ufffd": "\ud83d"}}),
                         r'{"text":"hex:6bff","properties":{"k\ufffd":"hex:eda0bd"}}')
        self.assertEqual(properties.line({"bytes": "5c75"}, {"error": "E: no"}), r'{"text":"\\u","error":true}')


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
             "since": "1.0.0", "public": False}

    def test_fields_of_a_release(self):
        fields = catalogue_toml.fields_of(json.dumps(self.ENTRY) + "\n", "spark.a\torg.A\nspark.b\torg.B\nspark.c.\torg.C\nspark.sql\torg.D\n")
        self.assertEqual(fields, {
            "spark.a": 'read = "string"',
            "spark.b": 'type = "time", unit = "MILLISECONDS", default = "3s", alternatives = ["spark.old"], since = "1.0.0", internal = true'})

    def test_keys_toml(self):
        always, never = dict.fromkeys(answers.LINES, "x"), {}
        by_key = {"spark.all": always, "spark.late": {"4.2": "x", "4.3": "x"}, "spark.gone": {"2.4": "x"}, "spark.never": never,
                  "spark.changed": {**always, "3.1": "y", "3.2": "y"}}
        catalogues = {line: {key: said[line] for key, said in by_key.items() if line in said} for line in answers.LINES}
        self.assertEqual(catalogue_toml.text({"3.5": "3.5.9"}, catalogues).split("\n\n")[1:], [
            '[releases]\n"3.5" = "3.5.9"',
            '[keys]\n"spark.all" = { x }\n'
            '"spark.changed" = [\n  { x, releases = "<=3.0" },\n  { y, releases = "3.1..3.2" },\n  { x, releases = ">=3.3" },\n]\n'
            '"spark.gone" = { x, releases = "2.4" }\n"spark.late" = { x, releases = ">=4.2" }\n'])

    def test_an_entry_of_2_4_is_as_old_as_that_of_3_0(self):
        catalogues = {"2.4": {"spark.a": "x", "spark.b": "z"}, "3.0": {"spark.a": 'x, since = "1.0.0"', "spark.b": 'y, since = "1.0.0"'}}
        catalogue_toml.tell_since_when(catalogues)
        self.assertEqual(catalogues["2.4"], {"spark.a": 'x, since = "1.0.0"', "spark.b": "z"})


class ClassFiles(unittest.TestCase):
    def test_texts_of_a_constant_pool(self):
        pool = b"\x05" + bytes(8) + b"\x01\x00\x0bspark.a.key" + b"\x08\x00\x03"
        self.assertEqual(list(constants.texts(bytes(8) + b"\x00\x05" + pool)), ["spark.a.key"])


if __name__ == "__main__":
    unittest.main()
