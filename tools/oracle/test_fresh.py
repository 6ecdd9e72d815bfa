"""Tests of what `differ` draws beside drivers, and of the list of Spark's classes: python3 -m unittest discover tools/oracle"""

import json
import pathlib
import sys
import tomllib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import classes_toml  # noqa: E402
import differ  # noqa: E402
from cases import fresh, fresh_lines, fresh_themes  # noqa: E402

RULES = pathlib.Path(__file__).resolve().parents[2] / "rules"


def lines(seed, line):
    keys, deprecations = ((RULES / "releases" / f"{name}.toml").read_text(encoding="utf-8") for name in ("keys", "deprecations"))
    return fresh_lines.FreshLines(seed, line, fresh.Fresh(seed, line, fresh.keys_of(line, keys), (), None, fresh.renamed_of(line, keys, deprecations)))


class Lines(unittest.TestCase):
    def test_the_same_seed_draws_the_same_and_a_plan_may_grow(self):
        for draw in ("submissions", "terminals"):
            few, many = getattr(lines(3, "4.3"), draw)(5), getattr(lines(3, "4.3"), draw)(9)
            self.assertEqual(few, many[:5])
            self.assertNotEqual(few, getattr(lines(4, "4.3"), draw)(5))

    def test_terminals_run_the_application_and_spare_the_launcher(self):
        for _, asked in lines(1, "3.5").terminals(200):
            self.assertEqual(asked["argv"][-1], "app.jar")
            self.assertFalse({"--driver-memory", "--driver-java-options", "--keytab"} & set(asked["argv"]), asked)

    def test_terminals_have_files_and_an_environment_as_their_release_knows_them(self):
        drawn = {line: [asked for _, asked in lines(1, line).terminals(200)] for line in ("3.5", "4.0", "4.2")}
        for word, since in (("--load-spark-defaults", "4.0"), ("--extra-properties-file", "4.2")):
            self.assertEqual([line for line, cases in drawn.items() if any(word in asked["argv"] for asked in cases)], [line for line in drawn if line >= since])
        for asked in drawn["4.2"]:
            self.assertEqual({name for name in asked["argv"] if name in ("p.conf", "q.conf")}, set(asked.get("files", ())))
        self.assertTrue(any("SPARK_EXECUTOR_MEMORY" in asked.get("env", ()) for asked in drawn["3.5"]))

    def test_yarn_is_asked_where_its_executors_run(self):
        masters = {line: {asked["argv"][1] for _, asked in lines(1, line).terminals(200)} for line in ("3.2", "3.3")}
        self.assertEqual(masters["3.3"] - masters["3.2"], {"yarn"})

    def test_old_and_new_names_are_known(self):
        pairs = lines(1, "3.5").drivers.renamed
        self.assertIn(("spark.blacklist.enabled", "spark.excludeOnFailure.enabled"), pairs)


class Drivers(unittest.TestCase):
    def test_half_of_the_cases_have_many_settings(self):
        drawn = [conf for _, conf in lines(1, "3.5").drivers.cases(200)]
        self.assertTrue(60 < sum(len(conf) > 8 for conf in drawn) < 140)

    def test_themes_name_the_shapes_that_values_have(self):
        for theme in (*fresh_themes.EVERYWHERE, *fresh_themes.OF_MANAGER.values()):
            for key, values in theme.items():
                self.assertTrue(values in ("int", "double", "time", "bytes") if isinstance(values, str) else values, key)


class Said(unittest.TestCase):
    def test_a_line_as_both_say_it(self):
        log = [{"level": "WARN", "logger": "SparkSubmitArguments", "message": "x"}]
        ours = differ.said_of_line({"spark.a": {"value": "1", "origin": "--conf"}}, log, None)
        self.assertEqual(ours, differ.said_of_line({"spark.a": "1"}, log, None))
        self.assertEqual(ours, ["WARN SparkSubmitArguments: x", "hands on spark.a = 1"])
        thrown = {"class": "a.B", "message": "c", "cause": {"class": "d.E", "message": None}}
        self.assertEqual(differ.said_of_line(None, [], thrown), ["throws a.B: c", "throws d.E"])


class Classes(unittest.TestCase):
    def test_classes_of_one_package_and_range_stand_together(self):
        old = classes_toml.kinds_of("\n".join(json.dumps({"name": name, "kinds": kinds}) for name, kinds in (("a.B", []), ("a.C", []), ("a.D", ["new()"]))))
        written = tomllib.loads(classes_toml.text({"4.2": old, "4.3": {**old, "a.D": ("abstract",)}}))["classes"]
        self.assertEqual([(group["releases"], group.get("kinds"), group["in"]) for group in written], [
            ("4.2", ["new()"], {"a": "D"}), (">=4.2", None, {"a": "B C"}), ("4.3", ["abstract"], {"a": "D"})])


if __name__ == "__main__":
    unittest.main()
