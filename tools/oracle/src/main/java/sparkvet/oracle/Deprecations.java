package sparkvet.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import scala.Function1;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Dumps the two tables by which SparkConf warns of old keys, as NDJSON sorted by key: keys that are merely deprecated
 * ({@code key}, {@code version}, {@code message}) and keys that have a new name ({@code key}, {@code version}, {@code renamed},
 * {@code rank} among the old names of that one, and where the value is translated, {@code translated}: what "5" becomes).
 */
public final class Deprecations {
    private static final String PROBE = "5";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TreeMap<String, ObjectNode> lines = new TreeMap<>();

    private Deprecations() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Deprecations tables = new Deprecations();
        Object sparkConf = Reflect.module("org.apache.spark.SparkConf");
        tables.addDeprecated((scala.collection.Map<?, ?>) Reflect.field(sparkConf, "deprecatedConfigs"));
        tables.addRenamed((scala.collection.Map<?, ?>) Reflect.field(sparkConf, "configsWithAlternatives"));
        for (ObjectNode line : tables.lines.values()) {
            out.println(JSON.writeValueAsString(line));
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private void addDeprecated(scala.collection.Map<?, ?> table) throws ReflectiveOperationException {
        for (Iterator<?> rows = table.iterator(); rows.hasNext(); ) {
            Object row = ((Tuple2<?, ?>) rows.next())._2();
            line(row).put("message", (String) Reflect.call(row, "deprecationMessage"));
        }
    }

    private void addRenamed(scala.collection.Map<?, ?> table) throws ReflectiveOperationException {
        for (Iterator<?> rows = table.iterator(); rows.hasNext(); ) {
            Tuple2<?, ?> row = (Tuple2<?, ?>) rows.next();
            int rank = 0;
            for (Iterator<?> alternates = ((Seq<?>) row._2()).iterator(); alternates.hasNext(); ) {
                Object alternate = alternates.next();
                ObjectNode line = line(alternate).put("renamed", (String) row._1()).put("rank", rank++);
                @SuppressWarnings("unchecked")
                Function1<String, String> translation = (Function1<String, String>) Reflect.call(alternate, "translation");
                if (translation != null) {
                    line.put("translated", translation.apply(PROBE));
                }
            }
        }
    }

    /** The line of a row's key; a key in both tables has one line. */
    private ObjectNode line(Object row) throws ReflectiveOperationException {
        String key = (String) Reflect.call(row, "key");
        ObjectNode line = lines.computeIfAbsent(key, name -> JSON.createObjectNode().put("key", name));
        if (!line.has("version")) {
            line.put("version", (String) Reflect.call(row, "version"));
        }
        return line;
    }
}
