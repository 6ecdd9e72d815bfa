#!/usr/bin/env python3
"""Each guard must be able to fail: small trees with one mistake each."""

import pathlib
import tempfile
import textwrap
import unittest

import house
import knowledge
import tree

HEADER = "#ifndef SPARKVET_{0}_\n#define SPARKVET_{0}_\n{1}\n#endif\n"
RULE = """
    [[rule]]
    id = "max-unbounded"
    message = "the maximum {max} is not limited by anything at all"
    summary = "s"
    why = "w"
    [[rule.example]]
    bad = "a 1"
    good = "a 2"
"""


class GuardTest(unittest.TestCase):
    def problems(self, guard: str, files: dict[str, str]) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                file = pathlib.Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(textwrap.dedent(text))
            return [str(p) for p in house.GUARDS[guard](tree.Tree(pathlib.Path(folder)))]

    def expect(self, guard: str, files: dict[str, str], *wanted: str):
        found = self.problems(guard, files)
        self.assertEqual(len(found), len(wanted), found)
        for part in wanted:
            self.assertTrue(any(part in text for text in found), (part, found))


class Includes(GuardTest):
    CMAKE = """
        sparkvet_module(lib/base SRCS a.cc)
        sparkvet_module(lib/text SRCS b.cc TESTS b_test.cc DEPS sv_base)
        """
    FILES = {
        "CMakeLists.txt": CMAKE,
        "lib/base/a.h": HEADER.format("LIB_BASE_A_H", ""),
        "lib/base/a.cc": '#include "lib/base/a.h"\n',
        "lib/text/b.h": HEADER.format("LIB_TEXT_B_H", '#include "lib/base/a.h"'),
        "lib/text/b.cc": '#include "lib/text/b.h"\n#include <vector>\n#include <sys/stat.h>\n',
        "lib/text/b_test.cc": '#include "lib/text/b.h"\n#include <doctest/doctest.h>\n',
    }

    def test_a_sound_tree(self):
        self.expect("includes", self.FILES)

    def test_upward(self):
        self.expect("includes", self.FILES | {"lib/base/a.cc": '#include "lib/text/b.h"\n'},
                    "lib/base/a.cc:1: lib/base may not include lib/text", "sv_text is not in DEPS")

    def test_upward_in_cmake(self):
        cmake = self.CMAKE.replace("a.cc", "a.cc DEPS sv_text")
        self.expect("includes", self.FILES | {"CMakeLists.txt": cmake},
                    "lib/base may not depend on sv_text", "lib/base depends on sv_text but includes nothing")

    def test_order_in_cmake(self):
        cmake = "\n".join(reversed(self.CMAKE.strip().splitlines()))
        self.expect("includes", self.FILES | {"CMakeLists.txt": cmake}, "out of order, expected: base text")

    def test_missing_dep(self):
        cmake = self.CMAKE.replace(" DEPS sv_base", "")
        self.expect("includes", self.FILES | {"CMakeLists.txt": cmake}, "lib/text/b.h:3: includes lib/base, but sv_base")

    def test_unused_dep(self):
        files = self.FILES | {"lib/text/b.h": HEADER.format("LIB_TEXT_B_H", "")}
        self.expect("includes", files, "lib/text depends on sv_base but includes nothing")

    def test_never_built(self):
        self.expect("includes", self.FILES | {"lib/base/new.cc": ""}, "lib/base/new.cc: never built")

    def test_short_path(self):
        self.expect("includes", self.FILES | {"lib/base/a.cc": '#include "a.h"\n'}, "write the full path")

    def test_missing_header(self):
        self.expect("includes", self.FILES | {"lib/base/a.cc": '#include "lib/base/z.h"\n'}, "does not exist")

    def test_lib_includes_tools(self):
        files = self.FILES | {"lib/base/a.cc": '#include "tools/x/x.h"\n',
                              "tools/x/x.h": HEADER.format("TOOLS_X_X_H", "")}
        self.expect("includes", files, "lib/ never includes tools/")

    def test_unknown_module(self):
        self.expect("includes", self.FILES | {"lib/new/a.h": HEADER.format("LIB_NEW_A_H", '#include "lib/base/a.h"')},
                    "lib/new is in no list of modules")

    def test_include_guard(self):
        self.expect("includes", self.FILES | {"lib/base/a.h": "#pragma once\n"},
                    "include guard must be SPARKVET_LIB_BASE_A_H_")

    def test_third_party(self):
        for header in ("CLI/CLI.hpp", "toml++/toml.h", "yaml.h", "re2/re2.h", "rapidjson/reader.h",
                       "doctest/doctest.h", "boost/any.hpp", "regex", "iostream"):
            with self.subTest(header):
                self.expect("includes", self.FILES | {"lib/base/a.cc": f"#include <{header}>\n"}, f"<{header}>")

    def test_third_party_where_it_belongs(self):
        files = self.FILES | {"tools/sparkvet/cli.cc": "#include <CLI/CLI.hpp>\n#include <iostream>\n"}
        self.expect("includes", files)

    def test_third_party_through_a_header_of_ours(self):
        files = {
            "CMakeLists.txt": "sparkvet_module(lib/rule SRCS compile.cc toml_x.cc a.cc)",
            "lib/rule/toml_x.h": HEADER.format("LIB_RULE_TOML_X_H", "#include <toml++/toml.h>"),
            "lib/rule/toml_x.cc": '#include "lib/rule/toml_x.h"\n',
            "lib/rule/compile.cc": '#include "lib/rule/toml_x.h"\n',
            "lib/rule/a.cc": '#include "lib/rule/toml_x.h"\n',
        }
        self.expect("includes", files, "lib/rule/a.cc:1: lib/rule/toml_x.h brings <toml++/toml.h>")

    def test_comments_are_no_includes(self):
        self.expect("includes", self.FILES | {"lib/base/a.cc": '/*\n#include <regex>\n*/ // #include "x.h"\n'})


class Output(GuardTest):
    def test_what_prints_or_exits(self):
        for code in ("std::cout << 1;", "std :: cerr << 1;", 'std::printf("x");', 'puts("x");', "std::exit(1);",
                     "::exit(1);", "  _exit(1);", "abort();", "std::terminate();", "fputs(x, stderr);",
                     "write(1, p, n);", "::write(STDOUT_FILENO, p, n);"):
            with self.subTest(code):
                found = self.problems("output", {"lib/vet/a.cc": f"void F() {{\n  {code}\n}}\n"})
                self.assertTrue(found and found[0].startswith("lib/vet/a.cc:2: "), found)

    def test_what_does_not(self):
        self.expect("output", {"lib/vet/a.cc": """
            // std::cout, exit(1)
            const char* kText = "exit(1); std::cerr";
            const char* kRaw = R"(abort(); ")";
            int n = 1'000; char c = '"';
            void F() { std::snprintf(b, n, "x"); door.exit(1); Door::exit(1); p->abort(); on_exit(1); }
            """})

    def test_tests_and_the_exception(self):
        self.expect("output", {"lib/vet/a_test.cc": "abort();", "lib/base/check.cc": "_exit(4);",
                               "tools/x.cc": "exit(1);"})


class Knowledge(GuardTest):
    RULES = {"rules/advice/a.toml": RULE}

    def test_a_message(self):
        code = 'auto s = "but is not limited "  // why\n    "by anything at all";\n'
        self.expect("knowledge", self.RULES | {"lib/check/a.cc": code}, "lib/check/a.cc:1: says what rules/advice/a.toml")

    def test_a_raw_message(self):
        code = '\nauto s = R"x(it is not limited by anything at all)x";\n'
        self.expect("knowledge", self.RULES | {"lib/check/a.cc": code}, "lib/check/a.cc:2: says")

    def test_a_message_deep_inside(self):
        rules = {"rules/driver/a.toml": '[[step]]\nwraps = { throws = "a.B", message = "one two three four" }\n'}
        self.expect("knowledge", rules | {"lib/check/a.cc": 'f("one two three four");'}, "one two three four")

    def test_a_rule_id(self):
        for literal in ("max-unbounded", "see max-unbounded, or not"):
            with self.subTest(literal):
                self.expect("knowledge", self.RULES | {"lib/check/a.cc": f'f("{literal}");'}, "names the rule")

    def test_what_may_stand(self):
        self.expect("knowledge", self.RULES | {
            "lib/check/a.cc": '// max-unbounded: is not limited by anything at all\nf("is not limited", "x-max-unbounded");',
            "lib/check/a_test.cc": 'f("max-unbounded", "is not limited by anything at all");',
            "tools/x.cc": 'f("max-unbounded");'})

    def test_fragments(self):
        self.assertEqual(knowledge.fragments("a {x} is above all {f({'y'})}."), [])
        self.assertEqual(knowledge.fragments("{x}  is far above all {y}"), ["is far above all"])
        self.assertEqual(knowledge.fragments("unlimited configurations, forsooth"), ["unlimited configurations, forsooth"])
        self.assertEqual(knowledge.fragments("org.apache.spark.SparkIllegalArgumentException"), [])


class Rules(GuardTest):
    def test_a_sound_rule(self):
        self.expect("rules", {"rules/advice/a.toml": RULE})

    def test_what_is_missing(self):
        for line, wanted in (('summary = "s"', "no summary"), ('why = "w"', "no why"), ('good = "a 2"', "no example"),
                             ('bad = "a 1"', "no example")):
            with self.subTest(line):
                self.expect("rules", {"rules/advice/a.toml": RULE.replace(line, "")},
                            f"rules/advice/a.toml:3: rule max-unbounded has {wanted}")

    def test_a_step_with_an_id(self):
        self.expect("rules", {"rules/driver/a.toml": '[[step]]\nid = "x-y"\nthrows = "E"\n'},
                    "no summary", "no why", "no example")

    def test_steps_that_share_an_id(self):
        self.expect("rules", {"rules/driver/a.toml": textwrap.dedent(RULE),
                              "rules/driver/b.toml": '[[step]]\nid = "max-unbounded"\n'})

    def test_names_and_syntax(self):
        self.expect("rules", {"rules/a.toml": RULE.replace("max-unbounded", "maxUnbounded"), "rules/b.toml": "x ="},
                    "not in kebab-case", "rules/b.toml: not TOML")


class Tidiness(GuardTest):
    def test_sizes(self):
        files = {f"lib/a{n}.cc": "x\n" * n for n in (400, 401, 600, 601)}
        files |= {"testdata/big.cc": "x\n" * 999, "rules/big.py": "x\n" * 999}
        self.expect("sizes", files, "a401.cc: warning: 401", "a600.cc: warning: 600", "a601.cc: 601 lines")

    def test_machine_paths(self):
        for folder in ("work", "root"):
            self.expect("names", {"a.md": f"x\nsee /{folder}/main for more"}, f"a.md:2: a path of somebody's machine: /{folder}/")

    def test_what_is_no_machine_path(self):
        self.expect("names", {"a.md": "s3://bucket/work/x ./work/ team/root/x /rooted/ /works/ /work-dir"})

    def test_hidden_names(self):
        self.expect("names", {".ci/run": "", ".idea/x": "", "lib/.cache": "", "testdata/cli/a/.env": "", ".gitignore": ""},
                    ".idea", "lib/.cache")

    def test_ignored_files(self):
        self.expect("names", {".gitignore": "/build/\n__pycache__/\n*.tmp\n", "build/.x": "", "a/__pycache__/.x": "",
                              "a/.b.tmp": "", "a/build/.x": ""}, "a/build/.x")


if __name__ == "__main__":
    unittest.main()
