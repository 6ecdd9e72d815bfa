package sparkvet.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.internal.config.ConfigEntry;
import scala.Function1;

/**
 * What kind of value an entry takes, found by offering probes to its converter: a value that fits nothing makes most converters
 * name their type, a known time or size tells the unit, and values at the borders bring out the words of a check.
 */
final class ValueType {
    private static final String NONSENSE = "no such value";
    private static final Pattern SHOULD_BE = Pattern.compile("should be (boolean|int|long|double|decimal|a regex), but was");
    private static final Pattern SHOULD_BE_NEW = Pattern.compile("It should be a/an '([^']+)' value");
    private static final Pattern ONE_OF = Pattern.compile("should be one of (.*), but was");
    private static final Pattern ONE_OF_NEW = Pattern.compile("It should be one of '(.*)'\\.", Pattern.DOTALL);
    private static final Pattern REFUSED = Pattern.compile("is invalid\\. ");
    /** Before 3.2 a check's words stand alone; these are complaints of something else. */
    private static final Pattern NOT_A_CHECK = Pattern.compile(
        "should be (boolean|int|long|double|one of|a regex)|must be specified as|^For input string|exceeds Long\\.MAX_VALUE|It should be |^null$");
    private static final Pattern ERROR_STATE = Pattern.compile(" SQLSTATE: \\w+$");
    // How many of each unit are in the probe; several sizes, since some entries refuse large ones.
    private static final Map<String, Map<Long, String>> TIMES = Map.of(
        "1d", Map.of(86_400_000_000_000L, "ns", 86_400_000_000L, "us", 86_400_000L, "ms", 86_400L, "s", 1440L, "min", 24L, "h", 1L, "d"));
    private static final Map<String, Map<Long, String>> SIZES = Map.of(
        "1p", Map.of(1L << 50, "b", 1L << 40, "k", 1L << 30, "m", 1L << 20, "g"),
        "1g", Map.of(1L << 30, "b", 1L << 20, "k", 1L << 10, "m", 1L, "g"),
        "1m", Map.of(1L << 20, "b", 1L << 10, "k", 1L, "m"));
    private static final Map<String, List<String>> BORDERS = Map.of(
        "int", List.of("-2147483648", "-2", "-1", "0", "1", "2", "100", "1000", "100000", "2147483647"),
        "long", List.of("-2", "-1", "0", "1", "2", "1000", "2147483648", "9223372036854775807"),
        "double", List.of("-1", "0", "0.5", "1", "1.5", "1000", "NaN"),
        "decimal", List.of("-1", "0", "0.5", "1"),
        "time", List.of("-1", "0", "1", "1000", "1h", "1d"),
        "bytes", List.of("-1", "0", "1", "1k", "1m", "1g", "2g", "1t"),
        "string", List.of("", NONSENSE));

    private final Function1<String, ?> converter;
    private final String type;
    private String unit;
    private final List<String> values = new ArrayList<>();

    private ValueType(Function1<String, ?> converter) {
        this.converter = converter;
        this.type = probe();
    }

    static ValueType of(ConfigEntry<?> entry) throws ReflectiveOperationException {
        Object deciding = entry;
        for (Object next = entry; next != null; next = Reflect.field(next, "fallback")) {
            deciding = next;
        }
        Object raw = Reflect.field(deciding, "rawValueConverter");
        @SuppressWarnings("unchecked")
        Function1<String, ?> converter = (Function1<String, ?>) (raw != null ? raw : ((ConfigEntry<?>) deciding).valueConverter());
        return new ValueType(converter);
    }

    /** Writes type, unit, the values of an enumeration, the words of a check, and the probes that it refuses. */
    void writeTo(ObjectNode node) {
        node.put("type", type);
        node.put("unit", unit);
        if (!values.isEmpty()) {
            ArrayNode array = node.putArray("values");
            values.forEach(array::add);
        }
        Set<String> words = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        for (String probe : BORDERS.getOrDefault(type, List.of())) {
            String complaint = complaint(probe);
            if (complaint == null || NOT_A_CHECK.matcher(complaint).find()) {
                continue;
            }
            Matcher check = REFUSED.matcher(complaint);
            words.add(ERROR_STATE.matcher(check.find() ? complaint.substring(check.end()) : complaint).replaceFirst(""));
            refused.add(probe);
        }
        if (!words.isEmpty()) {
            words.forEach(node.putArray("check")::add);
            refused.forEach(node.putArray("refused")::add);
        }
    }

    private String probe() {
        if (takesLists()) {
            return "list";
        }
        String complaint = complaint(NONSENSE);
        if (complaint == null) {
            return converter.apply(NONSENSE) instanceof scala.util.matching.Regex ? "regex" : "string";
        }
        Matcher oneOf = first(complaint, ONE_OF, ONE_OF_NEW);
        if (oneOf != null) {
            values.addAll(List.of(oneOf.group(1).split(", ")));
            return "string";
        }
        if (complaint.contains("Time must be specified") || complaint.contains("'time in ")) {
            unit = unit(TIMES);
            return "time";
        }
        if (complaint.contains("Size must be specified") || complaint.contains("'bytes in ")) {
            unit = unit(SIZES);
            return "bytes";
        }
        Matcher shouldBe = first(complaint, SHOULD_BE, SHOULD_BE_NEW);
        return shouldBe == null ? "string" : shouldBe.group(1).replace("a regex", "regex");
    }

    private boolean takesLists() {
        try {
            Object value = converter.apply("1,2");
            return value instanceof scala.collection.Seq || value instanceof scala.collection.Set;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    /** The unit of which some probe holds as many as the converter says. */
    private String unit(Map<String, Map<Long, String>> probes) {
        for (Map.Entry<String, Map<Long, String>> probe : probes.entrySet()) {
            if (complaint(probe.getKey()) == null) {
                return probe.getValue().get(((Number) converter.apply(probe.getKey())).longValue());
            }
        }
        return null;
    }

    /** Null where the converter takes the value. */
    private String complaint(String value) {
        try {
            converter.apply(value);
            return null;
        } catch (Throwable thrown) {
            return String.valueOf(thrown.getMessage());
        }
    }

    private static Matcher first(String text, Pattern... patterns) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return matcher;
            }
        }
        return null;
    }
}
