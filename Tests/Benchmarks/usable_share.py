#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Finds the usable share of the reserve in many invented cities, since that of one may be an artefact of its draw.

    CITIES=24 SEED=1 make usable-share

Two kinds of city with about as much reserve in parks as Zhuzhou, 3,000亩. `redrawn` is the sample city with its
hand-kept facts and the invented part drawn anew: 33 parcels in reserve, large ones. In `whole`, a city of PARCELS
parcels, nothing is real: hundreds of small parcels are in reserve, and few projects wait. `shipped` is the sample city
as it is.

Of each city: what the projects that wait can use of the reserve on its date (`suodi reserve`), with what the rest is
lost to, and the share that needs of the scenario's half-year can use over time (`suodi simulate`), which counts only
land in parks. One JSON object a city and kind goes to standard output, a table for people to standard error. In that of
a kind, `lostWith` is the share of land lost to a criterion alone or with others, so that these add up to more than all.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

SUODI = os.path.abspath(os.environ.get("BINARY", ".build/release/suodi"))
SCENARIO = os.path.abspath("scenarios/baseline-2020h1.yaml")
ZHUZHOU = os.path.abspath("geodata/zhuzhou")
CITIES = int(os.environ.get("CITIES", "24"))
FIRST_SEED = int(os.environ.get("SEED", "1"))
PARCELS = os.environ.get("PARCELS", "4500")
REPLICATIONS = os.environ.get("REPLICATIONS", "500")
# What a table of kinds tells of: name in the answer, heading.
MEASURES = {
    "usableByWaiting": "usable, who waits", "usableOverTime": "usable, half-year", "fill": "fill",
    "coverBooks": "cover, books"}


def run(*arguments):
    done = subprocess.run([SUODI, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"suodi {' '.join(arguments)}\n{done.stderr}")
    return done.stdout


def redrawn(folder, seed):
    shutil.copytree(ZHUZHOU, folder)
    run("sample", folder, "--seed", str(seed), "--quiet")


def whole(folder, seed):
    run("sample", "--parcels", PARCELS, "--seed", str(seed), "-o", folder, "--quiet")


def shipped(folder, _):
    shutil.copytree(ZHUZHOU, folder)


def figures(kind, make, seed):
    with tempfile.TemporaryDirectory() as box:
        folder, workspace = os.path.join(box, "city"), os.path.join(box, "city.gpkg")
        make(folder, seed)
        run("init", "-w", workspace, "--from", folder, "--quiet")
        reserve = json.loads(run("reserve", "-w", workspace, "--format", "json", "--quiet"))
        answer = json.loads(run(
            "simulate", SCENARIO, "-w", workspace, "--replications", REPLICATIONS, "--format", "json", "--quiet"))
    nominal, usable = reserve["nominalMu"], reserve["usableMu"]
    lost = sum(loss["lostMu"] for loss in reserve["losses"])
    if abs(nominal - usable - lost) > 0.01:
        sys.exit(f"{kind} {seed}: losses of {lost}亩 do not add up to {nominal - usable}亩")
    return {
        "kind": kind, "seed": seed, "projectsThatWait": reserve["projectCount"], "nominalMu": nominal,
        "usableMu": usable, "usableByWaiting": round(usable / nominal, 4),
        "lostMu": {"+".join(loss["criteria"]): loss["lostMu"] for loss in reserve["losses"]},
        "reserveInParksMu": answer["reserveMu"], "usableOverTime": round(answer["usableShare"]["value"], 4),
        "fill": round(answer["fill"]["value"], 4), "coverBooks": round(answer["covers"]["books"]["value"], 4)}


def spread(values):
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    shape = {
        "mean": statistics.mean(values), "sd": statistics.stdev(values), "min": min(values), "lowerQuartile": lower,
        "median": median, "upperQuartile": upper, "max": max(values)}
    return {name: round(value, 4) for name, value in shape.items()}


def tell(row):
    print(json.dumps(row, ensure_ascii=False), flush=True)
    shares = "".join(f"{100 * row[name]:20.1f}" for name in MEASURES)
    print(
        f"{row['kind']:8s}{row['seed']:>10d}{row['projectsThatWait']:8d}{row['nominalMu']:10,.0f}{shares}",
        file=sys.stderr)


def summarise(kind, rows):
    found = {name: spread([row[name] for row in rows]) for name in MEASURES}
    lost, nominal = {}, sum(row["nominalMu"] for row in rows)
    for row in rows:
        for criteria, mu in row["lostMu"].items():
            for criterion in criteria.split("+"):
                lost[criterion] = lost.get(criterion, 0) + mu
    shares = {name: round(mu / nominal, 4) for name, mu in sorted(lost.items(), key=lambda loss: (-loss[1], loss[0]))}
    print(
        json.dumps({"kind": kind, "cities": len(rows), "replications": int(REPLICATIONS), **found, "lostWith": shares}),
        flush=True)
    print(f"{kind}, {len(rows)} cities, %", file=sys.stderr)
    for name in found["fill"]:
        print(f"  {name:34s}" + "".join(f"{100 * found[measure][name]:20.1f}" for measure in MEASURES), file=sys.stderr)
    print("  lost with: " + ", ".join(f"{name} {100 * share:.1f}" for name, share in shares.items()), file=sys.stderr)


def main():
    print(f"{'city':8s}{'seed':>10s}{'waiting':>8s}{'亩':>9s}" + "".join(f"{name:>20s}" for name in MEASURES.values()),
          file=sys.stderr)
    tell(figures("shipped", shipped, json.load(open(os.path.join(ZHUZHOU, "city.json")))["seed"]))
    for make in (redrawn, whole):
        rows = []
        for seed in range(FIRST_SEED, FIRST_SEED + CITIES):
            rows.append(figures(make.__name__, make, seed))
            tell(rows[-1])
        summarise(make.__name__, rows)


if __name__ == "__main__":
    main()
