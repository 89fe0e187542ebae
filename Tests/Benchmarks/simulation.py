#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times the half-year simulation and its peers in turn, in one run, on the same model. Run by `make bench`.

    ROUNDS=3 python3 Tests/Benchmarks/simulation.py            # JOBS=pool,city for one of the two

`pool` is scenarios/half-year-pool.yaml with two threads of ours, two processes of NumPy and one of SimPy: A B C A B C.
Seconds are those of the replications alone, of each tool. A ratio is ours over theirs, of replications a second in the
same round; above 1 we are faster. On a busy machine, replications a second of processor time say more; start and end of
the process are in those. The tools must come to the same cover. What they do is not the same: NumPy sums what is asked
for and what comes in, which answers for cover, while ours and SimPy keep the queue. `city` is the baseline on the
sample city, its parcels matched one by one, which no peer can do; memory must not grow with the replications.
One JSON object a line goes to standard output, a table for people to standard error.
"""
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile

SUODI = os.path.abspath(os.environ.get("BINARY", ".build/release/suodi"))
PROGRAM = os.path.join(os.path.dirname(SUODI), "suodi-simulation-bench")
PEERS = os.path.abspath("Tests/Benchmarks/pool_peers.py")
POOL, BASELINE = os.path.abspath("scenarios/half-year-pool.yaml"), os.path.abspath("scenarios/baseline-2020h1.yaml")
ZHUZHOU = os.path.abspath("geodata/zhuzhou")
ROUNDS = int(os.environ.get("ROUNDS", "3"))
JOBS = [job for job in os.environ.get("JOBS", "pool,city").split(",") if job]
REPLICATIONS = {"suodi": 100_000, "numpy": 100_000, "simpy": 1_000}
CITY_REPLICATIONS = (1_000, 10_000, 40_000)
THREADS = "2"
# Two right tools differ by more than so many standard errors once in 16,000 runs.
FARTHEST = 4
# How much the peak of memory may grow from the fewest replications to the most.
GROWTH = 1.25
ENVIRONMENT = {
    **os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONPATH": os.pathsep.join(map(os.path.abspath, (".build/simpy", "Tests/SimulationTests/Proof")))}


def run(command):
    """What the program says of itself, with seconds of the whole process and the peak of its memory, the largest
    process's, in MiB."""
    with tempfile.NamedTemporaryFile() as report:
        done = subprocess.run(
            ["/usr/bin/time", "-o", report.name, "-f", "%e %U %S %M", *command], capture_output=True, text=True,
            env=ENVIRONMENT)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}\n{done.stderr}")
        seconds, user, system, kibibytes = map(float, open(report.name).read().split()[-4:])
        said = json.loads(done.stdout.splitlines()[-1])
        return {
            **said, "wholeSeconds": seconds, "processorSeconds": user + system, "peakMiB": round(kibibytes / 1024)}


def spread(values, digits):
    return {
        "min": round(min(values), digits), "median": round(statistics.median(values), digits),
        "max": round(max(values), digits)}


def command(tool, turn):
    count = str(REPLICATIONS[tool])
    if tool == "suodi":
        return [PROGRAM, POOL, "-", count, THREADS]
    return [sys.executable, PEERS, tool, POOL, count, str(turn)]


def pool():
    runs = {tool: [] for tool in REPLICATIONS}
    for turn in range(ROUNDS):
        for tool, done in runs.items():
            done.append(run(command(tool, turn)))
    def rates_by(seconds):
        return {tool: [row["replications"] / row[seconds] for row in done] for tool, done in runs.items()}

    rates, per_processor = rates_by("run_s"), rates_by("processorSeconds")
    covers = {}
    for tool, done in runs.items():
        # Ours draws the same chance in every round, peers draw anew.
        drawn = done[:1] if tool == "suodi" else done
        cover, count = statistics.mean(row["cover"] for row in drawn), sum(row["replications"] for row in drawn)
        error = math.sqrt(cover * (1 - cover) / count)
        covers[tool] = (cover, error)
        row = {
            "job": "half-year pool", "tool": tool, "version": done[0].get("version"), "rounds": ROUNDS,
            "replications": REPLICATIONS[tool], "replicationsPerSecond": spread(rates[tool], 1),
            "replicationsPerProcessorSecond": spread(per_processor[tool], 1),
            "cover": round(cover, 5), "standardError": round(error, 5),
            "peakMiB": max(one["peakMiB"] for one in done), "load": round(os.getloadavg()[0], 2)}
        ratio = ""
        if tool != "suodi":
            row["suodiOverPeer"] = spread([a / b for a, b in zip(rates["suodi"], rates[tool])], 3)
            ratio = f"   suodi {row['suodiOverPeer']['median']:8.2f} × as fast"
        print(json.dumps(row), flush=True)
        print(
            f"half-year pool, {tool:8s}{row['replicationsPerSecond']['median']:12,.0f} a second"
            f"   cover {cover:.4f} ± {error:.4f}{ratio}", file=sys.stderr)
    for tool, (cover, error) in covers.items():
        ours, our_error = covers["suodi"]
        if abs(cover - ours) > FARTHEST * math.hypot(error, our_error):
            sys.exit(f"{tool} finds another cover, {cover:.4f}, than suodi, {ours:.4f}")


def city():
    with tempfile.TemporaryDirectory() as box:
        workspace = os.path.join(box, "city.gpkg")
        subprocess.run([SUODI, "init", "-w", workspace, "--from", ZHUZHOU, "--quiet"], check=True)
        peaks = []
        for count in CITY_REPLICATIONS:
            done = run([PROGRAM, BASELINE, workspace, str(count), THREADS])
            row = {
                "job": "baseline, parcels", "tool": "suodi", "replications": count,
                "seconds": done["wholeSeconds"], "replicationsPerSecond": round(count / done["run_s"], 1),
                "peakMiB": done["peakMiB"], "cover": done["cover"], "load": round(os.getloadavg()[0], 2)}
            print(json.dumps(row), flush=True)
            print(
                f"baseline, parcels, {count:6,d}{row['seconds']:10.2f} s {row['peakMiB']:6d} MiB"
                f"{row['replicationsPerSecond']:10,.0f} a second", file=sys.stderr)
            peaks.append(done["peakMiB"])
        if max(peaks) > GROWTH * peaks[0]:
            sys.exit(f"memory grows with the replications: {peaks} MiB")


def main():
    print(json.dumps({
        "machine": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2)}), flush=True)
    if "pool" in JOBS:
        pool()
    if "city" in JOBS:
        city()


if __name__ == "__main__":
    main()
