#include "lib/carrier/tree_commands.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/carrier/test_support.h"
#include "lib/carrier/yaml_stream.h"

namespace sparkvet::carrier {
namespace {

std::vector<Fragment> Read(std::string_view yaml) { return ParseYamlStream(Kept(yaml), 0, TestTables()); }

// "title: its dump", one fragment behind the other.
std::string Told(const std::vector<Fragment>& all) {
  std::string out;
  for (const Fragment& f : all) out += f.title + '\n' + Dump(f);
  return out;
}

struct Row {
  std::string_view name, in, want;  // marks in `in`: places of values
};

constexpr Row kRows[] = {
    {"a step of GitHub Actions",
     "jobs:\n  etl:\n    steps:\n    - name: spark-submit the job\n      run: |\n        pip install pyspark\n"
     "        spark-submit --master [[yarn]] \\\n          --conf \"spark.a=[[1 2]]\" app.py ${{ inputs.day }}\n",
     "spark-submit in jobs.etl.steps[0].run\n--master=yarn\nspark.a=1 2\nresource app.py\n"},
    {"the value of an expression is unknown",
     "run: spark-submit --conf spark.executor.memory=${{ inputs.mem }}g app.py\n",
     "spark-submit in run\nspark.executor.memory=${{ inputs.mem }}g ?\nresource app.py\n"},
    {"a script of GitLab's, line by line",
     "etl:\n  image: apache/spark:3.5.1\n  script:\n    - cd jobs\n    - spark-submit --conf spark.a=[[x]] a.py\n    - 'spark-submit b.py'\n",
     "spark-submit in etl.script[1]\nspark.a=x\nresource a.py\nspark-submit in etl.script[2]\nresource b.py\n"},
    {"its lines share their variables, with those before them",
     "etl:\n  script:\n    - OPTS=\"--conf spark.b=$B\"\n    - |\n      cd jobs\n      export C=[[3]]\n"
     "    - spark-submit --executor-memory $MEM $OPTS --conf \"spark.c=$C\" a.py\n  before_script:\n    - export MEM=[[4g]]\n    - B=[[x]]\n",
     "spark-submit in etl.script[2]\n--executor-memory=4g\nspark.b=x\nspark.c=3\nresource a.py\n"},
    {"a block behind lines",
     "etl:\n  before_script: [\"M=[[4g]]\", \"spark-submit --conf spark.b=1 b.py\"]\n  script: |\n    spark-submit --conf spark.a=$M a.py\n",
     "spark-submit in etl.before_script[1]\nspark.b=1\nresource b.py\nspark-submit in etl.script\nspark.a=4g\nresource a.py\n"},
    {"a line that is not seen may set them",
     "y: &setup M=2\nx:\n  script:\n    - M=1\n    - !reference [.setup, script]\n    - spark-submit --conf spark.a=$M a.py\n    - M=2\n    - *setup\n"
     "    - spark-submit --conf spark.a=$M b.py\n    - [M=3]\n    - spark-submit --conf spark.a=$M c.py\n",
     "spark-submit in x.script[2]\nspark.a=$M ?\nresource a.py\nspark-submit in x.script[5]\nspark.a=$M ?\nresource b.py\n"
     "spark-submit in x.script[7]\nspark.a=$M ?\nresource c.py\n"},
    {"steps have shells of their own", "steps:\n- script: M=1\n- script: spark-submit --conf spark.a=$M a.py\n",
     "spark-submit in steps[1].script\nspark.a=$M ?\nresource a.py\n"},
    {"command and args of a container are one command",
     "spec:\n  containers:\n  - command: [\"/opt/spark/bin/spark-submit\"]\n    args:\n    - --conf\n    - \"spark.a=[[1]]\"\n    - --num-executors\n"
     "    - \"[[2]]\"\n    - local:///app.py\n    - --conf\n",
     "spark-submit in spec.containers[0].command\n--num-executors=2\nspark.a=1\nresource local:///app.py\n"},
    {"with a shell between", "command: [sh, -c]\nargs: [\"spark-submit --conf spark.a=[[1]] app.py\"]\n",
     "spark-submit in command\nspark.a=1\nresource app.py\n"},
    {"as a block", "command: [/bin/bash, -lc]\nargs:\n- |\n  set -e\n  spark-submit \\\n    --conf spark.a=[[1]] \\\n    app.py\n",
     "spark-submit in command\nspark.a=1\nresource app.py\n"},
    {"a list and a text of a compose file", "j:\n  entrypoint: [/opt/spark/bin/spark-submit, --conf, \"spark.a=[[1]]\"]\n  command: --conf 'spark.b=[[2 3]]' app.py\n",
     "spark-submit in j.entrypoint\nspark.a=1\nspark.b=2 3\nresource app.py\n"},
    {"a text and a list", "j:\n  entrypoint: /opt/spark/bin/spark-submit --master yarn\n  command: [--conf, \"spark.a=[[1]]\", app.py]\n",
     "spark-submit in j.entrypoint\n--master=yarn\nspark.a=1\nresource app.py\n"},
    {"two texts", "j:\n  entrypoint: /tini -- /opt/spark/bin/spark-submit\n  command: --conf spark.a=[[1]] $$HOME/app.py\n",
     "spark-submit in j.entrypoint\nspark.a=1\nresource $$HOME/app.py\n"},
    {"a script is none of their words", "j:\n  entrypoint: [bash, -c]\n  command: |\n    cd x && spark-submit --conf spark.a=[[1]] app.py\n",
     "spark-submit in j.command\nspark.a=1\nresource app.py\n"},
    {"an entry point that runs it", "j:\n  entrypoint: [/entrypoint.sh]\n  command: spark-submit --conf spark.a=[[1]] app.py\n",
     "spark-submit in j.entrypoint\nspark.a=1\nresource app.py\n"},
    {"steps of type Spark", "- Name: x\n  Type: SPARK\n  ActionOnFailure: CONTINUE\n  Args: [--deploy-mode, cluster, --conf, \"spark.a=[[1]]\", s3://b/a.py]\n",
     "spark-submit in [0].Args\n--deploy-mode=cluster\nspark.a=1\nresource s3://b/a.py\n"},
    {"and of another type", "- Type: CUSTOM_JAR\n  Args: [--deploy-mode, cluster, --conf, spark.a=1, s3://b/a.py] # spark\n", ""},
    {"a task of Ansible's", "- ansible.builtin.shell: >\n    {{ home }}/bin/spark-submit --conf spark.a=[[1]] a.py\n",
     "spark-submit in [0][\"ansible.builtin.shell\"]\nspark.a=1\nresource a.py\n"},
    {"its words, where a template has blanks", "- command:\n    argv: [\"{{ home }}/bin/spark-submit\", --conf, \"spark.a=[[1]]\", a.py]\n",
     "spark-submit in [0].command.argv\nspark.a=1\nresource a.py\n"},
    {"a file of a ConfigMap is no script", "data:\n  notes.txt: spark-submit --conf spark.a=1 a.py\n", ""},
    {"one option for PySpark", "PYSPARK_SUBMIT_ARGS: \"--master [[local]] pyspark-shell\"\n", "PYSPARK_SUBMIT_ARGS in PYSPARK_SUBMIT_ARGS\n--master=local\nresource pyspark-shell\n"},
    {"a task of Databricks", "new_cluster: {num_workers: 2}\nspark_submit_task:\n  parameters: [--class, Main, --conf, \"spark.a=[[1]]\", dbfs:/a.jar, --conf]\n",
     "spark-submit in spark_submit_task.parameters\n--class=Main\nspark.a=1\nresource dbfs:/a.jar\nopen\n"},
    {"of another kind", "spark_python_task:\n  python_file: dbfs:/a.py\n  parameters: [--conf, spark.a=1, b] # spark_submit_task\n", ""},
    {"the same for one run", "{\"job_id\": 1, \"spark_submit_params\": [\"--conf\", \"spark.a=[[1]]\", \"dbfs:/a.jar\"]}",
     "spark-submit in spark_submit_params\nspark.a=1\nresource dbfs:/a.jar\nopen\n"},
    {"arguments of Glue", "DefaultArguments:\n  --conf: spark.a=[[1]] --conf spark.b=[[2]]\n  --TempDir: s3://b/\n",
     "--conf in DefaultArguments.--conf\nspark.a=1\nspark.b=2\nopen\n"},
    {"that are no chain of options", "DefaultArguments:\n  --conf: spark.a=1 spark.b=2\n", ""},
    {"the body of a request in a script", "run: |\n  curl -d '{\"conf\": {\"spark.executor.cores\": \"[[2]]\"}, \"kind\": \"spark\"}' http://livy:8998/sessions\n",
     "Livy conf conf in run\nspark.executor.cores=2\nopen\n"},
    {"steps in the words of a command in a script", "deploy:\n  script:\n  - >-\n    aws emr add-steps --cluster-id j-1\n    --steps '[{\"Type\": \"Spark\", \"Args\": [\"--conf\", \"spark.a=[[1]]\", \"s3://b/a.py\"]}]'\n",
     "spark-submit in [0].Args in deploy.script[0]\nspark.a=1\nresource s3://b/a.py\n"},
    {"the entry point is not known", "args: [--conf, spark.a=1, app.py] # spark-submit\n", ""},
    {"another program in front", "command: [/opt/entrypoint.sh, spark-submit, --conf, \"spark.a=[[1]]\", app.py]\n",
     "spark-submit in command\nspark.a=1\nresource app.py\n"},
    {"variables of the container",
     "env:\n- {name: MEM, value: [[4g]]}\n- name: ID\n  valueFrom: {fieldRef: {fieldPath: x}}\n"
     "command: [spark-submit, --executor-memory, $(MEM), --conf, spark.a=$(ID)-$(NO), --conf, spark.b=x$(MEM)y, app.py]\n",
     "spark-submit in command\n--executor-memory=4g\nspark.a=$(ID)-$(NO) ?\nspark.b=x4gy\nresource app.py\n"},
    {"which a shell of the container's finds, too",
     "env: [{name: MEM, value: [[4g]]}, {name: ID, valueFrom: {fieldRef: {fieldPath: x}}}, {name: N, value: \"$(MEM)\"}]\n"
     "command: [sh, -c]\nargs: [\"C=[[2]]; spark-submit --executor-memory $MEM --executor-cores $C --conf spark.a=$(ID) --conf spark.b=$ID --conf spark.c=$N app.py\"]\n",
     "spark-submit in command\n--executor-memory=4g\n--executor-cores=2\nspark.a=$(ID) ?\nspark.b=$ID ?\nspark.c=$N ?\nresource app.py\n"},
    {"of a step, its job and its workflow: the nearest counts",
     "env: {M: 1g, N: [[2]]}\njobs:\n  etl:\n    env: {M: [[3g]], x: y}\n    steps:\n    - env: {C: [[4]], E: \"\", T: \"${{ secrets.t }}\"}\n"
     "      run: spark-submit --executor-memory $M --num-executors $N --executor-cores $C --conf spark.a=$T --conf spark.b=$E app.py\n",
     "spark-submit in jobs.etl.steps[0].run\n--executor-memory=3g\n--num-executors=2\n--executor-cores=4\nspark.a=$T ?\nspark.b=$E ?\nresource app.py\n"},
    {"unless a step may set them",
     "env: {M: 1g}\njobs:\n  etl:\n    steps:\n    - run: echo M=2g >> $GITHUB_ENV\n    - run: spark-submit --executor-memory $M --conf spark.a=1 app.py\n",
     "spark-submit in jobs.etl.steps[1].run\n--executor-memory=$M ?\nspark.a=1\nresource app.py\n"},
    {"of a job of GitLab's and its file, but for what a rule or a matrix sets",
     "variables: {M: [[1g]], R: 1, P: 1, url: 1}\nworkflow: {rules: [{if: $x, variables: {R: 2}}]}\netl:\n  variables: {N: [[2]], V: {value: 1, description: x}}\n"
     "  parallel: {matrix: [{P: [1, 2]}]}\n  script:\n  - spark-submit --executor-memory $M --num-executors $N --conf spark.r=$R --conf spark.p=$P --conf spark.v=$V --conf spark.u=$url a.py\n",
     "spark-submit in etl.script[0]\n--executor-memory=1g\n--num-executors=2\nspark.r=$R ?\nspark.p=$P ?\nspark.v=$V ?\nspark.u=$url ?\nresource a.py\n"},
    {"and for what it may bring with it", "variables: {M: 1g}\netl: {extends: .base, script: [\"spark-submit --executor-memory $M --conf spark.a=1 a.py\"]}\n",
     "spark-submit in etl.script[0]\n--executor-memory=$M ?\nspark.a=1\nresource a.py\n"},
    {"of a service of a compose file, where two signs are one of the shell's",
     "services:\n  job:\n    environment: [M=[[4g]], T]\n    command: >\n      bash -c \"C=[[2]] && spark-submit --executor-memory $$M\n"
     "      --executor-cores $$C --conf spark.a=$M --conf spark.b=$${T} app.py\"\n",
     "spark-submit in services.job.command\n--executor-memory=4g\n--executor-cores=2\nspark.a=$M ?\nspark.b=${T} ?\nresource app.py\n"},
    {"in words, too", "services:\n  job:\n    environment: {M: [[4g]]}\n    command: [bash, -c, \"spark-submit --executor-memory $$M app.py\"]\n",
     "spark-submit in services.job.command\n--executor-memory=4g\nresource app.py\n"},
    {"which no shell sees", "services:\n  job:\n    environment: {M: 4g}\n    command: spark-submit --conf spark.a=$$M app.py\n",
     "spark-submit in services.job.command\nspark.a=$$M ?\nresource app.py\n"},
    {"a string of a compose file", "services:\n  job:\n    command: >\n      spark-submit --master [[spark://m:7077]]\n      --conf spark.a=[[b]] /app.py\n",
     "spark-submit in services.job.command\n--master=spark://m:7077\nspark.a=b\nresource /app.py\n"},
    {"and its entry point", "services:\n  job:\n    entrypoint: [spark-submit, --conf, spark.a=b]\n    command: [--conf, \"spark.c=[[d]]\", /app.py]\n",
     "spark-submit in services.job.entrypoint\nspark.a=b\nspark.c=d\nresource /app.py\n"},
    {"bash -c in a string", "command: bash -c \"spark-submit --conf spark.a=[[b]] x.py && sleep 5\"\n",
     "spark-submit in command\nspark.a=b\nresource x.py\n"},
    {"Argo's parameters",
     "templates:\n- container:\n    command: [spark-submit]\n    args: [--conf, \"spark.executor.instances={{inputs.parameters.n}}\", \"{{inputs.parameters.app}}\"]\n",
     "spark-submit in templates[0].container.command\nspark.executor.instances={{inputs.parameters.n}} ?\nresource {{inputs.parameters.app}}\n"},
    {"Argo's script", "script: {image: x, command: [bash], source: \"spark-submit --conf spark.a=[[b]] x.py\\nexit 0\\n\"}\n",
     "spark-submit in script.source\nspark.a=b\nresource x.py\n"},
    {"which may be Python", "script:\n  command: [python]\n  source: |\n    # how to\n    spark-submit --conf spark.a=b x.py\n", ""},
    {"Argo's resource",
     "templates:\n- resource:\n    action: create\n    manifest: |\n      apiVersion: sparkoperator.k8s.io/v1beta2\n      kind: SparkApplication\n"
     "      metadata: {generateName: x-}\n      spec:\n        type: Scala\n        sparkConf:\n          spark.a: \"[[1]]\"\n          spark.b: \"{{workflow.name}}\"\n",
     "SparkApplication in templates[0].resource.manifest\nspark.a=1\nspark.b={{workflow.name}} ?\nspark.driver.cores=1\n"
     "spark.driver.memory=1g\nspark.executor.cores=1\nspark.executor.memory=1g\nspark.executor.instances=1\n"},
    {"a step of EMR",
     "Steps:\n- HadoopJarStep:\n    Jar: command-runner.jar\n    Args: [spark-submit, --deploy-mode, cluster, --conf, \"spark.a=[[1]]\", s3://b/app.py]\n",
     "spark-submit in Steps[0].HadoopJarStep.Args\n--deploy-mode=cluster\nspark.a=1\nresource s3://b/app.py\n"},
    {"parameters of EMR", "sparkSubmitJobDriver:\n  sparkSubmitParameters: \"--class a.B --conf spark.executor.cores=[[4]]\"\n",
     "sparkSubmitParameters in sparkSubmitJobDriver.sparkSubmitParameters\n--class=a.B\nspark.executor.cores=4\nopen\n"},
    {"options in a variable of a kernel's", "env:\n  SPARK_OPTS: \"--master [[yarn]] --conf spark.a=[[1]] --name ${KERNEL_ID:-x}\"\n  SPARK_HOME: /opt/spark\n",
     "SPARK_OPTS in env.SPARK_OPTS\n--master=yarn\n--name=${KERNEL_ID:-x} ?\nspark.a=1\nopen\n"},
    {"of a container's", "env:\n- {name: SPARK_SUBMIT_OPTIONS, value: \"--conf spark.a=[[1]]\"}\n", "SPARK_SUBMIT_OPTIONS in env[0].value\nspark.a=1\nopen\n"},
    {"that hold something else", "env: {SPARK_OPTS: \"-Dspark.a=1\", SPARK_SUBMIT_OPTIONS: spark.a=1}\n", ""},
    {"what PySpark splits", "environment:\n  PYSPARK_SUBMIT_ARGS: --conf spark.a=[[1]] pyspark-shell\n",
     "PYSPARK_SUBMIT_ARGS in environment.PYSPARK_SUBMIT_ARGS\nspark.a=1\nresource pyspark-shell\n"},
    {"in a list", "environment:\n- A=1\n- PYSPARK_SUBMIT_ARGS=--conf spark.a=[[1]] pyspark-shell\n",
     "PYSPARK_SUBMIT_ARGS in environment[1]\nspark.a=1\nresource pyspark-shell\n"},
    {"as Kubernetes has it", "env:\n- name: PYSPARK_SUBMIT_ARGS\n  value: \"--conf spark.a=[[1]] pyspark-shell\"\n",
     "PYSPARK_SUBMIT_ARGS in env[0].value\nspark.a=1\nresource pyspark-shell\n"},
    {"escapes and folds keep their places", "run: \"spark-submit --conf \\\"spark.a=[[\\u0078]]\\\" \\\n  --conf spark.b=[[2]] app.py\"\n",
     "spark-submit in run\nspark.a=x\nspark.b=2\nresource app.py\n"},
    {"a script in a ConfigMap", "data:\n  run.sh: |\n    #!/bin/bash\n    spark-submit --conf spark.a=[[1]] a.py\n  job.py: |\n    spark-submit --conf spark.a=1 a.py\n",
     "spark-submit in data[\"run.sh\"]\nspark.a=1\nresource a.py\n"},
    {"anywhere, if it has options", "tasks:\n- submit: spark-submit --conf spark.a=[[1]] a.py\n- note: spark-submit --conf spark.a=1 a.py\n- x: run spark-submit a.py\n- y: spark-submit a.py\n",
     "spark-submit in tasks[0].submit\nspark.a=1\nresource a.py\n"},
    {"but not among sentences", "x: |\n  Then run\n\n  spark-submit --conf spark.a=1 a.py\ny: |\n  ```\n  spark-submit --conf spark.a=1 a.py\n  ```\n", ""},
    {"nor where people are shown or asked something",
     "desc: spark-submit --conf spark.a=1 a.py\nquiz: [{question: spark-submit --conf spark.a=1 a.py, choices: [spark-submit --conf spark.a=1 b.py]}]\n", ""},
    {"words in angle brackets are filled in by people", "command: [spark-submit, --conf, \"spark.a=<number of cores>\", a.py]\n",
     "spark-submit in command\nspark.a=<number of cores> ?\nresource a.py\n"},
    {"names of packages", "dependencies: [pyspark, pandas]\npip: [install, pyspark, --name, x]\nrun: pip install pyspark\nname: spark-submit --conf spark.a=b x.py\n", ""},
    {"a program that runs nothing in front", "command: [tail, -f, x, echo, spark-submit, --conf, spark.a=1, app.py]\n", ""},
    {"or prints it", "command: [/opt/entrypoint.sh, /bin/echo, spark-submit, --conf, spark.a=1, app.py]\n", ""},
    {"a file of settings that a script writes",
     "steps:\n- run: |\n    echo \"spark.a [[1]]\" >> $SPARK_HOME/conf/spark-defaults.conf\n    pytest\n"
     "- command: [sh, -c, \"echo spark.b [[2]] > conf/spark-defaults.conf; exec run.sh\"]\n"
     "- runcmd: [\"cat > conf/spark-defaults.conf <<X\\nspark.c [[3]]\\nX\\n\"]\n",
     "spark-defaults.conf in steps[0].run\nspark.a=1\nopen\nspark-defaults.conf in steps[1].command\nspark.b=2\n"
     "spark-defaults.conf in steps[2].runcmd[0]\nspark.c=3\n"},
    {"but not what a text tells of it", "about: echo spark.a 1 >> conf/spark-defaults.conf\n", ""},
    {"other shells", "run: spark-submit --conf spark.a=b x.py\nshell: pwsh\n", ""},
    {"one command is told once",
     "x: &job\n  script:\n  - &line spark-submit --conf spark.a=[[1]] a.py\n  - *line\ny:\n  <<: *job\nz: *job\n",
     "spark-submit in x.script[0]\nspark.a=1\nresource a.py\n"},
};

}  // namespace

TEST_CASE("commands are found where documents hold them") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    const Marked in(row.in);
    const auto all = Read(in.text);
    CHECK(Told(all) == row.want);
    for (const text::Span& span : in.spans) {
      CAPTURE(in.text.substr(span.begin, span.end - span.begin));
      const auto is_there = [&](const auto& found) { return found.value_span == span; };
      CHECK(std::any_of(all.begin(), all.end(), [&](const Fragment& f) {
        return std::any_of(f.settings.begin(), f.settings.end(), is_there) || std::any_of(f.options.begin(), f.options.end(), is_there);
      }));
    }
  }
}

TEST_CASE("the image around a command names its release") {
  const auto release = [](std::string_view yaml) {
    const auto all = Read(yaml);
    return all.size() == 1 ? std::string(all[0].release.value) : std::to_string(all.size()) + " fragments";
  };
  CHECK(release("image: apache/spark:3.5.1\ncommand: [spark-submit, --conf, spark.a=1, x.py]\n") == "3.5.1");
  CHECK(release("container: {image: 'spark:3.4.0-python3'}\nsteps: [{run: spark-submit --conf spark.a=1 x.py}]\n") == "3.4.0");
  CHECK(release("job:\n  image: {name: 'apache/spark-py:v3.3.1'}\n  script: [spark-submit --conf spark.a=1 x.py]\n") == "3.3.1");
  CHECK(release("image: my/job:2.0\ncommand: [spark-submit, --conf, spark.a=1, x.py]\n") == "");
  CHECK(release("image: 'spark:{{ tag }}'\ncommand: [spark-submit, --conf, spark.a=1, x.py]\n") == "");
}

TEST_CASE("many commands in one document take their time once") {
  std::string text = "image: spark:3.5.1\nrun:\n";
  for (int i = 0; i < 3000; ++i) text += "- spark-submit --conf spark.a=1 x.py\n";
  CHECK(Read(text).size() == 3000);
  text.replace(text.find("run:"), 4, "script:");
  CHECK(Read(text).size() == 3000);
}

TEST_CASE("a command finds in its environment what its container and its script say") {
  const struct {
    std::string_view name, in, want;  // marked: the last value's place
  } rows[] = {
      {"a container's", "env:\n- {name: ID, valueFrom: {fieldRef: {fieldPath: x}}}\n- {name: MEM, value: [[4g]]}\ncommand: [spark-submit, --name, x, a.py]\n",
       "ID? MEM=4g"},
      {"which the shell in it hands on", "env:\n- {name: MEM, value: 4g}\ncommand: [sh, -c, \"export A=[[1]]; spark-submit a.py\"]\n", "MEM=4g A=1"},
      {"a script's", "run: |\n  export MASTER=[[yarn]]\n  spark-submit a.py\n", "MASTER=yarn"},
      {"one of lines", "script:\n- export MASTER=[[yarn]]\n- spark-submit a.py\n", "MASTER=yarn"},
      {"with a template in it", "run: |\n  export MASTER={{ x }}\n  spark-submit a.py\n", "MASTER?"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const Marked marked(row.in);
    const std::vector<Fragment> fragments = ParseYamlStream(Kept(marked.text), 0, TestTables());
    REQUIRE(fragments.size() == 1);
    CHECK(ShowEnvironment(fragments[0]) == row.want);
    if (!marked.spans.empty()) CHECK(fragments[0].environment.back().span == marked.spans[0]);
  }
}

}  // namespace sparkvet::carrier
