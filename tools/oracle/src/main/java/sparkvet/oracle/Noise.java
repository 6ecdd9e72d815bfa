package sparkvet.oracle;

import java.util.List;
import java.util.Set;

/** Tells the lines that a configuration causes from those of the machine, the moment, or the oracle itself. */
final class Noise {
    /** At WARN and above everything counts except what these classes say. */
    private static final Set<String> LOGGERS = Set.of(
        "MetricsSystem", "Master", "Worker", "Inbox", "AsyncEventQueue", "AppStatusListener",
        "MacAddressUtil", "NativeCodeLoader", "SparkUI", "JettyUtils", "ExecutorPodsWatchSnapshotSource");

    /** Beginnings of lines about the host, other contexts of this JVM, or the tearing down of a failed one. */
    private static final List<String> MESSAGES = List.of(
        "Another SparkContext ",
        "Your hostname, ",
        "Set SPARK_LOCAL_IP ",
        "Uncaught exception in thread ",
        "Error reading service account token");

    private Noise() {}

    static boolean isTheConfigurations(LogTap.Line line) {
        switch (line.level()) {
            case "FATAL":
            case "ERROR":
            case "WARN":
                return !LOGGERS.contains(line.logger()) && MESSAGES.stream().noneMatch(line.message()::startsWith);
            case "INFO":
                return isDecision(line);
            default:
                return false;
        }
    }

    /** The three kinds of INFO lines that tell what the driver has decided about its executors. */
    private static boolean isDecision(LogTap.Line line) {
        switch (line.logger()) {
            case "Utils":
                return line.message().startsWith("Using initial executors");
            case "ExecutorAllocationManager":
                return line.message().startsWith("Dynamic allocation") || line.message().startsWith("Shuffle data");
            default:
                return false;
        }
    }
}
