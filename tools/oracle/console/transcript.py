"""What the terminal shows, read back: log lines, spark-submit's own lines, and the exception that ends the driver.

    26/11/25 21:00:00 WARN Utils: spark.executor.instances less than …     → log   {"level":"WARN","logger":"Utils","message":"…"}
    Warning: Ignoring non-Spark config property: k                         → log   {"level":"WARN","logger":"SparkSubmitArguments",…}
    Exception in thread "main" java.lang.E: words / \tat … / Caused by: …  → exception, with its causes
"""

import re

LINE = re.compile(r"^\d\d/\d\d/\d\d \d\d:\d\d:\d\d ([A-Z]+) ([^ :]+): (.*)$")
OWN = re.compile(r"^(Warning|Error): (.*)$")
END = re.compile(r'^Exception in thread "main" (.*)$')
FRAME = re.compile(r"^\s+(at |\.\.\. \d+ (more|common frames omitted))")
CAUSE = "Caused by: "
SUPPRESSED = re.compile(r"^\s+Suppressed: ")
THROWN = re.compile(r"^((?:[\w$]+\.)+[\w$]*(?:Exception|Error|Throwable)[\w$]*)(?:: (.*))?$", re.DOTALL)
# What others print between the lines of the log.
STRAY = re.compile(r"^(Using Spark's default log4j profile: |Setting default log level |To adjust logging level |log4j:|SLF4J: |WARNING: )")
# Who says "Warning: …" and "Error: …" without naming itself.
SPEAKERS = {"Warning": ("WARN", "SparkSubmitArguments"), "Error": ("ERROR", "SparkSubmit")}

# What the machine, the moment or the tearing down of a failed driver causes.
NOISE_LOGGERS = {
    "MetricsSystem", "Master", "Worker", "ExecutorRunner", "Inbox", "AsyncEventQueue", "AppStatusListener", "NativeCodeLoader", "SparkUI", "JettyUtils",
    "MacAddressUtil", "BlockedThreadChecker", "TransportRequestHandler", "TransportResponseHandler", "WatchHTTPManager", "ExecutorPodsWatchSnapshotSource", "ExecutorPodsSnapshotsStoreImpl",
    "YarnSchedulerBackend$YarnSchedulerEndpoint", "YarnSchedulerEndpoint",
}
NOISE_MESSAGES = ("Another SparkContext ", "Your hostname, ", "Set SPARK_LOCAL_IP ", "Uncaught exception in thread ",
                  "Error reading service account token", "Issue communicating with driver in heartbeater")
LATE = ("java.net.SocketTimeoutException", "io.vertx.core.impl.NoStackTraceTimeoutException")
DECISIONS = {"Utils": ("Using initial executors",), "ExecutorAllocationManager": ("Dynamic allocation", "Shuffle data")}


def read(text):
    """(log, exception) of a console."""
    log, exception = [], None
    for head, lines in records(text.removesuffix("\n").split("\n")):
        if match := LINE.match(head):
            level, logger, first = match.groups()
            say(log, level, logger.rpartition(".")[2], "\n".join([first, *message_lines(lines)]))
        elif match := OWN.match(head):
            level, logger = SPEAKERS[match[1]]
            say(log, level, logger, match[2])
        elif match := END.match(head):
            exception = thrown([match[1], *lines])
    return log, exception


def records(lines):
    """Each line that begins something, with those that go on with it."""
    head, rest = None, []
    for line in lines:
        if LINE.match(line) or OWN.match(line) or END.match(line):
            if head is not None:
                yield head, rest
            head, rest = line, []
        elif not STRAY.match(line):
            rest.append(line)
    if head is not None:
        yield head, rest


def message_lines(lines):
    """What follows the first line of a message, without a stack trace behind it and what the terminal shows besides."""
    frames = [at for at, line in enumerate(lines) if FRAME.match(line)]
    if not frames:
        return lines
    starts = [at for at in range(frames[0]) if THROWN.match(lines[at])]
    return lines[:starts[0]] if starts else []


def thrown(lines):
    """An exception and its causes, from the lines of its stack trace."""
    blocks, into = [[]], True
    for line in lines:
        if line.startswith(CAUSE):
            blocks.append([line.removeprefix(CAUSE)])
            into = True
        elif FRAME.match(line) or SUPPRESSED.match(line):
            into = False
        elif into:
            blocks[-1].append(line)
    exception = None
    for block in reversed(blocks):
        name, colon, message = "\n".join(block).partition(": ")
        exception = {"class": name, "message": message if colon else None, "cause": exception}
    return exception


def is_late(exception):
    """Whether the machine was too busy for a cluster to answer in time."""
    while exception and exception["class"] not in LATE:
        exception = exception["cause"]
    return exception is not None


def say(log, level, logger, message):
    if is_the_configurations(level, logger, message):
        log.append({"level": level, "logger": logger, "message": message})


def is_the_configurations(level, logger, message):
    if level == "INFO":
        return message.startswith(DECISIONS.get(logger, "\0"))
    return level in ("WARN", "ERROR", "FATAL") and logger not in NOISE_LOGGERS and not message.startswith(NOISE_MESSAGES)
