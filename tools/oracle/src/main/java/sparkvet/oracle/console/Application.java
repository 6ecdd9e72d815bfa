package sparkvet.oracle.console;

import java.lang.reflect.Field;
import org.apache.spark.SparkContext;
import scala.Option;

/**
 * The application of the console's cases: one SparkContext, made of what spark-submit hands over. Then it says on standard output what has
 * become of dynamic allocation, and ends the JVM, so that nothing is printed about stopping.
 */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Option<?> manager = manager(new SparkContext());
        String initial = manager.isEmpty() ? "null" : initial(manager.get());
        System.out.println("sparkvet: {\"allocation\":" + !manager.isEmpty() + ",\"initialExecutors\":" + initial + "}");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Option<?> manager(SparkContext context) throws ReflectiveOperationException {
        return (Option<?>) SparkContext.class.getMethod("executorAllocationManager").invoke(context);
    }

    /** Scala may put the name of the class in front of a private field's. */
    private static String initial(Object manager) throws ReflectiveOperationException {
        for (Field field : manager.getClass().getDeclaredFields()) {
            if (field.getName().endsWith("initialNumExecutors")) {
                field.setAccessible(true);
                return field.get(manager).toString();
            }
        }
        throw new NoSuchFieldException("initialNumExecutors");
    }
}
