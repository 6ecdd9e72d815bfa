"""The suite about masters: whose scheduler runs one, whether it is local, and whose options spark-submit hands on.

A line is [master, who runs it, is it local, whose options are handed on, or the error]; see `Masters`.
"""

from . import json_lines

PROGRAM = "Masters"
FILE = "values/masters-{line}.ndjson"

MASTERS = [
    "", " ", "local", "LOCAL", "Local", " local", "local ", "local\n", "local[]", "local[1]", "local[*]", "local[ *]", "local[* ]", "local[**]",
    "local[0]", "local[00]", "local[99999999999]", "local[-1]", "local[+1]", "local[1.5]", "local[١]", "local[１]", "local[1", "local[1]x",
    "xlocal[1]", "local[1]\n", "\nlocal[1]", "local [1]", "local[*,3]", "local[*, 3]", "local[* ,3]", "local[*\t,\n3]", "local[ *,3]", "local[*,3 ]",
    "local[4,2]", "local[4,*]", "local[4,]", "local[,4]", "local[4,2,1]", "local[4\u00a0,2]", "local[4\u000b,\f2]", "local[4\u001c,2]",
    "local[4\u0085,2]", "local[abc]", "local[N]", "local{1}", "local-cluster", "local-cluster[]", "local-cluster[1]", "local-cluster[1,1]",
    "local-cluster[1,1,1024]", "local-cluster[ 1 , 1 , 1024 ]", "local-cluster[1,1,1024]x", "local-cluster[1,1,1024,1]", "local-cluster[1,1,1g]",
    "local-cluster[0,0,0]", "local-cluster [1,1,1024]", "local-cluster[*,1,1024]", "local-cluster[-1,1,1024]", "local-cluster[\n1,1,1024\t]",
    "local-cluster[1;1;1024]", "localhost", "local-", "locally", "local:1", "yarn", "YARN", "Yarn", " yarn", "yarn ", "yarn-client", "yarn-cluster",
    "yarn-standalone", "yarn://x", "yarn\n", "yarn:", "spark", "spark:", "spark:/", "spark://", "spark://h:7077", "spark://h1:7077,h2:7077",
    "spark://h\nx", "spark://h\r", "spark://h\u0085", "spark://h\u2028x", "spark://h\u2029", "spark://h\n", "SPARK://h:7077", " spark://h",
    "spark://local[1]", "spark:///h", "sparkfoo", "spark://h\u000bx", "spark://h\fx", "spark://\u0000", "spark://é", "k8s", "k8s:", "k8s:/",
    "k8s://", "k8s://https://h:6443", "k8s://h:6443", "K8S://h", " k8s://h", "k8s://a\nb", "k8sfoo", "k8s-x", "kubernetes", "kubernetes://h", "k8",
    "k8s://https://", "k8s://ftp://h", "mesos", "mesos:", "mesos://", "mesos://h:5050", "mesos://zk://h:2181/mesos", "zk://h:2181/mesos",
    "MESOS://h", "mesosfoo", "mesos://a\nb", "simr://x", "nomad", "nomad://x", "http://h", "sc://h:15002", "local[*]local", "local[1],yarn",
    "yarn,local", "[local]", "\u0000local", "local\u0000", "\ufefflocal", "lоcal[1]", "😀", "${MASTER}", "$MASTER", "local[$N]"]


def questions():
    return [{"master": master} for master in MASTERS]


def rows(line):
    return {line[0]: line[1:]}


def group(answers):
    return [[master, *answer] for master, answer in answers.items()]


def render(line):
    return json_lines.render(line, json_lines.READABLE)


def lines(_, answered):
    for question, answer in answered:
        yield render([question["master"], answer["runs"], answer["local"], answer["submits"]])
