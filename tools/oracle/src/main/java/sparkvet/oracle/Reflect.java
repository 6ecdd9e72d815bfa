package sparkvet.oracle;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Reaches what differs between releases or is private to Spark. */
final class Reflect {
    private Reflect() {}

    /** The one instance of a Scala object. */
    static Object module(String name) throws ReflectiveOperationException {
        return Class.forName(name + "$").getField("MODULE$").get(null);
    }

    /** Calls a method without parameters of a Scala object. */
    static Object callModule(String name, String method) throws ReflectiveOperationException {
        return call(module(name), method);
    }

    /** Calls a method without parameters, private ones and those of a superclass included. */
    static Object call(Object target, String method) throws ReflectiveOperationException {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Method candidate : type.getDeclaredMethods()) {
                if (candidate.getName().equals(method) && candidate.getParameterCount() == 0) {
                    candidate.setAccessible(true);
                    try {
                        return candidate.invoke(target);
                    } catch (InvocationTargetException wrapped) {
                        throw new ReflectiveOperationException(wrapped.getCause());
                    }
                }
            }
        }
        throw new NoSuchMethodException(target.getClass().getName() + "." + method);
    }

    /**
     * The value of the field {@code name}, or null where the release has none; a field that Scala's compiler has prefixed with
     * the name of its class ({@code org$apache$…$$name}) is found as well.
     */
    static Object field(Object target, String name) throws ReflectiveOperationException {
        Field field = declared(target.getClass(), name);
        return field == null ? null : field.get(target);
    }

    /** The field itself, or null. */
    static Field declared(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name) || field.getName().endsWith("$$" + name)) {
                field.setAccessible(true);
                return field;
            }
        }
        return null;
    }
}
