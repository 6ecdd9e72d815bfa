package sparkvet.oracle;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The tap on Log4j 2, the logging library of Spark since 3.3. */
final class Log4j2Tap extends LogTap {
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    Log4j2Tap() {
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.getAppenders().keySet().forEach(root::removeAppender);
        AbstractAppender appender = new AbstractAppender("oracle", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                line(event.getLevel().name(), event.getLoggerName(), event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        root.addAppender(appender, null, null);
        resetLevel();
    }

    @Override
    void resetLevel() {
        context.getConfiguration().getRootLogger().setLevel(Level.INFO);
        context.updateLoggers();
    }
}
