package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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

    private ObjectNode answer(JsonNode question) throws ReflectiveOperationException {
        String master = question.get("master").asText();
        ObjectNode answer = NODES.objectNode().put("runs", runs(master));
        answer.put("local", isLocal(new SparkConf(false).set("spark.master", master)));
        answer.set("submits", submits(master));
        return answer;
    }

    /** Utils.isLocalMaster, whose parameter has another type from 4.1 on. */
    private static boolean isLocal(SparkConf conf) throws ReflectiveOperationException {
        for (Method method : Utils.class.getMethods()) {
            if (method.getName().equals("isLocalMaster")) {
                return (Boolean) method.invoke(null, conf);
            }
        }
        throw new NoSuchMethodException("isLocalMaster");
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
            SparkConf conf = (SparkConf) new SparkSubmit().prepareSubmitEnvironment(parsed(words), Option.empty())._3();
            return NODES.textNode(managerOf(conf));
        } catch (InvocationTargetException thrown) {
            return Questions.error(thrown.getCause());
        } catch (Throwable thrown) {
            return Questions.error(thrown);
        }
    }

    /** The constructor takes another Seq from Scala 2.13 on; a List is both. */
    private static SparkSubmitArguments parsed(List<String> words) throws ReflectiveOperationException {
        scala.collection.immutable.List<String> list = scala.collection.immutable.List$.MODULE$.empty();
        for (int at = words.size(); at-- > 0; ) {
            list = list.$colon$colon(words.get(at));
        }
        return (SparkSubmitArguments) SparkSubmitArguments.class.getConstructors()[0].newInstance(list, environment());
    }

    private static String managerOf(SparkConf conf) {
        if (conf.contains("spark.yarn.queue")) {
            return "yarn";
        }
        if (conf.contains("spark.executor.instances")) {
            return "kubernetes";
        }
        if (conf.contains("spark.cores.max")) {
            if (conf.get("spark.master").startsWith("k8s://")) {
                return "kubernetes";  // up to 2.4 --num-executors is not for it
            }
            return conf.contains("spark.executor.cores") ? "standalone" : "mesos";
        }
        return conf.contains("spark.executor.memory") ? "?" : "local";
    }

    /** The variables without which spark-submit refuses YARN. */
    private static scala.collection.immutable.Map<String, String> environment() {
        String folder = System.getProperty("java.io.tmpdir");
        return new scala.collection.immutable.Map.Map2<>("HADOOP_CONF_DIR", folder, "YARN_CONF_DIR", folder);
    }
}
