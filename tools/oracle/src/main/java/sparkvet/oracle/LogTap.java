package sparkvet.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what the thread that plays a case logs between {@link #begin} and {@link #end}. Other threads of the driver log at
 * moments of their own, which no recording could repeat; their lines are not taken.
 *
 * <p>A subclass connects to one logging library and feeds {@link #line}.
 */
abstract class LogTap {
    private final Thread player = Thread.currentThread();
    private final List<Line> lines = new ArrayList<>();
    private boolean open;

    record Line(String level, String logger, String message) {}

    /** Connects to the logging library of the release at hand. Call before any class of Spark logs. */
    static LogTap install() {
        try {
            Class.forName("org.apache.logging.log4j.core.LoggerContext", false, LogTap.class.getClassLoader());
        } catch (ClassNotFoundException older) {
            return new Log4j12Tap();
        }
        return new Log4j2Tap();
    }

    /** Sets the root level to INFO, which is Spark's own default; a case may have changed it. */
    abstract void resetLevel();

    final void begin() {
        resetLevel();
        lines.clear();
        open = true;
    }

    final ArrayNode end() {
        open = false;
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        for (Line line : lines) {
            answer.addObject().put("level", line.level()).put("logger", line.logger()).put("message", line.message());
        }
        return answer;
    }

    /** Takes one line; {@code logger} is the full name of the class that logs. */
    protected final void line(String level, String logger, String message) {
        if (!open || Thread.currentThread() != player) {
            return;
        }
        Line line = new Line(level, logger.substring(logger.lastIndexOf('.') + 1), message);
        if (Noise.isTheConfigurations(line)) {
            lines.add(line);
        }
    }
}
