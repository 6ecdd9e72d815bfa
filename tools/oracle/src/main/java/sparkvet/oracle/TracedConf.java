package sparkvet.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;

/**
 * A SparkConf that writes down every look-up of a key by the thread that made it, in order; so do its clones, one of which is the
 * SparkContext's own.
 */
final class TracedConf extends SparkConf {
    /**
     * One look-up: the key; how it was looked up ({@code typed} by a ConfigEntry, as {@code text}, or only whether it
     * {@code exists}); and the method that asked.
     */
    record Read(String key, String how, String by) {}

    private static final Set<String> PLUMBING = Set.of(
        "org.apache.spark.SparkConf", "org.apache.spark.SparkConf$", "org.apache.spark.internal.config.ConfigReader",
        "org.apache.spark.internal.config.ConfigProvider", "org.apache.spark.internal.config.SparkConfigProvider",
        "org.apache.spark.internal.config.ConfigEntry", "org.apache.spark.internal.config.OptionalConfigEntry",
        "org.apache.spark.internal.config.FallbackConfigEntry", "org.apache.spark.internal.config.ConfigEntryWithDefault",
        "org.apache.spark.internal.config.ConfigEntryWithDefaultString",
        "org.apache.spark.internal.config.ConfigEntryWithDefaultFunction");

    private final List<Read> reads;

    TracedConf() {
        this(Collections.synchronizedList(new ArrayList<>()));
    }

    private TracedConf(List<Read> reads) {
        super(false);
        this.reads = reads;
        try {
            Reflect.declared(SparkConf.class, "settings").set(this, new TracedMap(reads));
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    List<Read> reads() {
        return reads;
    }

    @Override
    public SparkConf clone() {
        TracedConf copy = new TracedConf(reads);
        for (scala.Tuple2<String, String> setting : getAll()) {
            copy.set(setting._1(), setting._2(), true);
        }
        return copy;
    }

    private static final class TracedMap extends ConcurrentHashMap<String, String> {
        private static final long serialVersionUID = 1;
        private final transient List<Read> reads;
        private final transient Thread thread = Thread.currentThread();

        TracedMap(List<Read> reads) {
            this.reads = reads;
        }

        @Override
        public String get(Object key) {
            note(key, "text");
            return super.get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            note(key, "exists");
            return super.containsKey(key);
        }

        private void note(Object key, String untyped) {
            if (Thread.currentThread() != thread) {
                return;
            }
            String how = untyped;
            for (StackTraceElement frame : thread.getStackTrace()) {
                String type = frame.getClassName();
                if (type.endsWith("ConfigReader")) {
                    how = "typed";
                }
                if (asks(type, frame.getMethodName())) {
                    reads.add(new Read((String) key, how, site(type, frame.getMethodName())));
                    return;
                }
            }
        }

        /** Whether a frame is of Spark, and not one of the classes through which every look-up goes. */
        private static boolean asks(String type, String method) {
            return type.startsWith("org.apache.spark.")
                && (method.contains("validateSettings") || !PLUMBING.contains(type) && !type.startsWith("org.apache.spark.SparkConf$"));
        }

        /** Class and method without packages and without the names that Scala's compiler gives to closures. */
        private static String site(String type, String method) {
            String simple = type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
            return simple + "." + method.replaceAll("^\\$anonfun\\$|\\$.*", "").replaceAll("^org$", "lambda");
        }
    }
}
