package sparkvet.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.spark.internal.config.ConfigEntry;
import scala.Some;
import scala.collection.Iterator;

/**
 * Dumps every ConfigEntry of a release as NDJSON, sorted by key, by loading each Scala object that holds one.
 *
 * <p>Arguments are Spark's jars. Of each entry: key, type and unit (see {@link ValueType}), the default as Spark prints it,
 * alternatives, fallback key, prepended key, the release it came with, whether it is public, and the object that holds it.
 */
public final class Catalogue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Catalogue() {}

    public static void main(String[] jars) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Map<ConfigEntry<?>, String> holders = new LinkedHashMap<>();
        for (String jar : jars) {
            loadHolders(jar, holders);
        }
        // Making an entry registers it, so that entries nobody holds in a field are found as well.
        Map<?, ?> known = (Map<?, ?>) Reflect.field(Reflect.module(ConfigEntry.class.getName()), "knownConfigs");
        Map<String, ConfigEntry<?>> entries = new TreeMap<>();
        for (Object entry : known.values()) {
            entries.put(((ConfigEntry<?>) entry).key(), (ConfigEntry<?>) entry);
        }
        for (ConfigEntry<?> entry : entries.values()) {
            out.println(JSON.writeValueAsString(describe(entry, holders.get(entry))));
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    /** Initialises the Scala objects of a jar that hold entries, and notes which holds which. */
    private static void loadHolders(String jar, Map<ConfigEntry<?>, String> holders) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            for (var entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith("$.class")) {
                    String name = entry.getName().substring(0, entry.getName().length() - ".class".length()).replace('/', '.');
                    try {
                        loadHolder(Class.forName(name, false, Catalogue.class.getClassLoader()), holders);
                    } catch (ReflectiveOperationException | LinkageError missing) {
                        System.err.println(name + ": " + missing);
                    }
                }
            }
        }
    }

    private static void loadHolder(Class<?> type, Map<ConfigEntry<?>, String> holders) throws ReflectiveOperationException {
        for (Field field : type.getDeclaredFields()) {
            if (ConfigEntry.class.isAssignableFrom(field.getType())) {
                Object module = type.getField("MODULE$").get(null);
                field.setAccessible(true);
                Object entry = field.get(Modifier.isStatic(field.getModifiers()) ? null : module);
                if (entry != null) {
                    holders.putIfAbsent((ConfigEntry<?>) entry, type.getName().substring(0, type.getName().length() - 1));
                }
            }
        }
    }

    private static ObjectNode describe(ConfigEntry<?> entry, String holder) throws ReflectiveOperationException {
        ObjectNode node = JSON.createObjectNode();
        node.put("key", entry.key());
        ValueType.of(entry).writeTo(node);
        node.put("default", defaultOf(entry));
        Iterator<String> alternatives = entry.alternatives().iterator();
        for (var array = node.putArray("alternatives"); alternatives.hasNext(); ) {
            array.add(alternatives.next());
        }
        Object fallback = Reflect.field(entry, "fallback");
        node.put("fallback", fallback == null ? null : ((ConfigEntry<?>) fallback).key());
        Object prepended = sinceSpark3(entry, "prependedKey");
        node.put("prepend", prepended instanceof Some<?> some ? (String) some.get() : null);
        // Not all say so.
        node.put("since", sinceSpark3(entry, "version") instanceof String version && !version.isEmpty() ? version : null);
        node.put("public", entry.isPublic());
        node.put("source", holder);
        return node;
    }

    private static String defaultOf(ConfigEntry<?> entry) {
        String value = entry.defaultValueString();
        return value == null ? null : Machine.hide(value);
    }

    /** What entries know from Spark 3.0 on; before, null. */
    private static Object sinceSpark3(ConfigEntry<?> entry, String method) {
        try {
            return Reflect.call(entry, method);
        } catch (ReflectiveOperationException older) {
            return null;
        }
    }

    /** Keeps this machine out of defaults: they are stored as what they depend on. The caller sets values that occur nowhere else. */
    private static final class Machine {
        private static final List<String> PROPERTIES = List.of("java.io.tmpdir", "user.dir", "user.home", "user.name", "user.timezone");
        private static final List<String> ENVIRONMENT = List.of("SPARK_LOCAL_HOSTNAME", "SPARK_HOME");

        static String hide(String value) {
            String hidden = value;
            for (String name : ENVIRONMENT) {
                hidden = hidden.replace(System.getenv(name), "{env:" + name + "}");
            }
            for (String name : PROPERTIES) {
                hidden = hidden.replace(System.getProperty(name), "{" + name + "}");
            }
            return hidden;
        }
    }
}
