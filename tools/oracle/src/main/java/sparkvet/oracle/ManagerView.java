package sparkvet.oracle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.SparkContext;
import scala.Option;

/**
 * What the ExecutorAllocationManager of a running driver has made of its settings. Times keep the unit in which Spark holds them:
 * whole seconds for the two backlog timeouts, nanoseconds for the three idle ones (2.4: seconds, and there are two).
 */
final class ManagerView {
    private static final String[][] MANAGER_FIELDS = {
        // name in the answer, name of the field
        {"min", "minNumExecutors"},
        {"max", "maxNumExecutors"},
        {"initial", "initialNumExecutors"},
        {"schedulerBacklogTimeoutS", "schedulerBacklogTimeoutS"},
        {"sustainedSchedulerBacklogTimeoutS", "sustainedSchedulerBacklogTimeoutS"},
        // Spark 2.4, which has no monitor:
        {"executorIdleTimeoutS", "executorIdleTimeoutS"},
        {"cachedExecutorIdleTimeoutS", "cachedExecutorIdleTimeoutS"},
    };
    private static final String[][] MONITOR_FIELDS = {
        {"executorIdleTimeoutNs", "idleTimeoutNs"},
        {"cachedExecutorIdleTimeoutNs", "storageTimeoutNs"},
        {"shuffleTrackingTimeoutNs", "shuffleTimeoutNs"},
    };

    private ManagerView() {}

    /** Null where the driver runs without dynamic allocation. */
    static ObjectNode of(SparkContext context) {
        try {
            Option<?> manager = (Option<?>) Reflect.call(context, "executorAllocationManager");
            if (manager.isEmpty()) {
                return null;
            }
            ObjectNode view = JsonNodeFactory.instance.objectNode();
            copy(manager.get(), MANAGER_FIELDS, view);
            Object monitor = Reflect.field(manager.get(), "executorMonitor");
            if (monitor != null) {
                copy(monitor, MONITOR_FIELDS, view);
            }
            return view;
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static void copy(Object source, String[][] fields, ObjectNode view) throws ReflectiveOperationException {
        for (String[] names : fields) {
            Object value = Reflect.field(source, names[1]);
            if (value != null) {
                view.put(names[0], ((Number) value).longValue());
            }
        }
    }
}
