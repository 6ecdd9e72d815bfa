package sparkvet.oracle.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A real YARN of one node in a process of its own. It writes the configuration by which clients find it into the directory that it is given, says
 * {@code ready}, and ends with its standard input.
 */
public final class YarnCluster {
    private YarnCluster() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            start(Path.of(arguments[0]));
        } catch (Exception failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);  // YARN's threads would go on
        }
        out.println("ready");
        while (System.in.read() >= 0) {
            // Nothing is ever said; the end of input is the sign to leave.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void start(Path configuration) throws Exception {
        MiniYARNCluster cluster = new MiniYARNCluster("sparkvet", 1, 1, 1);
        cluster.init(settings());
        cluster.start();
        if (!cluster.waitForNodeManagersToConnect(60_000)) {
            throw new IllegalStateException("the node did not come up");
        }
        write(cluster, configuration);
    }

    private static YarnConfiguration settings() {
        YarnConfiguration settings = new YarnConfiguration();
        settings.set("fs.defaultFS", "file:///");
        settings.setBoolean(YarnConfiguration.YARN_MINICLUSTER_FIXED_PORTS, false);
        settings.setBoolean(YarnConfiguration.YARN_MINICLUSTER_CONTROL_RESOURCE_MONITORING, false);
        settings.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, 65536);
        settings.setInt(YarnConfiguration.NM_VCORES, 64);
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_MB, 8192);
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MAXIMUM_ALLOCATION_VCORES, 4);
        settings.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
        settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        // A nearly full disk is no reason to refuse a container here.
        settings.setFloat(YarnConfiguration.NM_MAX_PER_DISK_UTILIZATION_PERCENTAGE, 100.0f);
        settings.set("yarn.scheduler.capacity.root.queues", "default");
        settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
        settings.setFloat("yarn.scheduler.capacity.maximum-am-resource-percent", 1.0f);
        return settings;
    }

    private static void write(MiniYARNCluster cluster, Path directory) throws IOException {
        for (String name : new String[] {"core-site.xml", "yarn-site.xml"}) {
            try (OutputStream file = Files.newOutputStream(directory.resolve(name))) {
                cluster.getConfig().writeXml(file);
            }
        }
    }
}
