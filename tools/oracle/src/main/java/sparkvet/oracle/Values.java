package sparkvet.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigBuilder;
import org.apache.spark.internal.config.ConfigEntry;
import org.apache.spark.internal.config.TypedConfigBuilder;
import org.apache.spark.network.util.ByteUnit;
import org.apache.spark.util.Utils;
import scala.Option;

/**
 * Asks how Spark reads a value: {@code {"key":"spark.test","value":" 10s","readers":["entry:time:SECONDS","get:timeAsMs",…]}} is
 * answered by a list with one answer a reader.
 *
 * <p>A reader {@code entry:TYPE[:UNIT]} is an entry of that type, {@code get:…} the getter of SparkConf, and
 * {@code memoryStringToMb} that of Utils. An answer is a boolean, a number, a double as its bits in hexadecimal and its text, or an
 * error (see {@link Questions#error}).
 */
public final class Values {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ConfigEntry<?>> entries = new HashMap<>();

    private Values() {}

    public static void main(String[] arguments) throws Exception {
        Questions.answerAll(new Values()::answers);
    }

    private ArrayNode answers(JsonNode question) throws ReflectiveOperationException {
        String key = question.get("key").asText();
        ArrayNode answers = NODES.arrayNode();
        for (JsonNode reader : question.get("readers")) {
            SparkConf conf = new SparkConf(false).set(key, question.get("value").asText());
            answers.add(answer(reader.asText(), key, conf));
        }
        return answers;
    }

    private JsonNode answer(String reader, String key, SparkConf conf) throws ReflectiveOperationException {
        ConfigEntry<?> entry = reader.startsWith("entry:") ? entry(reader, key) : null;
        try {
            return node(entry == null ? get(reader, key, conf) : ((Option<?>) conf.get(entry)).get());
        } catch (Throwable thrown) {
            return Questions.error(thrown);
        }
    }

    private static Object get(String reader, String key, SparkConf conf) {
        return switch (reader) {
            case "get:boolean" -> conf.getBoolean(key, false);
            case "get:int" -> conf.getInt(key, 0);
            case "get:long" -> conf.getLong(key, 0);
            case "get:double" -> conf.getDouble(key, 0);
            case "get:timeAsSeconds" -> conf.getTimeAsSeconds(key);
            case "get:timeAsMs" -> conf.getTimeAsMs(key);
            case "get:sizeAsBytes" -> conf.getSizeAsBytes(key);
            case "get:sizeAsKb" -> conf.getSizeAsKb(key);
            case "get:sizeAsMb" -> conf.getSizeAsMb(key);
            case "memoryStringToMb" -> Utils.memoryStringToMb(conf.get(key));
            default -> throw new AssertionError(reader);
        };
    }

    /** An optional entry for {@code entry:TYPE[:UNIT]}, made once. */
    private ConfigEntry<?> entry(String reader, String key) throws ReflectiveOperationException {
        ConfigEntry<?> known = entries.get(reader);
        if (known == null) {
            String[] words = reader.split(":");
            known = typed(words[1], words.length > 2 ? words[2] : null).apply(new ConfigBuilder(key)).createOptional();
            entries.put(reader, known);
            // All entries have the one key, and Spark takes a key only once.
            ((Map<?, ?>) Reflect.field(Reflect.module(ConfigEntry.class.getName()), "knownConfigs")).remove(key);
        }
        return known;
    }

    private static Function<ConfigBuilder, TypedConfigBuilder<?>> typed(String type, String unit) {
        return switch (type) {
            case "boolean" -> ConfigBuilder::booleanConf;
            case "int" -> ConfigBuilder::intConf;
            case "long" -> ConfigBuilder::longConf;
            case "double" -> ConfigBuilder::doubleConf;
            case "time" -> builder -> builder.timeConf(TimeUnit.valueOf(unit));
            case "bytes" -> builder -> builder.bytesConf(ByteUnit.valueOf(unit));
            default -> throw new AssertionError(type);
        };
    }

    private static JsonNode node(Object value) {
        if (value instanceof Double number) {
            return NODES.arrayNode().add(String.format("%016x", Double.doubleToLongBits(number))).add(number.toString());
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        return NODES.numberNode(((Number) value).longValue());
    }
}
