#include "lib/carrier/submit.h"

#include <doctest/doctest.h>

#include "lib/carrier/shell.h"
#include "lib/carrier/test_support.h"

namespace sparkvet::carrier {
namespace {

struct Row {
  std::string_view name, in, want;
};

// Words separated by "|", since most of them hold blanks.
Fragment Read(std::string_view in) {
  std::vector<Word> words;
  uint32_t at = 0;
  for (const std::string_view text : base::Split(in, '|')) {
    Word word;
    word.text = text;
    word.span = {0, at, at + static_cast<uint32_t>(text.size())};
    at = word.span.end + 1;
    words.push_back(word);
  }
  return ParseSubmitArguments(words, 0, TestTables().submit, Reader::kLauncher);
}

constexpr Row kRows[] = {
    {"options and settings", "--master|yarn|--conf|spark.a=1|-c|spark.b=2|app.py",
     "--master=yarn\nspark.a=1\nspark.b=2\nresource app.py\n"},
    {"an option may hold its value", "--master=yarn|--conf=spark.a=1|app.py",
     "--master=yarn\nspark.a=1\nresource app.py\n"},
    {"the value may hold equals signs", "--conf|spark.a=b=c|app.py",
     "spark.a=b=c\nresource app.py\n"},
    {"switches", "--verbose|--supervise|-v|app.py",
     "--verbose=\n--supervise=\n--verbose=\nresource app.py\n"},
    {"a switch swallows the value it is given", "--supervise=no|app.py",
     "--supervise=\nresource app.py\n"},
    {"a value may look like an option", "--name|--master|app.py",
     "--name=--master\nresource app.py\n"},
    {"nothing is trimmed", "--conf|spark.a = 1|app.py", "spark.a = 1\nresource app.py\n"},
    {"a short option takes no equals sign", "-c=spark.a=1|app.py",
     "unrecognized: -c=spark.a=1\nresource app.py\n"},
    {"nor does a long one take nothing", "--conf=|app.py",
     "unrecognized: --conf=\nresource app.py\n"},
    {"nor a line end", "--name=a\nb|app.py", "unrecognized: --name=a\\nb\nresource app.py\n"},
    {"names are not completed", "--num-executor|4|--master|yarn|app.py",
     "--master=yarn\nunrecognized: --num-executor\nresource app.py\n"},
    {"one hyphen is not two", "-conf|spark.a=1|--master|yarn|app.py",
     "--master=yarn\nunrecognized: -conf\nresource app.py\n"},
    {"an em dash makes an application of it",
     "\xE2\x80\x94"
     "conf|spark.a=1",
     "no application: \xE2\x80\x94"
     "conf\nresource \xE2\x80\x94"
     "conf\n"},
    {"so does a blank in a list", "--files|a,|b,|c|app.py", "--files=a,\nno application: b,\nresource b,\n"},
    {"and a second setting", "--conf|spark.a=1|spark.b=2|app.py", "spark.a=1\nno application: spark.b=2\nresource spark.b=2\n"},
    {"or a blank between the two", "--conf|spark.a=1 spark.b=2|app.py", "spark.a=1 spark.b=2\ntwo settings: spark.b\nresource app.py\n"},
    {"or a comma", "--conf|spark.a=1,spark.b.c=2|app.py", "spark.a=1,spark.b.c=2\ntwo settings: spark.b.c\nresource app.py\n"},
    {"not in java's options", "--conf|spark.driver.extraJavaOptions=-Da=1 spark.b=2|--conf|spark.x=-Dspark.b=2|app.py",
     "spark.driver.extraJavaOptions=-Da=1 spark.b=2\nspark.x=-Dspark.b=2\nresource app.py\n"},
    {"a path may look odd", "spark.jobs/x=1.py", "resource spark.jobs/x=1.py\n"},
    {"a setting needs an equals sign", "--conf|spark.a|app.py",
     "no equals: spark.a\nresource app.py\n"},
    {"an option needs its value", "app.py", "resource app.py\n"},
    {"at the end there is none", "--conf|spark.a=1|--master", "spark.a=1\nno value: --master\n"},
    {"Spark's options behind the application", "app.py|--conf|spark.a=1|--num-executors|4",
     "behind the application: --conf\nbehind the application: --num-executors\nresource app.py\n"},
    {"but the application may have some of the same name",
     "app.py|--name|x|--master|y|--conf|conf.json|--files|z", "resource app.py\n"},
    {"a bare -- is no option either", "--|app.py", "unrecognized: --\nresource app.py\n"},
    {"a shell's class allows any order",
     "--class|org.apache.spark.repl.Main|spark-shell|--conf|spark.a=1",
     "--class=org.apache.spark.repl.Main\nspark.a=1\n"},
    {"later ones stay behind earlier ones", "--conf|spark.a=1|--conf|spark.a=2|app.py",
     "spark.a=1\nspark.a=2\ntwice: spark.a\nresource app.py\n"},
};

std::string DumpFirst(std::string_view script) {
  const std::vector<Fragment> all = ParseShell(script, 0, TestTables().submit);
  return all.empty() ? "none" : Dump(all.front());
}

}  // namespace

TEST_CASE("spark-submit's arguments") {
  for (const Row& row : kRows) {
    CAPTURE(row.name);
    CHECK(Dump(Read(row.in)) == row.want);
  }
  CHECK(Read("|x").primary_resource.span == text::Span{0, 0, 0});
}

TEST_CASE("unknown words") {
  constexpr Row kUnknown[] = {
      {"in a value", "spark-submit --conf spark.a=$X --master \"$M\" a.py",
       "--master=$M ?\nspark.a=$X ?\nresource a.py\n"},
      {"in a key", "spark-submit --conf spark.hadoop.$B.x=1 a.py",
       "?spark.hadoop.$B.x=1 ?\nresource a.py\n"},
      {"a whole setting", "spark-submit --conf $X a.py", "?$X= ?\nresource a.py\nopen\n"},
      {"words where options stand", "spark-submit $ARGS --conf spark.a=1 a.py",
       "spark.a=1\nresource a.py\nopen\n"},
      {"a list of them", "spark-submit \"${CONF[@]}\" --conf spark.a=1 a.py",
       "spark.a=1\nresource a.py\nopen\n"},
      {"an unknown application", "spark-submit --conf spark.a=1 \"$1\" x",
       "spark.a=1\nresource $1\n"},
      {"one with a telling name", "spark-submit --conf spark.a=1 $APP_JAR --conf spark.b=1",
       "spark.a=1\nbehind the application: --conf\nresource $APP_JAR\n"},
      {"one in an unknown folder", "spark-submit $DIR/a.py x", "resource $DIR/a.py\n"},
      {"a pattern in whose place a shell puts names of files", "spark-submit --jars lib/[a-z].jar --files '[a].txt' --master local[2] a.py",
       "--jars=lib/[a-z].jar ?\n--files=[a].txt\n--master=local[2]\nresource a.py\n"},
      {"a known option with an unknown value", "spark-submit --master=$M a.py",
       "--master=$M ?\nresource a.py\n"},
      {"half an option", "spark-submit --driver-$X 1 a.py", "resource 1\nopen\n"},
  };
  for (const Row& row : kUnknown) {
    CAPTURE(row.name);
    CHECK(DumpFirst(row.in) == row.want);
  }
}

TEST_CASE("an option that is none may be near to one") {
  const auto nearest = [](const std::string& option) { return std::string(TestTables().submit.Nearest(option)); };
  CHECK(nearest("--num-executor") == "--num-executors");
  CHECK(nearest("-master") == "--master");
  CHECK(nearest("--executor_memory") == "--executor-memory");
  CHECK(nearest("--driver-mem") == "--driver-memory");
  CHECK(nearest("--executor").empty());  // --executor-memory or --executor-cores
  CHECK(nearest("--frobnicate").empty());
  const std::vector<Fragment> all = ParseShell("spark-submit --num-executor=4 a.py", 0, TestTables().submit);
  REQUIRE(all.front().misuses.size() == 1);
  CHECK(all.front().misuses[0].nearest == "--num-executors");
  CHECK(all.front().misuses[0].span == text::Span{0, 13, 27});  // without its value
}

TEST_CASE("programs and what stands in front of them") {
  constexpr Row kPrograms[] = {
      {"a path", "/opt/spark/bin/spark-submit --name x a", "--name=x\nresource a\n"},
      {"a path that is unknown in part", "\"$SPARK_HOME\"/bin/spark3-submit --name x a",
       "--name=x\nresource a\n"},
      {"a variable that holds the program", "${SPARK_SUBMIT} --name x a", "--name=x\nresource a\n"},
      {"assignments and wrappers",
       "A=1 B=2 nohup sudo -u me -E env C=3 nice -n 5 timeout 10m spark-submit --name x a",
       "--name=x\nresource a\n"},
      {"in a container", "docker exec -it master spark-submit --name x a",
       "--name=x\nresource a\n"},
      {"in a container of its name", "docker compose exec spark-submit bash spark-submit --name x a",
       "--name=x\nresource a\n"},
      {"an entry point, whose arguments begin behind an image", "docker run --entrypoint spark-submit -it -v /a:/b --rm img --name x a", "--name=x\nresource a\n"},
      {"one that is joined to its option", "docker run -d --entrypoint=/opt/spark/bin/spark-submit -dv /a:/b --cpus=2 img --name x a",
       "--name=x\nresource a\n"},
      {"of a service", "docker compose -f c.yml run --rm --entrypoint spark-submit --no-deps -T spark-submit --name x a", "--name=x\nresource a\n"},
      {"behind an unknown image", "docker run --entrypoint spark-submit $IMAGE --master x a", "--master=x\nresource a\n"},
      {"where the image may be further on", "docker run --entrypoint spark-submit $OPTS img --master x a", "none"},
      {"without an image", "docker run --entrypoint spark-submit -v /a:/b", "none"},
      {"behind what is not known", "$COMPOSE exec -T spark-master spark-submit --name x a", "--name=x\nresource a\n"},
      {"a list of words", "\"${EXEC[@]}\" /opt/spark/bin/spark-submit --name=x a", "--name=x\nresource a\n"},
      {"behind it, a name alone is none", "$PULL spark-submit a", "none"},
      {"that is no program of Spark's", "docker run --entrypoint bash img spark-submit", "none"},
      {"an image of that name is no command", "docker pull spark-submit", "none"},
      {"a word in another command is none", "echo spark-submit --name x a", "none"},
      {"shells take options anywhere", "spark-sql -e 'select 1' --conf spark.a=1",
       "--class=org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver\nspark.a=1\n"},
      {"pyspark", "pyspark --conf spark.a=1", "--name=PySparkShell\nspark.a=1\n"},
      {"a script in quotes", "ssh host \"cd x && spark-submit --name x a\"",
       "--name=x\nresource a\n"},
      {"behind bash -c", "sudo -u x bash -c 'spark-submit --name x a'", "--name=x\nresource a\n"},
  };
  for (const Row& row : kPrograms) {
    CAPTURE(row.name);
    CHECK(DumpFirst(row.in) == row.want);
  }
}

TEST_CASE("what is an option brings what the table has of it") {
  const Fragment read = Read("--driver-memory=1g|-c|spark.a=1|--num-executor|--remote");
  REQUIRE(read.options.size() == 1);
  CHECK(read.options[0].known->property() == "spark.driver.memory");
  REQUIRE(read.words.size() == 4);
  CHECK(read.words[0].option->name() == "--driver-memory");
  CHECK(read.words[1].option->name() == "--conf");
  CHECK(!read.words[2].option);
  CHECK(read.words[3].kind == CommandWord::Kind::kMissingValue);
  CHECK(!read.words[3].option->ExistsIn({3, 3}));
}

TEST_CASE("the table knows releases and keys") {
  const SubmitOptions& options = TestTables().submit;
  CHECK(options.Find("-c")->name() == "--conf");
  CHECK(!options.Find("--num-executor"));
  CHECK(!options.Find("--remote")->ExistsIn({3, 3}));
  CHECK(options.Find("--remote")->ExistsIn({3, 4}));
  CHECK(options.Find("--load-spark-defaults")->ExistsIn({4, 0}));
  CHECK(!options.Find("--extra-properties-file")->ExistsIn({4, 1}));
  CHECK(options.Find("--driver-memory")->launcher());
  CHECK(options.Find("--driver-memory")->property() == "spark.driver.memory");
  CHECK(options.Find("--version")->ends());
}

TEST_CASE("a container may have the name of a program") {
  const auto read = [](std::string_view script) { return Dump(ParseShell(Kept(script), 0, TestTables().submit)); };
  CHECK(read("docker run --name spark-submit -v /a:/b img bash -c 'spark-submit --conf spark.a=1 x.py'\n") == "spark.a=1\nresource x.py\n");
  CHECK(read("docker run --network spark-submit img spark-submit --conf spark.a=1 x.py\n") == "spark.a=1\nresource x.py\n");
}

TEST_CASE("an application on a line of its own never reaches spark-submit") {
  const auto read = [](std::string_view script) { return Dump(ParseShell(Kept(script), 0, TestTables().submit)); };
  CHECK(read("spark-submit --conf spark.a=1\nx.py arg\n") == "spark.a=1\nstray: x.py\n");
  CHECK(read("spark-submit --conf spark.a=1 y.py\nx.py arg\n") == "spark.a=1\nresource y.py\n");
  CHECK(read("spark-submit --conf spark.a=1 $MORE\nx.py arg\n").find("stray") == std::string::npos);
  CHECK(read("spark-shell --conf spark.a=1\nx.py arg\n").find("stray") == std::string::npos);
  CHECK(read("spark-submit --conf spark.a=1\necho x.py\n").find("stray") == std::string::npos);
}

TEST_CASE("commands that hand over arguments without their program are known by their words") {
  const SubmitOptions& options = TestTables().submit;
  CHECK(options.MayHandSteps("aws emr add-steps --steps file://x.json"));
  CHECK_FALSE(options.MayHandSteps("aws s3 cp a b"));
  CHECK_FALSE(options.MayHandSteps("see docs/aws-emr.md"));
}

TEST_CASE("mistakes in the TOML are told with their place") {
  const auto error = [](std::string_view toml) {
    image::Writer writer;
    const auto done = CompileCarriers({{"x.toml", toml}}, writer);
    return done ? std::string("none") : done.error().message;
  };
  CHECK(error("[[option]]\nname = \"--a\"\ntakes = \"value\"\n") == "none");
  CHECK(error("[[option]]\nname = \"--a\"\ntake = 1\n") == "x.toml:3:1: unknown key 'take'");
  CHECK(error("[[option]]\nname = \"--a\"\ntakes = \"x\"\n") ==
        "x.toml:3:9: 'takes' cannot be 'x'");
  CHECK(error("[[option]]\ntakes = \"value\"\n") == "x.toml:1:1: the key 'name' is missing");
  CHECK(error("a = \n").starts_with("x.toml:1:"));
}

}  // namespace sparkvet::carrier
