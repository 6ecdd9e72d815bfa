package sparkvet.oracle;

import java.security.Permission;

/**
 * Keeps a driver from ending the JVM, and remembers that it tried: Kubernetes' pods allocator, for one, calls System.exit from a
 * thread of its own, which would hit this case or the next one as chance has it.
 */
@SuppressWarnings("removal")
final class Exits {
    private volatile Integer attempted;
    private volatile boolean leaving;

    Exits() {
        System.setSecurityManager(new SecurityManager() {
            @Override
            public void checkExit(int status) {
                if (!leaving) {
                    attempted = status;
                    throw new SecurityException("exit " + status);
                }
            }

            @Override
            public void checkPermission(Permission permission) {
                // Everything else is allowed.
            }
        });
    }

    /** Ends the JVM at once, whatever threads half-built drivers have left behind. */
    void leave() {
        leaving = true;
        Runtime.getRuntime().halt(0);
    }

    void forget() {
        attempted = null;
    }

    /** The status of the exit that was tried since {@link #forget}, or null. */
    Integer attempted() {
        return attempted;
    }
}
