package sparkvet.oracle;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.deploy.yarn.Client;
import org.apache.spark.deploy.yarn.ClientArguments;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.cluster.SchedulerBackendUtils;
import org.apache.spark.scheduler.cluster.YarnClusterScheduler;
import org.apache.spark.scheduler.cluster.YarnScheduler;
import org.apache.spark.scheduler.cluster.YarnSchedulerBackend;
import scala.Option;

/**
 * Stands in for Spark's YarnClusterManager: the same schedulers and Spark's own YarnSchedulerBackend, whose two real subclasses
 * are repeated up to the point where they would talk to a resource manager.
 *
 * <p>It is found by its service file; the one in Spark's yarn jar is stripped from the copy that the oracle runs with.
 */
public final class YarnManager implements ExternalClusterManager {
    private static final ApplicationId APPLICATION = ApplicationId.newInstance(1, 1);
    private static final boolean STARTS_BINDINGS = startsBindings();

    @Override
    public boolean canCreate(String master) {
        return master.equals("yarn");
    }

    @Override
    public TaskScheduler createTaskScheduler(SparkContext context, String master) {
        return switch (context.deployMode()) {
            case "cluster" -> new ClusterScheduler(context);
            case "client" -> new YarnScheduler(context);
            default -> throw unknownMode(context);
        };
    }

    @Override
    public SchedulerBackend createSchedulerBackend(SparkContext context, String master, TaskScheduler scheduler) {
        TaskSchedulerImpl implementation = (TaskSchedulerImpl) scheduler;
        return switch (context.deployMode()) {
            case "cluster" -> new ClusterBackend(implementation, context);
            case "client" -> new ClientBackend(implementation, context);
            default -> throw unknownMode(context);
        };
    }

    @Override
    public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
        ((TaskSchedulerImpl) scheduler).initialize(backend);
    }

    private static RuntimeException unknownMode(SparkContext context) {
        return sneak(new SparkException("Unknown deploy mode '" + context.deployMode() + "' for Yarn"));
    }

    /** Throws a checked exception as it is, as Scala does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** YarnClusterScheduler without the news to an ApplicationMaster after the start. */
    private static final class ClusterScheduler extends YarnClusterScheduler {
        ClusterScheduler(SparkContext context) {
            super(context);
        }

        @Override
        public void postStartHook() {
            // There is no ApplicationMaster.
        }
    }

    /** YarnClientSchedulerBackend up to the submission of the application. */
    private static final class ClientBackend extends YarnSchedulerBackend {
        private final SparkContext context;

        ClientBackend(TaskSchedulerImpl scheduler, SparkContext context) {
            super(scheduler, context);
            this.context = context;
        }

        @Override
        public void start() {
            if (STARTS_BINDINGS) {
                super.start();
            }
            String driver = conf().get("spark.driver.host") + ":" + conf().get("spark.driver.port");
            ClientArguments arguments = new ClientArguments(new String[] {"--arg", driver});
            totalExpectedExecutors_$eq(initialTarget(this));
            makeClient(arguments, conf(), context);
            bindToYarn(APPLICATION, Option.empty());
            if (STARTS_BINDINGS) {
                startBindings();
            } else {
                super.start();
            }
        }
    }

    /** YarnClusterSchedulerBackend with an attempt's number of our own. */
    private static final class ClusterBackend extends YarnSchedulerBackend {
        ClusterBackend(TaskSchedulerImpl scheduler, SparkContext context) {
            super(scheduler, context);
        }

        @Override
        public void start() {
            bindToYarn(APPLICATION, Option.apply(ApplicationAttemptId.newInstance(APPLICATION, 1)));
            super.start();
            totalExpectedExecutors_$eq(initialTarget(this));
            if (STARTS_BINDINGS) {
                startBindings();
            }
        }
    }

    /** Up to 2.4 the start of YarnSchedulerBackend is what starts the bindings, and a client starts it last. */
    private static boolean startsBindings() {
        return Stream.of(YarnSchedulerBackend.class.getMethods()).anyMatch(method -> method.getName().equals("startBindings"));
    }

    /** Up to 2.4 a Client knows nothing of RPC. */
    private static void makeClient(ClientArguments arguments, SparkConf conf, SparkContext context) {
        try {
            Constructor<?> constructor = Client.class.getConstructors()[0];
            if (constructor.getParameterCount() == 2) {
                constructor.newInstance(arguments, conf);
            } else {
                constructor.newInstance(arguments, conf, context.env().rpcEnv());
            }
        } catch (InvocationTargetException thrown) {
            throw sneak(thrown.getCause());
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static int initialTarget(YarnSchedulerBackend backend) {
        return SchedulerBackendUtils.getInitialTargetExecutorNumber(
            backend.conf(), SchedulerBackendUtils.DEFAULT_NUMBER_EXECUTORS());
    }
}
