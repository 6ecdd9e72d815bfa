"""Tests of the oracle's Python half; they need no Spark."""

import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import answers  # noqa: E402
import cases  # noqa: E402
import constants  # noqa: E402


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


class ClassFiles(unittest.TestCase):
    def test_texts_of_a_constant_pool(self):
        pool = b"\x05" + bytes(8) + b"\x01\x00\x0bspark.a.key" + b"\x08\x00\x03"
        self.assertEqual(list(constants.texts(bytes(8) + b"\x00\x05" + pool)), ["spark.a.key"])


if __name__ == "__main__":
    unittest.main()
