"""Plan checking: the whole command against the typed msgspec decode of the same file, in one run."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.plans import plan

FLOOR = """
import sys, msgspec
from generator.sources.plan.schema import Plan
plan = msgspec.json.decode(open(sys.argv[1], "rb").read(), type=Plan)
assert plan.resource_changes
"""


def main() -> None:
    print("resources  check s   MB  floor s  ratio")
    for size in (1_000, 10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.json"
            path.write_bytes(plan(size))
            check = [sys.executable, "-m", "generator", "check", str(path), "--profile", "eu-customer-keys"]
            seconds, memory = _best([*check, "--format", "json", "--output", f"{folder}/report.json"], code=1)
            floor, _ = _best([sys.executable, "-c", FLOOR, str(path)], code=0)
            print(f"{size:9}  {seconds:7.2f} {memory:4.0f}  {floor:7.2f}  {seconds / floor:5.1f}")


def _best(command: list[str], code: int, runs: int = 3) -> tuple[float, float]:
    """Return the least seconds and the memory in MB of a whole process; its exit code must be `code`."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        times.append(time.perf_counter() - start)
        assert done.returncode == code, done.stderr.decode()[-2000:]
    return min(times), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    main()
