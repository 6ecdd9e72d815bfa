"""Tests of the ways by which sparkvet reaches its users.

  packaging_test.py --build build

tools/packaging/test runs all of them, in a virtual environment that holds what they need from package registries. Run
by any other Python, as every test run does, those that need a registry are skipped.
"""

import argparse
import atexit
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
VERSION = re.search(r"project\(sparkvet VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text())[1]
SOUND = "spark.master yarn\nspark.executor.cores 4\n"
BROKEN = "spark.master spark://h:7077\nspark.executor.cores 4\nspark.dynamicAllocation.enabled true\nspark.dynamicAllocation.maxExecutors 0\n"
BUILD = ROOT / "build"
PREPARED = sys.prefix != sys.base_prefix  # the virtual environment of tools/packaging/test
needs_registries = unittest.skipUnless(PREPARED, "needs package registries: tools/packaging/test runs it")
GO_SARIF = "github.com/owenrumney/go-sarif/v3@v3.3.1"  # holds the schema that OASIS publishes


def run(*command, status=0, **options):
    """Runs a command and returns what it prints; another exit status than `status` is a failure that shows all of it."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode != status:
        raise AssertionError(f"{command} ended with {done.returncode}, not {status}:\n{done.stdout}")
    return done.stdout


def tool(name):
    """A command of the virtual environment that runs this test."""
    return pathlib.Path(sys.executable).parent / name


class InScratch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sparkvet packaging ")  # a blank in the path, as users have
        self.addCleanup(folder.cleanup)
        self.scratch = pathlib.Path(folder.name)

    def write(self, path, text):
        target = self.scratch / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        return target

    def assert_works(self, command):
        """The command vets a sound and a broken file, with nothing of this machine in its environment."""
        sound, broken = self.write("sound/spark-defaults.conf", SOUND), self.write("broken/spark-defaults.conf", BROKEN)
        empty = {"PATH": "/nonexistent"}
        self.assertIn(VERSION, run(command, "--version", env=empty))
        run(command, "check", sound, env=empty)
        self.assertIn("maxExecutors cannot be 0!", run(command, "check", broken, env=empty, status=1))


@functools.cache
def wheel_of_this_tree():
    """`pip wheel .`; built once, it takes minutes."""
    folder = tempfile.TemporaryDirectory(prefix="sparkvet-wheel-")
    atexit.register(folder.cleanup)
    run(tool("pip"), "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder.name, ROOT)
    [wheel] = pathlib.Path(folder.name).glob("*.whl")
    return wheel


@needs_registries
class WheelTest(InScratch):
    def setUp(self):
        super().setUp()
        self.wheel = wheel_of_this_tree()

    def test_has_one_binary_for_every_python(self):
        self.assertIn(f"sparkvet-{VERSION}-py3-none-", self.wheel.name)

    def test_needs_nothing_of_the_system(self):
        self.assertRegex(run(tool("auditwheel"), "show", self.wheel), r'platform tag: "manylinux')

    def test_runs_from_a_clean_virtual_environment(self):
        run(sys.executable, "-m", "venv", self.scratch / "venv")
        run(self.scratch / "venv/bin/pip", "install", "--quiet", "--no-index", self.wheel)
        self.assert_works(self.scratch / "venv/bin/sparkvet")
        run(self.scratch / "venv/bin/pip", "uninstall", "--quiet", "--yes", "sparkvet")
        self.assertFalse((self.scratch / "venv/bin/sparkvet").exists())

    @unittest.skipUnless(os.geteuid() == 0, "chroot is root's")
    def test_runs_where_there_is_no_other_file(self):
        with zipfile.ZipFile(self.wheel) as wheel:
            [name] = [n for n in wheel.namelist() if n.endswith("scripts/sparkvet")]
            binary = self.scratch / "sparkvet"
            binary.write_bytes(wheel.read(name))
        binary.chmod(0o755)
        self.write("spark-defaults.conf", BROKEN)
        out = run("chroot", self.scratch, "/sparkvet", "check", "/spark-defaults.conf", status=1)
        self.assertIn("maxExecutors cannot be 0!", out)

    def test_two_builds_give_the_same_bytes(self):
        """The wheel is built elsewhere, by other commands, than the build beside it."""
        run("cmake", "--install", BUILD, "--component", "command", "--prefix", self.scratch / "there", "--strip")
        with zipfile.ZipFile(self.wheel) as wheel:
            [name] = [n for n in wheel.namelist() if n.endswith("scripts/sparkvet")]
            self.assertEqual(wheel.read(name), (self.scratch / "there/bin/sparkvet").read_bytes())


class InstallTest(InScratch):
    def test_cmake_install_is_relocatable(self):
        run("cmake", "--install", BUILD, "--prefix", self.scratch / "first")
        (self.scratch / "first").rename(self.scratch / "second")
        self.assert_works(self.scratch / "second/bin/sparkvet")
        self.assertTrue((self.scratch / "second/share/man/man1/sparkvet.1").exists())

    def test_debian_package_is_installed_runs_and_is_removed(self):
        run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", self.scratch / "packages")
        [package] = (self.scratch / "packages").glob("*.deb")
        self.assertEqual(run("dpkg-deb", "--field", package, "Depends").strip(), "")
        root = self.scratch / "root"
        (root / "var/lib/dpkg/info").mkdir(parents=True)
        (root / "var/lib/dpkg/status").touch()
        dpkg = ["dpkg", "--force-not-root", "--force-script-chrootless", "--log=/dev/null", f"--root={root}"]
        run(*dpkg, "--install", package)
        self.assert_works(root / "usr/bin/sparkvet")
        installed = sorted(str(p.relative_to(root / "usr")) for p in (root / "usr").rglob("*") if p.is_file())
        self.assertEqual(installed, [
            "bin/sparkvet", "share/bash-completion/completions/sparkvet", "share/fish/vendor_completions.d/sparkvet.fish",
            "share/man/man1/sparkvet.1", "share/zsh/site-functions/_sparkvet"])
        run(*dpkg, "--remove", "sparkvet")
        self.assertFalse((root / "usr/bin/sparkvet").exists())


class CompletionTest(InScratch):
    """What the shells offer is what the command has."""

    def setUp(self):
        super().setUp()
        self.environment = {**os.environ, "PATH": f"{BUILD.resolve()}:{os.environ['PATH']}", "HOME": str(self.scratch), "TERM": "dumb"}

    def offered_by_bash(self, *words):
        script = ('source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); '
                  '_sparkvet "$1" "${@: -1}" "${@: -2:1}"; printf "%s\\n" "${COMPREPLY[@]}"')
        return run("bash", "-c", script, PACKAGING / "completions/sparkvet.bash", *words, env=self.environment, cwd=self.scratch).split()

    def offered_by_fish(self, line):
        script = f"source {PACKAGING / 'completions/sparkvet.fish'}; complete -C '{line}'"
        return [entry.split("\t")[0] for entry in run("fish", "-c", script, env=self.environment, cwd=self.scratch).splitlines()]

    def test_bash(self):
        self.assertEqual(self.offered_by_bash("sparkvet", "res"), ["resolve"])
        self.assertIn("--deploy-mode", self.offered_by_bash("sparkvet", "check", "--de"))
        self.assertEqual(self.offered_by_bash("sparkvet", "check", "--deploy-mode", "cl"), ["client", "cluster"])
        self.assertEqual(self.offered_by_bash("sparkvet", "rules", "max-executors-z"), ["max-executors-zero"])
        self.write("spark-defaults.conf", SOUND)
        self.assertEqual(self.offered_by_bash("sparkvet", "check", "spark-d"), ["spark-defaults.conf"])
        self.assertEqual(self.offered_by_bash("sparkvet", "check", "--", "--de"), [])

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish(self):
        self.assertIn("resolve", self.offered_by_fish("sparkvet res"))
        self.assertIn("--deploy-mode", self.offered_by_fish("sparkvet check --de"))
        self.assertEqual(self.offered_by_fish("sparkvet check --deploy-mode cl"), ["client", "cluster"])
        self.assertEqual(self.offered_by_fish("sparkvet rules max-executors-z"), ["max-executors-zero"])

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh(self):
        """zsh completes on a terminal only; this stands in for what it calls and sets."""
        driver = self.write("driver.zsh", f'''
            fpath=({PACKAGING / "completions"} $fpath)
            compadd() {{ shift; print -l -- "$@" }}
            words=("$@") CURRENT=$# PREFIX=${{@[-1]}}
            autoload -U _sparkvet; _sparkvet
            ''')
        self.assertIn("--deploy-mode", run("zsh", "-f", driver, "sparkvet", "check", "--de", env=self.environment).split())
        out = run("zsh", "-f", driver, "sparkvet", "check", "--deploy-mode", "cl", env=self.environment)
        self.assertEqual(out.split(), ["client", "cluster"])


@needs_registries
class PreCommitTest(InScratch):
    """The real pre-commit, on repositories made for the test, with a local index that holds the wheel."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sparkvet-hooks-")
        cls.addClassCleanup(cls.folder.cleanup)
        base = pathlib.Path(cls.folder.name)
        cls.index = base / "index"
        cls.index.mkdir()
        shutil.copy(wheel_of_this_tree(), cls.index)
        run(tool("pip"), "download", "--quiet", "--no-deps", "--dest", cls.index, "setuptools", "wheel", "packaging")
        cls.mirror = base / "mirror"
        shutil.copytree(PACKAGING / "pre-commit", cls.mirror)
        cls.commit_all(cls.mirror)
        run("git", "tag", f"v{VERSION}", cwd=cls.mirror)

    @staticmethod
    def commit_all(folder):
        run("git", "init", "--quiet", cwd=folder)
        run("git", "add", "--all", cwd=folder)
        run("git", "-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "--no-verify", "--message=all", cwd=folder)

    def hook(self, status=0, name="sparkvet", **files):
        """A repository with these files and one of our hooks; returns what `pre-commit run --all-files` prints."""
        repository = self.scratch / "repository"
        repository.mkdir()
        for path, text in files.items():
            self.write(f"repository/{path}", text)
        (repository / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {self.mirror}\n  rev: v{VERSION}\n  hooks:\n  - id: {name}\n")
        self.commit_all(repository)
        environment = {**os.environ, "PRE_COMMIT_HOME": str(self.index.parent / "pre-commit"), "PIP_NO_INDEX": "1",
                       "PIP_FIND_LINKS": str(self.index), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        return run(tool("pre-commit"), "run", "--all-files", "--color=never", cwd=repository, env=environment, status=status)

    def test_sound_files_pass(self):
        self.assertIn("Passed", self.hook(**{"spark-defaults.conf": SOUND}))

    def test_broken_files_fail_with_file_and_line(self):
        out = self.hook(status=1, **{"conf/spark-defaults.conf": BROKEN, "good/spark-defaults.conf": SOUND})
        self.assertIn("conf/spark-defaults.conf:4:", out)

    def test_odd_names_are_vetted_too(self):
        out = self.hook(status=1, **{"a b/sp\u00e4rk 'x' spark-defaults.conf": BROKEN})
        self.assertIn("maxExecutors cannot be 0!", out)

    def test_the_fix_hook_mends_and_fails_once(self):
        out = self.hook(status=1, name="sparkvet-fix", **{"spark-defaults.conf": "spark.master yarn\nspark.yarn.executor.memoryOverhead 1g\n"})
        self.assertIn("spark-defaults.conf:2:1: spark.yarn.executor.memoryOverhead is now spark.executor.memoryOverhead", out)
        self.assertIn("files were modified by this hook", out)

    def test_files_that_cannot_matter_do_not_start_it(self):
        self.assertIn("no files to check", self.hook(**{"main.go": "package main\n", "README.md": "spark.dynamicAllocation\n"}))

    def test_system_hook_runs_what_is_on_the_path(self):
        repository = self.scratch / "repository"
        repository.mkdir()
        self.write("repository/spark-defaults.conf", BROKEN)
        self.commit_all(repository)
        environment = {**os.environ, "PATH": f"{BUILD.resolve()}:{os.environ['PATH']}"}
        out = run(tool("pre-commit"), "try-repo", ROOT, "sparkvet-system", "--all-files", cwd=repository, env=environment, status=1)
        self.assertIn("maxExecutors cannot be 0!", out)


class CiFilesTest(InScratch):
    """Files for CI systems, read by their real readers or against their published schemas."""

    def assert_schema(self, schema, *files):
        run(tool("check-jsonschema"), "--builtin-schema", schema, *files)

    @needs_registries
    def test_action(self):
        self.assert_schema("vendor.github-actions", ROOT / "action.yml")

    @needs_registries
    def test_gitlab_template(self):
        run(tool("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", PACKAGING / "ci/gitlab-ci.yml")

    @needs_registries
    def test_hooks(self):
        run(tool("pre-commit"), "validate-manifest", ROOT / ".pre-commit-hooks.yaml", PACKAGING / "pre-commit/.pre-commit-hooks.yaml")

    @needs_registries
    def test_the_action_vets_and_fails_on_findings(self):
        import yaml  # noqa: PLC0415, comes with pre-commit
        step = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"][-1]
        self.write("a/spark-defaults.conf", SOUND)
        broken = self.write("b/spark-defaults.conf", BROKEN)
        environment = {**os.environ, "PATH": f"{BUILD.resolve()}:{os.environ['PATH']}", "RELEASE": "3.5", "FAIL_ON": "error", "ARGS": ""}
        run("bash", "-e", "-c", step["run"], env={**environment, "PATHS": "a"}, cwd=self.scratch)
        out = run("bash", "-e", "-c", step["run"], env={**environment, "PATHS": "a b"}, cwd=self.scratch, status=1)
        self.assertIn("::error file=" + str(broken.relative_to(self.scratch)), out)

    def test_the_problem_matcher_reads_what_text_prints(self):
        [matcher] = json.loads((PACKAGING / "ci/problem-matcher.json").read_text())["problemMatcher"]
        [pattern] = matcher["pattern"]
        broken = self.write("spark-defaults.conf", BROKEN)
        out = run(BUILD.resolve() / "sparkvet", "check", broken.name, cwd=self.scratch, status=1)
        [found] = filter(None, (re.search(pattern["regexp"], line) for line in out.splitlines() if "error:" in line))
        self.assertEqual(found[pattern["file"]], "spark-defaults.conf")
        self.assertEqual(found[pattern["line"]], "4")
        self.assertEqual(found[pattern["code"]], "max-executors-zero")

    @needs_registries
    def test_blocks_of_the_page_about_ci_are_valid(self):
        page = (ROOT / "docs/ci.md").read_text()
        blocks = re.findall(r"```(yaml|sh)\n(.*?)```", page, re.DOTALL)
        self.assertGreater(len(blocks), 5)
        for number, (language, text) in enumerate(blocks):
            with self.subTest(text.splitlines()[0]):
                path = self.write(f"{number}.yml", text)
                if language == "sh":
                    self.write("conf/spark-defaults.conf", SOUND), self.write("jobs/run.sh", "true\n")
                    environment = {**os.environ, "PATH": f"{BUILD.resolve()}:{os.environ['PATH']}"}
                    run("bash", "-e", "-c", text, cwd=self.scratch, env=environment)
                elif "pre-commit" in text.splitlines()[0]:
                    run(tool("pre-commit"), "validate-config", path)
                elif "gitlab" in text.splitlines()[0]:
                    run(tool("check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", path)
                else:
                    self.assert_schema("vendor.github-workflows", path)
        self.assertNotIn(False, [VERSION in line for line in re.findall(r"sparkvet==.*|rev: v.*", page)], "the page names another version")

    @needs_registries
    @unittest.skipUnless(shutil.which("go"), "BuildKit's parser needs Go")
    def test_dockerfile_is_read_by_buildkit(self):
        out = run("go", "run", ".", PACKAGING / "docker/Dockerfile", cwd=ROOT / "tools/packaging/dockerfile")
        self.assertIn("FROM scratch", out)
        self.assertIn("USER", [line.strip().upper() for line in out.splitlines()])

    def test_versions_are_the_same_everywhere(self):
        for path in (PACKAGING / "pre-commit/pyproject.toml", PACKAGING / "ci/gitlab-ci.yml", ROOT / "action.yml", ROOT / "CHANGELOG.md"):
            self.assertIn(VERSION, path.read_text(), path)


@needs_registries
class ReportTest(InScratch):
    """Reports in the formats of others, held against the published schema or read by a real reader."""

    def report(self, output):
        broken = self.write("conf/spark-defaults.conf", BROKEN)
        report = self.scratch / output
        run(BUILD / "sparkvet", "check", "--format", f"{output}={report}", broken.relative_to(self.scratch), cwd=self.scratch, status=1)
        return report

    @unittest.skipUnless(shutil.which("go"), "a Go module holds the schema")
    def test_sarif_keeps_to_the_schema_of_oasis(self):
        module = json.loads(run("go", "mod", "download", "-json", GO_SARIF, cwd=self.scratch))
        source = pathlib.Path(module["Dir"], "pkg/report/v210/sarif/schema.go").read_text()
        schema = self.write("sarif-schema-2.1.0.json", source[source.index("`") + 1:source.rindex("`")])
        self.assertIn("docs.oasis-open.org/sarif/sarif/v2.1.0", json.loads(schema.read_text())["id"])
        run("python3", ROOT / "tools/golden/outputs_test.py", BUILD / "sparkvet", env={**os.environ, "SPARKVET_SARIF_SCHEMA": str(schema)})

    @unittest.skipUnless(shutil.which("go"), "reviewdog needs Go")
    def test_reviewdog_reads_sarif_rdjson_and_checkstyle(self):
        for output in ("sarif", "rdjson", "checkstyle"):
            with self.subTest(output):
                out = run("go", "run", ".", output, self.report(output), cwd=ROOT / "tools/packaging/readers")
                self.assertRegex(out, r"(?m)^conf/spark-defaults.conf:4:\d+: ERROR: (sparkvet\.)?max-executors-zero$")

    def test_junit(self):
        import junitparser  # noqa: PLC0415, only this test needs it
        suites = junitparser.JUnitXml.fromfile(str(self.report("junit")))
        failures = [result for suite in suites for case in suite for result in case.result]
        self.assertTrue(any("maxExecutors cannot be 0!" in failure.message for failure in failures))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=BUILD)
    known, rest = parser.parse_known_args()
    BUILD = known.build.resolve()
    unittest.main(argv=[sys.argv[0], *rest])
