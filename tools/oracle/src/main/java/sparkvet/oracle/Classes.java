package sparkvet.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.apache.spark.SparkConf;

/**
 * Dumps the classes of Spark's own that a setting may name, as NDJSON sorted by name: {@code {"name":…,"kinds":[…]}}.
 *
 * <p>Arguments are Spark's jars. Left out are classes inside others, whose names nobody writes. Kinds are those of {@link #KINDS} that a
 * class is, {@code abstract} where it cannot be instantiated, and its public constructors, as far as Spark looks for them.
 */
public final class Classes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS = List.of(
        "org.apache.spark.serializer.Serializer", "org.apache.spark.shuffle.ShuffleManager", "org.apache.spark.shuffle.api.ShuffleDataIO",
        "org.apache.spark.storage.TopologyMapper", "org.apache.spark.storage.BlockReplicationPolicy",
        "org.apache.spark.scheduler.SparkListenerInterface", "org.apache.spark.scheduler.cluster.k8s.AbstractPodsAllocator",
        "org.apache.spark.api.plugin.SparkPlugin", "org.apache.spark.api.resource.ResourceDiscoveryPlugin", "org.apache.spark.ExecutorPlugin",
        "org.apache.spark.io.CompressionCodec");
    private static final Class<?>[][] CONSTRUCTORS = {{}, {SparkConf.class}, {SparkConf.class, boolean.class}};

    private Classes() {}

    public static void main(String[] jars) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        TreeSet<String> names = new TreeSet<>();
        for (String jar : jars) {
            try (JarFile file = new JarFile(jar)) {
                for (var entry : Collections.list(file.entries())) {
                    String name = entry.getName();
                    if (name.startsWith("org/apache/spark/") && name.endsWith(".class") && name.indexOf('$') < 0) {
                        names.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                    }
                }
            }
        }
        List<Class<?>> kinds = new ArrayList<>();
        for (String kind : KINDS) {
            if (names.contains(kind)) {
                kinds.add(load(kind));
            }
        }
        for (String name : names) {
            ObjectNode line = JSON.createObjectNode().put("name", name);
            try {
                describe(load(name), kinds, line.putArray("kinds"));
            } catch (LinkageError missing) {
                System.err.println(name + ": " + missing);
                continue;
            }
            out.println(JSON.writeValueAsString(line));
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, Classes.class.getClassLoader());
    }

    private static void describe(Class<?> type, List<Class<?>> kinds, ArrayNode said) {
        for (Class<?> kind : kinds) {
            if (kind.isAssignableFrom(type)) {
                said.add(kind.getName());
            }
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            said.add("abstract");
        }
        for (Class<?>[] parameters : CONSTRUCTORS) {
            try {
                type.getConstructor(parameters);
                List<String> names = new ArrayList<>();
                for (Class<?> parameter : parameters) {
                    names.add(parameter.getSimpleName());
                }
                said.add("new(" + String.join(", ", names) + ")");
            } catch (NoSuchMethodException none) {
                // It has no such constructor.
            }
        }
    }
}
