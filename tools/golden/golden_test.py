#!/usr/bin/env python3
"""The runners must be able to fail. A small script plays the command."""

import contextlib
import io
import pathlib
import tempfile
import unittest
from unittest import mock

import golden
import readme

FAKE = """#!/bin/bash
echo "args: $*"
[[ $1 == check ]] && cat "${@:2}" && echo "in $PWD" && echo "NO_COLOR=${NO_COLOR-unset} CI=${CI-unset}" >&2 && exit 1
[[ $1 == bad ]] && exit 2
exit 0
"""


class Scratch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.binary = self.root / "sparkvet"
        self.binary.write_text(FAKE)
        self.binary.chmod(0o755)

    def quietly(self, function, *arguments):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            return function(*arguments), out.getvalue()


class Golden(Scratch):
    def case(self, cmd: str, **files: str) -> pathlib.Path:
        folder = self.root / "cli" / "a"
        folder.mkdir(parents=True)
        for name, text in {"cmd": cmd, **files}.items():
            (folder / name).write_text(text)
        return folder

    def failure(self, case: pathlib.Path) -> str:
        return golden.failure(case, golden.run_case(case, self.binary))

    def test_it_passes(self):
        case = self.case("sparkvet check input\n", input="x\n", stdout="args: check input\nx\nin <case>\n",
                         stderr="NO_COLOR=unset CI=unset\n", status="1\n")
        with mock.patch.dict("os.environ", CI="true", NO_COLOR="1"):
            self.assertEqual(self.failure(case), "")

    def test_missing_files_mean_nothing_and_0(self):
        self.assertEqual(self.failure(self.case("true\n")), "")

    def test_it_fails_readably(self):
        text = self.failure(self.case("sparkvet a\nsparkvet bad\n", stdout="args: a\n"))
        self.assertIn("FAILED testdata/cli/a\n  $ sparkvet a\n  $ sparkvet bad\n", text)
        self.assertIn("+args: bad\n", text)
        self.assertIn("--- expected status\n+++ actual status\n@@ -1 +1 @@\n-0\n+2\n", text)

    def test_unset_variables_are_errors(self):
        self.assertIn("MISSING: unbound variable", self.failure(self.case('echo "$MISSING"\n')))

    def test_a_missing_line_end_is_seen(self):
        self.assertIn("no newline at the end", self.failure(self.case("printf x\n", stdout="x\n")))

    def test_the_case_itself_is_not_touched(self):
        case = self.case("rm input; echo new >made\n", input="x\n")
        self.assertEqual(self.failure(case), "")
        self.assertEqual(sorted(f.name for f in case.iterdir()), ["cmd", "input"])

    def test_update(self):
        case = self.case("sparkvet bad; printf '\\377'; exit 3\n", stderr="gone\n", status="0\n")
        changed = golden.write_expected(case, golden.run_case(case, self.binary))
        self.assertEqual(changed, ["stdout", "stderr", "status"])
        self.assertFalse((case / "stderr").exists())
        self.assertEqual((case / "stdout").read_bytes(), b"args: bad\n\xff")
        self.assertEqual(self.failure(case), "")


class Readme(Scratch):
    def check(self, text: str, name: str = "README.md", update: bool = False) -> tuple[int, int]:
        self.file = self.root / name
        self.file.write_text(text)
        result, self.out = self.quietly(readme.check, self.file, self.binary, update)
        return result

    def block(self, *lines: str) -> str:
        return "text\n```console\n" + "\n".join(lines) + "\n```\n```sh\n$ not an example\n```\n"

    def test_exact(self):
        self.assertEqual(self.check(self.block("$ sparkvet x", "args: x", "", "$ sparkvet y", "args: y")), (2, 0))

    def test_wrong(self):
        self.assertEqual(self.check(self.block("$ sparkvet x", "args: z")), (0, 1))
        self.assertIn("README.md:3: $ sparkvet x\n", self.out)
        self.assertIn("-args: z\n+args: x", self.out)

    def test_ellipsis(self):
        block = self.block("$ printf '1\\n2\\n3\\n'", "1", "…", "3")
        self.assertEqual(self.check(block), (1, 0))
        self.assertEqual(self.check(block.replace("\n3\n", "\n4\n")), (0, 1))
        self.assertEqual(self.check(self.block("$ printf '1\\n2\\n'", "1", "2", "…")), (1, 0))

    def test_nothing_shown(self):
        self.assertEqual(self.check(self.block("$ sparkvet fine", "$ sparkvet bad", "$ no-such-command")), (1, 2))

    def test_crash_with_output_shown(self):
        self.assertEqual(self.check(self.block("$ sparkvet x; exit 4", "args: x")), (0, 1))

    def test_continued(self):
        self.assertEqual(self.check(self.block("$ sparkvet a \\", "    b", "args: a b")), (1, 0))

    def test_commands_that_are_not_run(self):
        self.assertEqual(self.check(self.block("$ git clone x", "$ sudo rm x", "$ ./tools/test", "$ ./tools/absent")), (3, 1))

    def test_build_folder(self):
        self.assertEqual(self.check(self.block("$ build/sparkvet x", "args: x")), (1, 0))

    def test_man_page(self):
        page = ".SH EXAMPLES\n.EX\n$ sparkvet \\-\\-x\nargs: \\-\\-x\n.EE\n$ text\n"
        self.assertEqual(self.check(page, "sparkvet.1"), (1, 0))
        self.assertEqual(self.check(page.replace("args", "argh"), "sparkvet.1"), (0, 1))

    def test_update(self):
        self.check(self.block("$ sparkvet x", "old", "older", "", "$ sparkvet y", "old"), update=True)
        self.assertEqual(self.file.read_text(), self.block("$ sparkvet x", "args: x", "", "$ sparkvet y", "args: y"))


if __name__ == "__main__":
    unittest.main()
