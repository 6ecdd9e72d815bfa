package sparkvet.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * Plays one configuration: {@code new SparkContext(conf)} and nothing else.
 *
 * <p>The answer: {@code starts}, {@code exception} (class, message, cause …) or null, {@code log} (what {@link Noise} leaves of
 * the lines of the thread that builds the context), {@code allocation} (an ExecutorAllocationManager exists),
 * {@code initialExecutors} (the manager's initial number) and {@code manager} (its fields, see {@link ManagerView}). A driver that
 * tried to end the JVM has {@code exits} besides: when it does is a matter of chance, so that such an answer is not recorded.
 */
final class Play {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final LogTap log;
    private final Exits exits = new Exits();
    private final Surroundings surroundings = new Surroundings(exits);
    private SparkContext context;

    Play(LogTap log) {
        this.log = log;
    }

    /** Plays a case; {@link #end} it before the next. */
    ObjectNode answer(Map<String, String> settings) {
        return answer(new SparkConf(false), settings);
    }

    /** The same with an empty configuration of the caller's, which gets the settings. */
    ObjectNode answer(SparkConf conf, Map<String, String> settings) {
        ObjectNode answer = NODES.objectNode();
        Throwable failure = null;
        exits.forget();
        log.begin();
        try {
            fill(conf, settings);
            context = new SparkContext(conf);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        ArrayNode lines = log.end();
        ObjectNode manager = context == null ? null : ManagerView.of(context);
        answer.put("starts", context != null);
        answer.set("exception", exception(failure));
        answer.set("log", lines);
        answer.put("allocation", manager != null);
        answer.set("initialExecutors", manager == null ? NODES.nullNode() : manager.get("initial"));
        answer.set("manager", manager == null ? NODES.nullNode() : manager);
        if (exits.attempted() != null) {
            answer.put("exits", exits.attempted());
        }
        return answer;
    }

    /** Stops what the last case has started. */
    void end() {
        surroundings.restore(context);
        context = null;
    }

    /** Ends the JVM. */
    void leave() {
        exits.leave();
    }

    /** Sets what the case says, then what the README says is supplied where the case leaves it out. */
    private static void fill(SparkConf conf, Map<String, String> settings) {
        settings.forEach(conf::set);
        conf.setIfMissing("spark.app.name", "oracle");
        conf.setIfMissing("spark.ui.enabled", "false");
        // No executor ever registers: do not wait for one.
        conf.setIfMissing("spark.scheduler.maxRegisteredResourcesWaitingTime", "0s");
        if (settings.getOrDefault("spark.master", "").startsWith("k8s://")) {
            conf.setIfMissing("spark.kubernetes.container.image", "spark");
        }
    }

    private static ObjectNode exception(Throwable thrown) {
        if (thrown == null) {
            return null;
        }
        ObjectNode node = NODES.objectNode();
        node.put("class", thrown.getClass().getName());
        node.put("message", thrown.getMessage());
        node.set("cause", exception(thrown.getCause()));
        return node;
    }
}
