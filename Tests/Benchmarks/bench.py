#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times Suodi and its peers in turn, in one run, on the sample city. Run by `make bench`.

Whole processes, warm files. Ratios are pairwise, ours over the peer's, so they hold when the machine's speed drifts.
One JSON object a job goes to standard output; the table for people goes to standard error.
"""
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SUODI = os.path.abspath(os.environ.get("BINARY", ".build/release/suodi"))
CITY = os.path.abspath("geodata/zhuzhou")
ROUNDS = int(os.environ.get("ROUNDS", "7"))


def run(command):
    """Seconds of one run; what the command says is thrown away, a failure ends the benchmark."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    elapsed = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
    return elapsed


def spread(values):
    return {"min": round(min(values), 4), "median": round(statistics.median(values), 4), "max": round(max(values), 4)}


def compare(name, ours, peer, before=lambda: None):
    before(), run(ours)
    if peer:
        before(), run(peer)
    mine, theirs = [], []
    for _ in range(ROUNDS):
        before()
        mine.append(run(ours))
        if peer:
            before()
            theirs.append(run(peer))
    row = {"job": name, "rounds": ROUNDS, "seconds": spread(mine)}
    if peer:
        row["peer"] = peer[0]
        row["peerSeconds"] = spread(theirs)
        row["ratio"] = spread([a / b for a, b in zip(mine, theirs)])
    print(json.dumps(row), flush=True)
    ratio = f"{row['ratio']['median']:6.2f} × {peer[0]}" if peer else ""
    print(f"{name:28s} {row['seconds']['median']:8.3f} s  {ratio}", file=sys.stderr)


def main():
    if not shutil.which("ogr2ogr"):
        sys.exit("ogr2ogr is missing: `make deps` installs it")
    version = subprocess.run(["ogr2ogr", "--version"], capture_output=True, text=True).stdout.strip()
    print(json.dumps({"machine": platform.machine(), "cores": os.cpu_count(), "gdal": version}), flush=True)
    with tempfile.TemporaryDirectory() as box:
        workspace, peer = os.path.join(box, "city.gpkg"), os.path.join(box, "peer.gpkg")
        out, lots = os.path.join(box, "out.geojson"), os.path.join(CITY, "parcel.geojson")
        empty = os.path.join(box, "empty.gpkg")
        run([SUODI, "init", "-w", workspace, "--from", CITY, "--quiet"])

        def fresh():
            for path in (empty, peer, out):
                for suffix in ("", "-wal", "-shm"):
                    if os.path.exists(path + suffix):
                        os.remove(path + suffix)

        compare("init, all layers", [SUODI, "init", "-w", empty, "--from", CITY, "--quiet"],
                ["ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:4547", peer, lots], fresh)
        compare("export parcels", [SUODI, "export", "-w", workspace, "parcel", "-o", out, "--quiet"],
                ["ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=YES", out, workspace, "parcel"], fresh)
        compare("find", [SUODI, "find", "-w", workspace, "--area", "70..110亩", "--industry", "37", "--by", "2020Q3"], None)
        compare("match, all projects", [SUODI, "match", "-w", workspace, "--dry-run", "--quiet"], None)
        compare("simulate, three scenarios",
                [SUODI, "simulate", "--quiet"] + [f"scenarios/static-demand-{b}.yaml" for b in ("low", "mid", "high")], None)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"peakMemoryOfAnyChildMiB": round(peak / 1024)}), flush=True)


main()
