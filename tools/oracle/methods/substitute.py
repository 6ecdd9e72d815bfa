"""The suite about substitution: what becomes of ${…} in a value.

A line is [value, text or error]; the first, ["release", full version, legend], holds everything that values can refer to.
"""

from . import json_lines

PROGRAM = "Substitution"
FILE = "values/substitute-{line}.ndjson"
KEY = "spark.test"

VALUES = [
    "plain", "", "${spark.a}", "${spark.a}${spark.a}", "x${spark.a}y${spark.b}z", "${spark.missing}", "${other.a}", "${env:E}", "${env:MISSING}",
    "${system:s}", "${system:missing}", "${foo:spark.a}", "${ENV:E}", "${spark:a}", "${:spark.a}", "${env:}", "${env:}x}", "${}", "${}}", "${}}}",
    "${ spark.a}", "${spark.a }", "${spark. a}", "${spark\u0000a}", "${spark.\u00a0a}", "$${spark.a}", "\\${spark.a}", "${spark.a", "$spark.a",
    "$ {spark.a}", "{spark.a}", "${${spark.a}}", "${spark.${spark.sfx}}", "${spark.a${spark.a}", "${a${spark.a}", "${spark.a}}", "${{spark.a}}",
    "${spark.é}", "${é:spark.a}", "${env:spark.a}", "${env:a:b}", "${a:b:c}", "${env::}", "${env:E}${system:s}${spark.a}", "${spark.self}",
    "${spark.loop1}", "x${spark.loop1}y", "${spark.diamond}", "${spark.toenv}", "${spark.dollar}", "${spark.backslash}", "${spark.test}",
    "${spark.empty}", "[${spark.empty}]", "${spark.nested}", "${env:N}", "${env:LOOP}", "${system:loop}", "${spark.envloop}", "${spark.viaenvself}",
    "${spark.executor.memory}", "${spark.dynamicAllocation.minExecutors}", "${spark.dynamicAllocation.initialExecutors}",
    "${spark.executor.instances}", "${env:spark.executor.memory}", "${system:spark.executor.memory}", "${foo:spark.executor.memory}",
    "${env:spark.dynamicAllocation.initialExecutors}", "${spark.locality.wait.node}", "${spark.kryoserializer.buffer}",
    "${spark.dynamicAllocation.enabled}", "${spark.memory.fraction}", "${spark.dynamicAllocation.maxExecutors}", "${spark.locality.wait}",
    "${spark.a}\n${spark.b}", "${spark.\na}", "${spark.a\t}", "${spark.\u000ba}", "${spark.\u0085a}", "${spark.\u2028a}", "${spark.\u3000a}",
    "${spark.\u001ca}", "${system:é}", "${_x1:spark.a}", "${env:E}}", "${spark.spaced}", "${spark.loopA}${spark.a}", "${spark.missing}${spark.self}",
    "${spark.unfinished}", "${spark.unfinished}a}", "${spark.open}spark.a}", "${system:s}:${env:E}", "${env-x:spark.a}", "${spark.a:b}",
    "${spark.colon:x}", "${1:spark.a}", "${env:}}", "${env:E ${spark.a}", "${env: ${spark.a}", "${x ${spark.a}", "${${${spark.a}", "${spark.", "${",
    "$", "}", "${spark.deep1}", "${spark.deepself}"]
CONF = {
    "spark.a": "AAA", "spark.b": "bbb", "spark.sfx": "a", "spark.self": "${spark.self}", "spark.loop1": "1${spark.loop2}",
    "spark.loop2": "2${spark.loop3}", "spark.loop3": "3${spark.loop1}", "spark.diamond": "${spark.a}-${spark.nested}",
    "spark.nested": "<${spark.a}|${spark.b}>", "spark.toenv": "${env:E}", "spark.dollar": "$1 \\1 $0 ${x", "spark.backslash": "a\\b\\\\c",
    "spark.empty": "", "spark.envloop": "${env:LOOP2}", "spark.spaced": "  ${spark.a}  ", "spark.loopA": "${spark.loopA}",
    "spark.unfinished": "${spark.", "spark.open": "${", "spark.a${spark.a": "odd", "spark.é": "accent", "spark.a:b": "colon",
    "spark.deep1": "(${spark.deep2})", "spark.deep2": "[${spark.deep3}]", "spark.deep3": "${spark.diamond}${system:s}",
    "spark.deepself": "${spark.deep1}${spark.deepself}", "env:spark.a": "x", "spark.viaenvself": "${env:SELF}"}
ENVIRONMENT = {
    "E": "ENVVALUE", "N": "${spark.nested}", "LOOP": "${env:LOOP}", "LOOP2": "${spark.envloop}", "a:b": "envab", "}x": "brace", "}": "lonebrace",
    ":": "justcolon", "SELF": "${spark.viaenvself}"}
SYSTEM = {"s": "SYSVALUE", "loop": "${system:loop}", "é": "sysaccent"}
# Entries without a setting: those with a default of their own, and those that fall back to another entry.
REGISTERED = [
    "spark.executor.memory", "spark.dynamicAllocation.minExecutors", "spark.kryoserializer.buffer", "spark.dynamicAllocation.enabled",
    "spark.memory.fraction", "spark.dynamicAllocation.maxExecutors", "spark.locality.wait"]
FALLBACKS = ["spark.dynamicAllocation.initialExecutors", "spark.locality.wait.node"]


def questions():
    return [*({"entry": key} for key in REGISTERED + FALLBACKS),
            *({"key": KEY, "value": value, "conf": CONF, "env": ENVIRONMENT, "system": SYSTEM} for value in VALUES)]


def rows(line):
    return {line[0]: line[1]}


def group(answers):
    return [[value, answer] for value, answer in answers.items()]


def render(line):
    return json_lines.render(line, json_lines.READABLE)


def lines(release, answered):
    # Not every release has all the entries.
    entries = {question["entry"]: answer for question, answer in answered if "entry" in question and answer}
    yield render(["release", release, {
        "conf": CONF, "env": ENVIRONMENT, "system": SYSTEM,
        "registered": {key: entries[key]["default"] for key in REGISTERED if key in entries},
        "fallback": {key: entries[key]["fallback"] for key in FALLBACKS if key in entries},
    }])
    for question, answer in answered:
        if "value" in question:
            yield render([question["value"], answer])
