package sparkvet.oracle;

import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;

/** Puts the JVM back to where it was before a case, so that no case sees another one. */
final class Surroundings {
    private static final int SECONDS_TO_STOP = 10;

    private final Exits exits;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "oracle-watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private final Properties properties = (Properties) System.getProperties().clone();

    Surroundings(Exits exits) {
        this.exits = exits;
    }

    /**
     * Stops what the case has started ({@code context} is null where it did not start) and forgets what Spark remembers. The JVM
     * ends if that hangs: YARN's back end and Spark's task scheduler lock one another out now and then.
     */
    void restore(SparkContext context) {
        Future<?> alarm = watchdog.schedule(exits::leave, SECONDS_TO_STOP, TimeUnit.SECONDS);
        if (context != null) {
            quietly(context::stop);
        }
        SparkEnv environment = SparkEnv.get();
        if (environment != null) {
            quietly(environment::stop);
            SparkEnv.set(null);
        }
        quietly(() -> Reflect.callModule("org.apache.spark.SparkContext", "clearActiveContext"));
        quietly(() -> Reflect.callModule("org.apache.spark.resource.ResourceProfile", "clearDefaultProfile"));
        quietly(() -> Reflect.callModule("org.apache.spark.util.Utils", "clearLocalRootDirs"));
        System.setProperties((Properties) properties.clone());
        alarm.cancel(false);
    }

    /** What fails while a half-built driver is torn down is not part of the answer. */
    private static void quietly(Action action) {
        try {
            action.run();
        } catch (Throwable ignored) {
            // Spark logs it; the JVM is replaced after some hundred cases anyway.
        }
    }

    private interface Action {
        void run() throws Exception;
    }
}
