"""What the benchmarks share: building the small helpers, interleaved timing, instruction counts, the table."""

import dataclasses
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
HELPERS = ROOT / "build" / "bench"


def fail(message: str):
    print(f"{pathlib.Path(sys.argv[0]).name}: {message}", file=sys.stderr)
    sys.exit(2)


def helper(name: str) -> pathlib.Path:
    """Builds tools/bench/<name>.cc as a static program, once."""
    source, program = HERE / f"{name}.cc", HELPERS / name
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        HELPERS.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["g++", "-std=c++20", "-O2", "-static", source, "-o", program])
        if done.returncode:
            fail(f"cannot build {source.name}")
    return program


@dataclasses.dataclass
class Runs:
    """All runs of one command, round by round, the first round (warm-up) left out."""

    wall_ms: list[float] = dataclasses.field(default_factory=list)
    cpu_ms: list[float] = dataclasses.field(default_factory=list)
    peak_kib: list[int] = dataclasses.field(default_factory=list)
    statuses: set[int] = dataclasses.field(default_factory=set)


def interleave(rounds: int, commands: dict[str, list]) -> dict[str, Runs]:
    arguments = [str(helper("interleave")), str(rounds + 1)]
    for index, (name, command) in enumerate(commands.items()):
        arguments += (["--"] if index else []) + [name, *map(str, command)]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        fail("cannot run the commands")
    runs = {name: Runs() for name in commands}
    for line in done.stdout.splitlines():
        round_, name, wall, cpu, peak, status = line.split("\t")
        if round_ == "0":
            continue
        runs[name].wall_ms.append(float(wall))
        runs[name].cpu_ms.append(float(cpu))
        runs[name].peak_kib.append(int(peak))
        runs[name].statuses.add(int(status))
    return runs


def median_ratio(values: list[float], floor: list[float]) -> float:
    """The median over rounds of value / floor, each round against its own floor."""
    return statistics.median(v / max(f, 1e-3) for v, f in zip(values, floor))


def instructions(command: list) -> int | None:
    """Instructions executed by the command, or None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log")
        subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}",
                        *map(str, command)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        match = re.search(r"Collected : (\d+)", log.read_text())
    return int(match.group(1)) if match else None


@dataclasses.dataclass
class Row:
    """One line of the table; a measure without a limit is only shown."""

    measure: str
    value: float | None  # None = could not be measured
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "not measured"
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "TOO MUCH"


def report(title: str, rows: list[Row]) -> int:
    """Prints the table; 0 all limits kept, 1 one is broken, 2 one could not be measured."""
    print(f"{title}  (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
    print(f"  {'measure':<42} {'value':>10} {'limit':>8}")
    for row in rows:
        value = "-" if row.value is None else f"{row.value:.3f}"
        limit = "" if row.limit is None else f"{row.limit:.2f}"
        print(f"  {row.measure:<42} {value:>10} {limit:>8} {row.unit:<6} {row.verdict}".rstrip())
    verdicts = {row.verdict for row in rows if row.limit is not None}
    return 1 if "TOO MUCH" in verdicts else 2 if "not measured" in verdicts else 0
