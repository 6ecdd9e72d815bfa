#include "tools/fuzz/targets.h"

namespace sparkvet::fuzz {
namespace {

constexpr Target kTargets[] = {
    {"properties", RunProperties,
     "\\\n\\u0041\n\\uD83D\\uDE00\n\\\r\n\f\n=\n:\n#\n!\nspark.a\n\\ \n{{ x }}\n{% if x "
     "%}\n${X}\n\xEF\xBB\xBF\n\xC3\xA9\n\xE2\x82"},
    {"shell", RunShell,
     "spark-submit \n--conf "
     "\nspark.a=\n\\\n$(\n)\n`\n\"\nA=1\nA+=(b)\n$A\n${A[@]}\neval \nf() {\n}\nwhile x; do\ndone\n$(echo a)\necho spark.a 1 >> spark-defaults.conf\n'\n$'\n${X:-\n}\n<<EOF\nEOF\n<<-'E'\n>\n2>&1\n&&\n||\n;;\n"
     "case x in\nesac\nif \nfi\n{ \n{{ x }}\n{%\nA=(\n$((1<<2))\n#\n\\u0041\nbash -c \nssh h "
     "\nsudo -u x \n\"${A[@]}\"\n$@"},
    {"dockerfile", RunDockerfile,
     "FROM apache/spark:3.5.1\nRUN \nCMD [\"spark-submit\", \"\nENTRYPOINT [\n\"]\nENV PYSPARK_SUBMIT_ARGS=\"\n\\\n\\ \n# \n"
     "# escape=`\nCOPY <<EOF /spark-defaults.conf\nEOF\n<<-'E'\n${X\n--conf spark.a=\nSHELL\n\\u0041\n"},
    {"makefile", RunMakefile,
     "run:\n\tspark-submit \n$(A)\n${B}\n$$\nA = \nB := $(A)\n?=\n+=\n\\\n#\n@-\nifdef X\nendif\ndefine X\nendef\ninclude x\n;\n--conf spark.a="},
    {"oozie", RunOozie,
     "<spark xmlns='uri:oozie:spark-action:0.2'>\n</spark>\n<master>yarn-cluster</master>\n<mode>\n</mode>\n<spark-opts>--conf \n</spark-opts>\nspark.a=\"b c\"\n--x=\n${x}\n${\n<jar>a</jar>\n<arg/>\n"
     "<![CDATA[\n]]>\n<!-- \n -->\n&lt;\n&#233;\n&x;\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<?xml version='1.0' encoding='latin1'?>\n\xC3\xA9\n\xE9\n{{ x }}\n#{x}\n@X@\n\r\n\""},
    {"justfile", RunJustfile,
     "run a='b' *c: d\n  spark-submit \n{{a}}\n{{{{\n{{ \"x\" + y / (z) }}\n}}\nx := '\ny := \"\nexport z := `\n'''\n\"\"\"\n```\n\\\n#\n@-\n  #!/bin/bash\nset export\nset shell := [\"sh\"]\n[script]\n\\u{41}\n--conf spark.a=\n(\n)\n\r\n"},
    {"jenkinsfile", RunJenkinsfile,
     "pipeline {\nenvironment {\n A = 'b'\n}\nstage('a') {\nwithEnv(['A=b', \"C=${d}\"]) {\nsh '''\nsh \"\"\"\nsh(script: \"\n, label: '\n)\nbat '\nsshCommand command: $/\n/$\ndef x = 'y'\n"
     "${x}\n$x\n${f(\"\n ? \n + \n'\n\"\n\\\n\\u0041\n\\$\n//\n/*\n*/\n/\nspark-submit \n--conf spark.a=\n.stripIndent()\n{ a -> \nenv.A = \n;\n]\n"},
    {"unit", RunUnit,
     "[Service]\n[program:a]\nExecStart=\ncommand=\ncommand.1=\nEnvironment=\nEnvironmentFile=\nspark-submit \n--conf spark.a=\nbash -c \"\n\\\n%i\n%%\n%(ENV_X)s\n${X}\n ;\n#\n"
     "PYSPARK_SUBMIT_ARGS=\n:\n"},
    {"env", RunEnv, "PYSPARK_SUBMIT_ARGS=\nexport \n\"\n'\n #\n$X\n${\n}\n--conf spark.a=\n\\\n\r\n"},
    {"batch-file", RunBatchFile,
     "spark-submit \n--conf a=\n^\n\r\n\"\n\\\"\n%A%\n%%i\n%~dp0\n!B!\n%1\nset PYSPARK_SUBMIT_ARGS=\nset \"\nrem \n::\necho \n(\n)\n&&\n|\n>\ncall \nfor \n do \nC:\\\n.cmd\nbash -c \""},
    {"yaml", RunYaml,
     "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nspec:\n  sparkConf:\n---\n "
     "   spark.a: \n&a \n"
     "*a\n<<: \n!!str \n|\n>-\n[\n]\n{\n}\n, \n: \n- \n\"\n'\n#\n{{ x }}\n{{- if x }}\n{{- end "
     "}}\n{% for %}\n\t\n? \n"
     "dynamicAllocation: {enabled: true}\nrun: |\n  spark-submit --conf a=$(X) \ncommand: [spark-submit, --conf, \nargs: [\nenv: [{name: X, value: "
     "\nsparkSubmitParameters: --conf \nPYSPARK_SUBMIT_ARGS=\n%YAML "
     "1.2\n...\n\xEF\xBB\xBF\n\\x41\n\xC3\xA9\n\r\nitems:\nspark.executor.cores: 4\nkind: ConfigMap\ndata:\n  spark-defaults.conf: |\n  run.sh: |2-\nname: \nvalue: "},
    {"json", RunJson,
     "{\"spark.executor.cores\":\n\"4\"\n}\n[\n]\n,\n:\n\"\\u0041\n\\ud83d\\ude00\nnull\ntrue\n1e3\n// x\n/* x */\n{{ x }}\n{% if x %}\n"
     "\"Classification\": \"spark-defaults\"\n\"Properties\":\n\"conf\":\n\"data\":\n\"kind\": \"ConfigMap\"\n\"spark\":"},
    {"toml", RunToml,
     "[spark]\n[a.b]\n[[c]]\nspark.executor.cores = 4\n\"spark.executor.cores\" = \"4\"\n'''\n\"\"\"\n\\u0041\n{ a = 1 }\n[ 1, 2 ]\n1_000\n0x1F\n"
     "2024-01-01T00:00:00Z\ntrue\n#\n=\n.\n\xC3\xA9\n\r\n"},
    {"hcl", RunHcl,
     "resource \"a\" \"b\" {\n}\nspark_conf = {\n\"spark.executor.cores\" = \"4\"\n: 4\n,\n[\n]\n(\n)\n<<EOF\nEOF\n<<-EOF\n${var.x}\n${~ x ~}\n$${\n%{ if x ~}\n%{ endif }\n%%{\n\\u0041\n"
     "jsonencode(\nyamlencode({\nmerge(a, {\nconcat([\nflatten([[\n? {\n} : {\nfor k, v in\n# c\n// c\n/* c */\n1e3\n010\n-1\nnull\ntrue\nargs = [\"spark-submit\", \"--conf\", \n"
     "\"spark-defaults.conf\" = <<EOT\nspark.a 1\nEOT\n{\"Classification\": \"spark-defaults\", \"Properties\": {\nstep {\nhadoop_jar_step {\n\r\n\xEF\xBB\xBF\n\xC3\xA9\n"},
    {"code", RunCode,
     "conf.set(\"spark.a\", \n.config('spark.executor.cores', 4)\nSparkSession.builder\n.master(\"yarn\")\n{\"spark.executor.cores\": \n\"\"\"\n'''\nf\"{x['a']}\"\n"
     "s\"${f(\"a\")}$x\"\nr'\\'\n(\n)\n[\n]\n{\n}\n, \n= \n: \n-> \n to \n + \n % \n.format(\n#\n//\n/*\n*/\n\\\n\n  \nnew \nval X = \nX[\"spark.executor.cores\"] = \n"
     "dict(\nMap(\nos.system(\"spark-submit --conf spark.a=%s\")\n.setAll([(\"spark.executor.cores\", 1)])\n`\n'a'\n1e-3\n-1\n\\u0041\n\\N{x}\n{{\n"},
    {"notebook", RunNotebook,
     "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"\n\"]}], \"metadata\": {\"kernelspec\": {\"language\": \"scala\"}}}\n\"c.set('spark.executor.cores', 4)\\n\", \n"
     "\"%%bash\\n\", \n\"%%configure -f\\n\", \n\"!spark-submit --conf spark.a=1 \\\\\\n\", \n\\u0041\n\\\\n\n\\\"\n"},
    {"expression", RunExpression, "spark.x\n == \n && \n || \n? : \nin \n('\n')\n[\n]\n.all(x, \nr'\n\\u0041\n1e9\n0x\n-9223372036854775808"},
    {"rule-file", RunRuleFile,
     "[[rule]]\n[[step]]\nid = \"a\"\nseverity = \"warning\"\nwhen = \"\nmessage = \"{\npart = \"driver\"\nread = \n"
     "call = \"driver\"\neach = \"x\"\nin = \"keys\"\n[[rule.example]]\nreleases = \"3.5\""},
    {"value", RunValue, "1g\n10s\n-\n0x1p-1\nNaN\n1e400\n\xD9\xA3\n\xE2\x84\xAA\n99999999999999999999\nms\nkib"},
    {"batch", RunBatch, "{\"id\":\n\"conf\":{\n\"release\":\"3.5.9\"\n\"env\":{\n\"spark.master\":\"yarn\"\n}\n]\n\\ud800\n1e9\nnull\ntrue"},
    {"suppression", RunSuppression, "# sparkvet: \nignore\nignore-begin\nignore-end\nignore-file\n[unknown-key]\n[\n]\n, \nuntil=2027-01-31\nuntil=\n\\\n\nspark.a 1\nspark-submit \n"},
    {"vet", RunVet, "spark.master yarn\nspark-submit --master \n--conf \nspark.dynamicAllocation.enabled=true\n${spark.a}\n${env:X}"},
    {"fix", RunFix,
     "spark.master yarn\nspark-submit --master yarn --num-executor 2\nspark.yarn.executor.memoryOverhead\nspark.dynamicAllocation.enable\nspark.shuffle.service.enable true\n"
     "  \n\\\n\r\n# sparkvet: ignore[unknown-key]\n'\n\"\nfs.s3a.path x\nspark.executor.cores: 4"},
    {"baseline", RunBaseline,
     "{\"version\": 1, \"findings\": [\n]}\n{\"path\":\"a.conf\",\"rule\":\"unknown-key\",\"text\":\"0\",\"count\":1}\n,\n\"count\":18446744073709551615\n\\ud800\nnull\n[\n{"},
    {"ignore", RunIgnore, "!\n/\n**/\n/**\n*\n?\n[\n]\n[^a-z]\n[[:alpha:]]\n\\\n#\n \n\r\n\nspark\n"},
    {"project", RunProject,
     "release = \"3.5\"\nknown-keys = [\"spark.a.*\"]\n[[paths]]\nmatch = [\"a/\"]\n[severity]\n[environment]\nextends = \n= [\n= {\n\"\"\"\n'''\n\\u0041\n1979-05-27\n\xC3\xA9"},
    {"recognise", RunRecognise, "#!/bin/sh\nspark.a\nspark-submit\nsparkoperator.k8s.io\n{\n}"},
};

}  // namespace

std::span<const Target> Targets() { return kTargets; }

const Target* FindTarget(std::string_view name) {
  for (const Target& target : kTargets) {
    if (target.name == name) return &target;
  }
  return nullptr;
}

}  // namespace sparkvet::fuzz
