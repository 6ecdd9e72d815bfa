package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkMasterRegex$;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.util.Utils;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.util.matching.Regex;

/**
 * Asks whose a master is: {@code {"master":"local[2]"}} is answered by {@code {"runs":…,"local":…,"submits":…}}.
 *
 * <p>{@code runs} is the cluster manager whose scheduler createTaskScheduler of SparkContext makes, or null; {@code local} is what
 * Utils.isLocalMaster says; {@code submits} is the one whose options spark-submit hands to the driver, or its error.
 */
public final class Masters {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    // Spark's own, by name: with YARN's service file the oracle has replaced its manager as well, and not every release has all.
    private static final Map<String, String> MANAGERS = Map.of(
        "yarn", "org.apache.spark.scheduler.cluster.YarnClusterManager",
        "kubernetes", "org.apache.spark.scheduler.cluster.k8s.KubernetesClusterManager",
        "mesos", "org.apache.spark.scheduler.cluster.mesos.MesosClusterManager");
    private static final List<String> OPTIONS = List.of(
        "--class", "X", "--num-executors", "3", "--executor-cores", "2", "--total-executor-cores", "6", "--queue", "q",
        "--executor-memory", "1g", "app.jar");

    private final Map<String, ExternalClusterManager> managers = new LinkedHashMap<>();

    private Masters() throws ReflectiveOperationException {
        for (Map.Entry<String, String> manager : MANAGERS.entrySet()) {
            try {
                Object made = Class.forName(manager.getValue()).getDeclaredConstructor().newInstance();
                managers.put(manager.getKey(), (ExternalClusterManager) made);
            } catch (ClassNotFoundException absent) {
                System.err.println(absent);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        Questions.answerAll(new Masters()::answer);
    }

    private ObjectNode answer(JsonNode question) {
        String master = question.get("master").asText();
        ObjectNode answer = NODES.objectNode().put("runs", runs(master));
        answer.put("local", Utils.isLocalMaster(new SparkConf(false).set("spark.master", master)));
        answer.set("submits", submits(master));
        return answer;
    }

    /** createTaskScheduler starts what it finds, so its order is repeated here: its own patterns, then who says canCreate. */
    private String runs(String master) {
        SparkMasterRegex$ own = SparkMasterRegex$.MODULE$;
        if (master.equals("local") || matches(own.LOCAL_N_REGEX(), master) || matches(own.LOCAL_N_FAILURES_REGEX(), master)) {
            return "local";
        }
        if (matches(own.SPARK_REGEX(), master) || matches(own.LOCAL_CLUSTER_REGEX(), master)) {
            return "standalone";
        }
        List<String> able = managers.keySet().stream().filter(name -> managers.get(name).canCreate(master)).toList();
        if (able.size() > 1) {
            throw new AssertionError(master + ": " + able);
        }
        return able.isEmpty() ? null : able.get(0);
    }

    private static boolean matches(Regex regex, String text) {
        return regex.unapplySeq((CharSequence) text).isDefined();
    }

    /** What spark-submit takes the master for shows in which of its options become settings. */
    private static JsonNode submits(String master) {
        try {
            List<String> words = new ArrayList<>(List.of("--master", master));
            words.addAll(OPTIONS);
            SparkSubmitArguments parsed = new SparkSubmitArguments(JavaConverters.asScalaBuffer(words).toSeq(), environment());
            SparkConf conf = (SparkConf) new SparkSubmit().prepareSubmitEnvironment(parsed, Option.empty())._3();
            return NODES.textNode(managerOf(conf));
        } catch (Throwable thrown) {
            return Questions.error(thrown);
        }
    }

    private static String managerOf(SparkConf conf) {
        if (conf.contains("spark.yarn.queue")) {
            return "yarn";
        }
        if (conf.contains("spark.executor.instances")) {
            return "kubernetes";
        }
        if (conf.contains("spark.cores.max")) {
            return conf.contains("spark.executor.cores") ? "standalone" : "mesos";
        }
        return conf.contains("spark.executor.memory") ? "?" : "local";
    }

    /** The variables without which spark-submit refuses YARN. */
    @SuppressWarnings("unchecked")
    private static scala.collection.immutable.Map<String, String> environment() {
        scala.collection.immutable.Map<String, String> environment =
            (scala.collection.immutable.Map<String, String>) (Object) scala.collection.immutable.Map$.MODULE$.empty();
        for (String name : List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")) {
            environment = environment.$plus(new Tuple2<>(name, System.getProperty("java.io.tmpdir")));
        }
        return environment;
    }
}
