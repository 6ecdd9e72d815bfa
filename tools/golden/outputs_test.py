#!/usr/bin/env python3
"""What machines read is what they expect: our JSON by its schema, the others by their rules, whatever the input holds.

  outputs_test.py build/sparkvet

With SPARKVET_SARIF_SCHEMA=sarif-schema-2.1.0.json, SARIF is held against its published schema, too. Exits with 77 where
the package python3-jsonschema is missing.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
import xml.etree.ElementTree

try:
    import jsonschema
except ImportError:
    print("outputs_test: python3-jsonschema is not installed")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build" / "sparkvet").resolve()
SCHEMA = json.loads((ROOT / "docs" / "sparkvet.schema.json").read_text())

# An entry of GitLab's code quality report: what its app/validators/json_schemas/codeclimate.json demands (GitLab stops
# reading at the first entry that breaks it), the severities that lib/gitlab/ci/reports/codequality_reports.rb sorts by,
# and that there is a line to link to.
GITLAB = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "additionalProperties": False,
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "minLength": 1},
        "severity": {"enum": ["blocker", "critical", "major", "minor", "info"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "minLength": 1},
                "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
            },
        },
    },
}

INPUTS = {
    "submit.sh": b"spark-submit --master yarn --num-executors 20 --conf spark.dynamicAllocation.enabled=true"
                 b" --conf spark.dynamicAllocation.maxExecutors=10 app.py\n",
    "spark-defaults.conf": b"spark.master yarn\nspark.dynamicAllocation.enable true\nspark.executor.cores x\n",
    'odd "<&>,:%\n name.conf': b"spark.master yarn\nspark.dynamicAllocation.enabled \xff\"<&>'\x01\x1b]]>\n",
    "broken.conf": b"spark.master yarn\nspark.app.name \\u12\n",
}


def check(*arguments: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in INPUTS.items():
            pathlib.Path(folder, name).write_bytes(text)
        done = subprocess.run([BINARY, "check", *arguments, *INPUTS], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
        assert done.returncode == 3, done
        return done.stdout.decode("utf-8")  # strictly


class Outputs(unittest.TestCase):
    def test_json(self):
        for more in ((), ("--release", "2.4..4.3")):
            document = json.loads(check("--format", "json", *more))
            jsonschema.validate(document, SCHEMA)
            self.assertEqual(document["summary"]["broken"], 1)
            self.assertEqual(sum(f["severity"] == "error" for f in document["findings"]), document["summary"]["errors"] + 1)

    def test_json_lines(self):
        lines = check("--format", "jsonl").splitlines()
        finding = {"$ref": "#/definitions/finding", "definitions": SCHEMA["definitions"]}
        for line in lines:
            jsonschema.validate(json.loads(line), finding)
        self.assertEqual([json.loads(line) for line in lines], json.loads(check("--format", "json"))["findings"])

    def test_fingerprints_differ_and_stay(self):
        prints = [json.loads(line)["fingerprint"] for line in check("--format", "jsonl").splitlines()]
        self.assertEqual(len(prints), len(set(prints)))
        self.assertEqual(prints, [r["fingerprint"] for r in json.loads(check("--format", "gitlab"))])

    def test_resolve(self):
        schema = json.loads((ROOT / "docs" / "resolve.schema.json").read_text())
        for more in ((), ("--all",), ("--platform", "emr", "--prefix", "spark.dynamicAllocation")):
            with tempfile.TemporaryDirectory() as folder:
                for name, text in INPUTS.items():
                    pathlib.Path(folder, name).write_bytes(text)
                done = subprocess.run([BINARY, "resolve", "--format", "json", *more, *INPUTS], cwd=folder, stdin=subprocess.DEVNULL,
                                      capture_output=True)
            self.assertEqual(done.returncode, 3, done.stderr)
            document = json.loads(done.stdout.decode("utf-8"))
            jsonschema.validate(document, schema)
            self.assertEqual(len(document["jobs"]), 3)

    def test_resolve_comes_back(self):
        """What resolve writes as a properties file or a command, it reads back to the same settings."""
        def settings(*arguments: str, cwd: str) -> list[dict]:
            done = subprocess.run([BINARY, "resolve", "--format", "json", *arguments], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True)
            jobs = json.loads(done.stdout)["jobs"]
            return [{s["key"]: s["value"] for s in job["settings"] if s["origin"]["layer"] != "spark-submit"} for job in jobs]

        example = ROOT / "testdata" / "example"
        for name in ("submit.sh", "spark-defaults.conf", "nightly.yaml"):
            [wanted] = settings(name, cwd=str(example))
            self.assertTrue(wanted)
            for form, file in (("properties", "out.conf"), ("submit", "out.sh")):
                with tempfile.TemporaryDirectory() as folder:
                    written = subprocess.run([BINARY, "resolve", "--format", form, name], cwd=example, capture_output=True, check=True).stdout
                    pathlib.Path(folder, file).write_bytes(written)
                    self.assertEqual(settings(file, cwd=folder), [wanted], f"{name} as {form}")

    def test_batch_answers_at_once(self):
        with subprocess.Popen([BINARY, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as batch:
            patience = threading.Timer(30, batch.kill)
            patience.start()
            self.addCleanup(patience.cancel)
            for number in range(3):  # each waits for the answer to the one before
                batch.stdin.write(b'{"id":%d,"conf":{"spark.master":"yarn"}}\n' % number)
                batch.stdin.flush()
                self.assertEqual(json.loads(batch.stdout.readline())["id"], number)
            batch.stdin.close()
            self.assertEqual(batch.wait(), 0)

    def test_sarif(self):
        document = json.loads(check("--format", "sarif"))
        if schema := os.environ.get("SPARKVET_SARIF_SCHEMA"):
            jsonschema.validate(document, json.loads(pathlib.Path(schema).read_text()))
        [run] = document["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        self.assertTrue(run["results"])
        for result in run["results"]:
            if "ruleIndex" in result:
                self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            [location] = result["locations"]
            self.assertRegex(location["physicalLocation"]["artifactLocation"]["uri"], r"^[A-Za-z0-9._~/%-]+$")
            self.assertTrue(result["partialFingerprints"])
        self.assertTrue(any("relatedLocations" in result for result in run["results"]))
        self.assertTrue(any("fixes" in result for result in run["results"]))

    def test_gitlab(self):
        entries = json.loads(check("--format", "gitlab"))
        self.assertTrue(entries)
        for entry in entries:
            jsonschema.validate(entry, GITLAB)
            self.assertFalse(entry["location"]["path"].startswith(("/", "./")))  # GitLab joins it to the project's address
        self.assertEqual(len({entry["fingerprint"] for entry in entries}), len(entries))  # of equal ones GitLab keeps the last

    def test_rdjson(self):
        document = json.loads(check("--format", "rdjson"))
        for diagnostic in document["diagnostics"]:
            self.assertIn(diagnostic["severity"], ("ERROR", "WARNING", "INFO"))
            self.assertTrue(diagnostic["location"]["path"])

    def test_junit(self):
        [suite] = xml.etree.ElementTree.fromstring(check("--format", "junit"))
        cases = suite.findall("testcase")
        self.assertEqual(int(suite.get("tests")), len(cases))
        self.assertEqual(int(suite.get("failures")), len(suite.findall("testcase/failure")))

    def test_checkstyle(self):
        root = xml.etree.ElementTree.fromstring(check("--format", "checkstyle"))
        self.assertEqual(root.tag, "checkstyle")
        for error in root.findall("file/error"):
            self.assertIn(error.get("severity"), ("error", "warning", "info"))

    def test_github(self):
        for line in check("--format", "github").splitlines():
            self.assertRegex(line, r"^::(error|warning|notice) file=[^,:]+(,\w+=[^,:]*)*::")


if __name__ == "__main__":
    unittest.main()
