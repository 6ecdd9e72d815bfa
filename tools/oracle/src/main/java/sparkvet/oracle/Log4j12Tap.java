package sparkvet.oracle;

import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;

/** The tap on Log4j 1.2, the logging library of Spark up to 3.2. An appender at the root keeps Spark from reading its own defaults. */
final class Log4j12Tap extends LogTap {
    Log4j12Tap() {
        Logger root = Logger.getRootLogger();
        root.removeAllAppenders();
        root.addAppender(new AppenderSkeleton() {
            @Override
            protected void append(LoggingEvent event) {
                line(event.getLevel().toString(), event.getLoggerName(), event.getRenderedMessage());
            }

            @Override
            public void close() {
                // Nothing is open.
            }

            @Override
            public boolean requiresLayout() {
                return false;
            }
        });
        resetLevel();
    }

    @Override
    void resetLevel() {
        Logger.getRootLogger().setLevel(Level.INFO);
    }
}
