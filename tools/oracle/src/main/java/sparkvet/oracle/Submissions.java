package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmitArguments;
import scala.Option;
import scala.Tuple2;
import scala.Tuple4;

/**
 * Asks what spark-submit makes of a command before any driver starts: {@code new SparkSubmitArguments(argv, env)}, then
 * {@code prepareSubmitEnvironment}. A question is {@code {"argv":[…],"env":{…},"defaults":"…","files":{"p.conf":"…"}}}, all but the first
 * optional: {@code defaults} is the text of spark-defaults.conf, {@code files} stand in the working directory.
 *
 * <p>The answer: {@code conf} (what the driver is handed, or null), {@code childArgs}, {@code childMainClass}, {@code log} (see {@link Noise}),
 * {@code exception} (class, message, cause), and {@code thrower}, {@code "arguments"} or {@code "prepare"}. The working directory
 * stands as {@code /job} in all of them, and the moment of submission is left out.
 */
public final class Submissions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SHOWN_DIRECTORY = "/job";
    private static final String SUBMIT_TIME = "spark.app.submitTime";

    private final LogTap log = LogTap.install();
    private final Configuration hadoop = new Configuration();
    private final Path work = Path.of("").toAbsolutePath();
    private final Path defaults = work.resolveSibling("defaults");
    private final Properties properties = (Properties) System.getProperties().clone();

    public static void main(String[] arguments) throws Exception {
        Questions.answerAll(new Submissions()::answer);
    }

    private ObjectNode answer(JsonNode question) throws Exception {
        List<Path> written = write(question);
        try {
            return ask(words(question.get("argv")), environment(question), hadoop(question));
        } finally {
            for (Path file : written) {
                Files.delete(file);
            }
            System.setProperties((Properties) properties.clone());
        }
    }

    /** Making one takes longer than all the rest, so that it is made once unless the case may have a say in it. */
    private Option<Configuration> hadoop(JsonNode question) {
        String text = question.toString();
        return text.contains("spark.hadoop.") || text.contains("spark.buffer.size") ? Option.empty() : Option.apply(hadoop);
    }

    private ObjectNode ask(List<String> argv, scala.collection.immutable.Map<String, String> environment, Option<Configuration> hadoop) {
        ObjectNode answer = NODES.objectNode();
        long before = System.currentTimeMillis();
        log.begin();
        try {
            answer.put("thrower", "arguments");
            SparkSubmitArguments parsed = parse(argv, environment);
            // What only prints or stops something has no environment to prepare.
            if ("SUBMIT".equals(Reflect.call(parsed, "action").toString())) {
                answer.put("thrower", "prepare");
                prepared(answer, new SparkSubmit().prepareSubmitEnvironment(parsed, hadoop), before);
            }
            answer.remove("thrower");
        } catch (Throwable thrown) {
            answer.set("exception", exception(thrown instanceof InvocationTargetException ? thrown.getCause() : thrown));
        }
        ArrayNode lines = log.end();
        for (JsonNode line : lines) {
            ((ObjectNode) line).put("message", shown(line.get("message").asText()));
        }
        answer.set("log", lines);
        return answer;
    }

    private void prepared(ObjectNode answer, Tuple4<?, ?, ?, ?> environment, long before) {
        ObjectNode conf = answer.putObject("conf");
        for (Map.Entry<String, String> setting : sorted((SparkConf) environment._3()).entrySet()) {
            boolean isTheMoment = setting.getKey().equals(SUBMIT_TIME) && setting.getValue().matches("\\d{13}")
                && Long.parseLong(setting.getValue()) >= before;
            if (!isTheMoment) {
                conf.put(setting.getKey(), shown(setting.getValue()));
            }
        }
        ArrayNode childArguments = answer.putArray("childArgs");
        for (scala.collection.Iterator<?> all = ((scala.collection.Iterable<?>) environment._1()).iterator(); all.hasNext(); ) {
            Object argument = all.next();
            childArguments.add(argument == null ? null : shown((String) argument));
        }
        answer.put("childMainClass", (String) environment._4());
    }

    private static Map<String, String> sorted(SparkConf conf) {
        Map<String, String> settings = new TreeMap<>();
        for (Tuple2<String, String> setting : conf.getAll()) {
            settings.put(setting._1(), setting._2());
        }
        return settings;
    }

    private String shown(String text) {
        return text == null ? null : text.replace(work.toString(), SHOWN_DIRECTORY);
    }

    private ObjectNode exception(Throwable thrown) {
        if (thrown == null) {
            return null;
        }
        ObjectNode node = NODES.objectNode();
        node.put("class", thrown.getClass().getName());
        node.put("message", shown(thrown.getMessage()));
        ObjectNode cause = exception(thrown.getCause());
        if (cause != null) {
            node.set("cause", cause);
        }
        return node;
    }

    /** Puts the case's files where it names them; returns them. */
    private List<Path> write(JsonNode question) throws IOException {
        List<Path> written = new ArrayList<>();
        if (question.has("defaults")) {
            Files.createDirectories(defaults);
            written.add(Files.writeString(defaults.resolve("spark-defaults.conf"), question.get("defaults").asText()));
        }
        if (question.has("files")) {
            for (Iterator<Map.Entry<String, JsonNode>> all = question.get("files").fields(); all.hasNext(); ) {
                Map.Entry<String, JsonNode> file = all.next();
                written.add(Files.writeString(work.resolve(file.getKey()), file.getValue().asText()));
            }
        }
        return written;
    }

    private scala.collection.immutable.Map<String, String> environment(JsonNode question) throws ReflectiveOperationException {
        Map<String, String> variables = new TreeMap<>();
        variables.put("SPARK_CONF_DIR", defaults.toString());
        if (question.has("env")) {
            question.get("env").fields().forEachRemaining(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
        }
        scala.collection.immutable.Map<String, String> environment = scala.collection.immutable.Map$.MODULE$.empty();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            environment = updated(environment, variable.getKey(), variable.getValue());
        }
        return environment;
    }

    /** What this method returns is declared otherwise in Scala 2.13. */
    @SuppressWarnings("unchecked")
    private static scala.collection.immutable.Map<String, String> updated(
            scala.collection.immutable.Map<String, String> map, String name, String value) throws ReflectiveOperationException {
        for (Method method : map.getClass().getMethods()) {
            if (method.getName().equals("updated") && method.getParameterCount() == 2) {
                method.setAccessible(true);
                return (scala.collection.immutable.Map<String, String>) method.invoke(map, name, value);
            }
        }
        throw new NoSuchMethodException("updated");
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** The constructor takes another Seq from Scala 2.13 on; a List is both. */
    private static SparkSubmitArguments parse(List<String> words, scala.collection.immutable.Map<String, String> environment)
            throws ReflectiveOperationException {
        scala.collection.immutable.List<String> list = scala.collection.immutable.List$.MODULE$.empty();
        for (int at = words.size(); at-- > 0; ) {
            list = list.$colon$colon(words.get(at));
        }
        Constructor<?> constructor = SparkSubmitArguments.class.getConstructors()[0];
        return (SparkSubmitArguments) constructor.newInstance(list, environment);
    }
}
