#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times Suodi and its peers in turn, in one run, on a sample city. Run by `make bench`.

    PARCELS=1000000 ROUNDS=3 make bench          # JOBS=import,export for some of the jobs

Whole processes, warm files, one after the other: A B A B. A ratio is the peer's time over ours in the same round, so
that it holds when the machine's speed drifts; above 1 we are faster. One JSON object a job goes to standard output, a
table for people to standard error. Memory is that of the largest process, by /usr/bin/time, which a parent's own size
does not distort.
"""
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SUODI = os.path.abspath(os.environ.get("BINARY", ".build/release/suodi"))
SCENARIOS = [os.path.abspath(f"scenarios/static-demand-{band}.yaml") for band in ("low", "mid", "high")]
ZHUZHOU = os.path.abspath("geodata/zhuzhou")
PARCELS = int(os.environ.get("PARCELS", "100000"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SEED = os.environ.get("SEED", "7")
JOBS = [job for job in os.environ.get("JOBS", "").split(",") if job]


def run(command):
    """One run: seconds, and the peak of its memory in MiB. A failure ends the benchmark."""
    with tempfile.NamedTemporaryFile() as report:
        start = time.perf_counter()
        done = subprocess.run(
            ["/usr/bin/time", "-o", report.name, "-f", "%M", *command], stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)
        elapsed = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
        return elapsed, int(open(report.name).read().split()[-1]) / 1024


def spread(values, digits=3):
    return {
        "min": round(min(values), digits), "median": round(statistics.median(values), digits),
        "max": round(max(values), digits)}


def compare(job, ours, peer=None, before=lambda: None):
    """Runs both in turn after a warm-up of each; `before` puts things back, outside the time."""
    if JOBS and not any(job.startswith(wanted) for wanted in JOBS):
        return
    commands = [ours] + ([peer] if peer else [])
    runs = [[] for _ in commands]
    for turn in range(ROUNDS + 1):
        for command, done in zip(commands, runs):
            before()
            measured = run(command)
            if turn > 0:
                done.append(measured)
    row = {"job": job, "parcels": PARCELS, "rounds": ROUNDS}
    for who, done in zip(["suodi", "peer"], runs):
        row[who] = {"seconds": spread([seconds for seconds, _ in done]),
                    "peakMiB": round(max(memory for _, memory in done))}
    ratio = ""
    if peer:
        row["peer"]["command"] = os.path.basename(peer[0])
        row["peerOverSuodi"] = spread([b / a for (a, _), (b, _) in zip(*runs)])
        ratio = f"{row['peerOverSuodi']['median']:7.2f} × as fast as {row['peer']['command']}"
    print(json.dumps(row), flush=True)
    print(f"{job:28s}{row['suodi']['seconds']['median']:10.3f} s {row['suodi']['peakMiB']:6d} MiB{ratio}",
          file=sys.stderr)


def versions():
    def said(command):
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()

    return {
        "machine": platform.machine(), "cores": os.cpu_count(), "suodi": said([SUODI, "--version"]),
        "gdal": said(["ogr2ogr", "--version"]), "geos": said(["pkg-config", "--modversion", "geos"]),
        "proj": said(["pkg-config", "--modversion", "proj"]), "sqlite": said(["sqlite3", "--version"]).split(" ")[0]}


def scale(box):
    """The jobs on a city of PARCELS parcels."""
    city, base = os.path.join(box, "city"), os.path.join(box, "base.gpkg")
    workspace, fresh = os.path.join(box, "city.gpkg"), os.path.join(box, "fresh.gpkg")
    peer, out = os.path.join(box, "peer.gpkg"), os.path.join(box, "out.geojson")
    run([SUODI, "sample", "--parcels", str(PARCELS), "--seed", SEED, "-o", city, "--quiet"])
    parcels = os.path.join(city, "parcel.geojson")
    # What parcels refer to is there before they come.
    rest = os.path.join(box, "rest")
    shutil.copytree(city, rest, ignore=lambda _, names: {"parcel.geojson", "site_lock.csv"} & set(names))
    run([SUODI, "init", "-w", base, "--from", rest, "--quiet"])
    run([SUODI, "init", "-w", workspace, "--from", city, "--quiet"])

    def clear():
        for path in (fresh, peer, out):
            for suffix in ("", "-wal", "-shm", "-journal"):
                if os.path.exists(path + suffix):
                    os.remove(path + suffix)
        shutil.copyfile(base, fresh)

    compare("import", [SUODI, "import", "-w", fresh, "parcel", parcels, "--quiet"],
            ["ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:4547", peer, parcels], clear)
    compare("export", [SUODI, "export", "-w", workspace, "parcel", "-o", out, "--quiet"],
            ["ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=YES", out, workspace, "parcel"], clear)
    wish = ["--area", "20..24亩", "--land-use", "100102", "--by", "2020Q3"]
    compare("find, cold", [SUODI, "find", "-w", workspace, *wish])


def searches():
    """Searches in memory, timed one by one by a program of their own, which prints a JSON object a case."""
    if JOBS and not any("searches".startswith(wanted) for wanted in JOBS):
        return
    program = os.path.join(os.path.dirname(SUODI), "suodi-bench")
    done = subprocess.run([program, "--parcels", str(PARCELS), "--rounds", "100"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{program}\n{done.stderr}")
    print(done.stdout, end="", flush=True)
    for line in done.stdout.splitlines():
        row = json.loads(line)
        name = f"{row['case']}, {row['explaining']}"
        print(f"{name:28s}{row['p50_ms']:10.3f} ms {row['p99_ms']:9.3f} ms at p99", file=sys.stderr)


def small():
    """The jobs on the sample city of the project, whose size is that of a real one."""
    with tempfile.TemporaryDirectory() as box:
        workspace, fresh = os.path.join(box, "city.gpkg"), os.path.join(box, "fresh.gpkg")
        run([SUODI, "init", "-w", workspace, "--from", ZHUZHOU, "--quiet"])

        def clear():
            if os.path.exists(fresh):
                os.remove(fresh)

        compare("zhuzhou: init", [SUODI, "init", "-w", fresh, "--from", ZHUZHOU, "--quiet"], None, clear)
        compare("zhuzhou: find", [SUODI, "find", "-w", workspace, "--area", "70..110亩", "--industry", "37"])
        compare("zhuzhou: match", [SUODI, "match", "-w", workspace, "--dry-run", "--quiet"])
        compare("zhuzhou: simulate", [SUODI, "simulate", "--quiet", *SCENARIOS])


def main():
    for tool in ("ogr2ogr", "sqlite3", "pkg-config", "/usr/bin/time"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing: `make deps` installs it")
    print(json.dumps(versions()), flush=True)
    small()
    with tempfile.TemporaryDirectory() as box:
        scale(box)
    searches()


main()
