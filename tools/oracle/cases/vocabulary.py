"""Words that the suites share: masters, odd values, and a collector that refuses two cases of one name."""

ENABLED = "spark.dynamicAllocation.enabled"

# Every address is literal: the oracle's clusters listen exactly there.
MASTERS = {
    "local": {"spark.master": "local[2]"},
    "local-cluster": {"spark.master": "local-cluster[2,1,1024]"},
    "standalone": {"spark.master": "spark://127.0.0.1:7077"},
    "k8s": {"spark.master": "k8s://http://127.0.0.1:8443"},
    "yarn": {"spark.master": "yarn"},
    # What an ApplicationMaster sets before it runs the application's main class.
    "yarn-cluster": {"spark.master": "yarn", "spark.submit.deployMode": "cluster", "spark.yarn.app.id": "application_1_0001"},
    "mesos": {"spark.master": "mesos://127.0.0.1:5050"},
}

VISIBLE = {" ": "_", '"': "quote", "\\": "backslash"}


def name_of(value):
    """A piece of an id: the value itself, except for what is hard to see."""
    if not value:
        return "empty"
    visible = "".join(VISIBLE.get(char, char if "!" <= char <= "~" else f"u{ord(char):04x}") for char in value)
    return "minus" + visible[1:] if visible.startswith("-") else visible


class Collector:
    """Gathers cases; settings of a case are sorted by key."""

    def __init__(self):
        self.cases = {}

    def add(self, identity, *settings):
        """Adds a case whose configuration is the union of `settings`; a value None takes a key away."""
        conf = {}
        for some in settings:
            conf.update(some)
        conf = {key: value for key, value in sorted(conf.items()) if value is not None}
        if identity in self.cases:
            raise ValueError(f"two cases named {identity}")
        self.cases[identity] = conf

    def items(self):
        return list(self.cases.items())
