package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigBuilder;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.ConfigEntry$;
import scala.Option;

/**
 * Asks what Spark makes of references in a value: {@code {"key":"spark.test","value":"${env:E}","conf":{…},"env":{…},"system":{…}}}
 * is answered by the text that an entry of that key reads, or an error (see {@link Questions#error}).
 *
 * <p>{@code {"entry":"spark.executor.memory"}} is answered by what a reference to that entry can fall back to:
 * {@code {"default":"1g","fallback":null}}, or by null where the release has no such entry.
 */
public final class Substitution {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Substitution() {}

    public static void main(String[] arguments) throws Exception {
        // Entries are known once the objects that hold them are loaded; which are loaded decides about ${spark.…}.
        Reflect.module("org.apache.spark.internal.config.package");
        if (Substitution.class.getResource("/org/apache/spark/internal/config/Kryo$.class") != null) {
            Reflect.module("org.apache.spark.internal.config.Kryo");
        }
        Questions.answerAll(question -> question.has("entry") ? fallback(question.get("entry").asText()) : substituted(question));
    }

    private static ObjectNode fallback(String key) throws ReflectiveOperationException {
        ConfigEntry<?> entry = ConfigEntry$.MODULE$.findEntry(key);
        if (entry == null) {
            return null;
        }
        Object fallback = Reflect.field(entry, "fallback");
        return NODES.objectNode()
            .put("default", entry.defaultValueString())
            .put("fallback", fallback == null ? null : ((ConfigEntry<?>) fallback).key());
    }

    private static JsonNode substituted(JsonNode question) throws ReflectiveOperationException {
        Map<String, String> environment = Player.settings(question.get("env"));
        SparkConf conf = new SparkConf(false) {
            @Override
            public String getenv(String name) {
                return environment.get(name);
            }
        };
        Player.settings(question.get("conf")).forEach(conf::set);
        Player.settings(question.get("system")).forEach(System::setProperty);
        String key = question.get("key").asText();
        conf.set(key, question.get("value").asText());
        ConfigEntry<?> entry = new ConfigBuilder(key).stringConf().createOptional();
        try {
            return NODES.textNode((String) ((Option<?>) conf.get(entry)).get());
        } catch (Throwable thrown) {
            return Questions.error(thrown);
        } finally {
            // Spark takes a key only once.
            ((Map<?, ?>) Reflect.field(ConfigEntry$.MODULE$, "knownConfigs")).remove(key);
        }
    }
}
