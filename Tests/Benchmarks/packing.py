#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packs projects on parcels with Suodi's engine, and with CP-SAT and SciPy given the same time. Run by `make bench`.

    JOBS=small,large,or-library python3 Tests/Benchmarks/packing.py

The instances are those of `../shared/peers/instances` (or SHARED_DIR): a score for each pair of a project and a parcel,
and an area for each project that must fit into what its parcel holds. CP-SAT and SciPy take part where Python has
`ortools` and `scipy`; who is missing is said. The OR-Library sets gapb, gapc and gapd follow. One JSON object a line.
"""
import csv
import json
import os
import re
import subprocess
import sys
import time

SHARED = os.path.abspath(os.environ.get("SHARED_DIR", "../shared"))
PROGRAM = os.path.join(os.path.dirname(os.path.abspath(os.environ.get("BINARY", ".build/release/suodi"))), "suodi-pack-bench")
JOBS = [job for job in os.environ.get("JOBS", "small,large,or-library").split(",") if job]
LEAST_SECONDS = 30


def tell(**row):
    print(json.dumps(row), flush=True)


def ours(arguments):
    started = time.perf_counter()
    done = subprocess.run(
        [PROGRAM, *arguments, "--threads", "2", "--quiet"], capture_output=True, text=True,
        env={**os.environ, "SHARED_DIR": SHARED})
    if done.returncode != 0:
        sys.exit(f"{PROGRAM}\n{done.stderr}")
    return done.stdout, time.perf_counter() - started


def instance(tag):
    def column(part, name):
        path = os.path.join(SHARED, "peers", "instances", f"match_{tag}_{part}.csv")
        with open(path, newline="") as file:
            return [int(row[name]) for row in csv.DictReader(file)]

    edges = list(zip(column("edges", "project"), column("edges", "parcel"), column("edges", "score")))
    return column("projects", "need"), column("parcels", "cap"), edges


def checked(need, room, chosen):
    """The score of a choice of edges, which must be a plan."""
    left, placed = list(room), set()
    for project, parcel, _ in chosen:
        assert project not in placed
        placed.add(project)
        left[parcel] -= need[project]
        assert left[parcel] >= 0
    return sum(score for _, _, score in chosen)


def by_cp_sat(need, room, edges, seconds):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    taken = [model.new_bool_var("") for _ in edges]
    of_project, of_parcel = {}, {}
    for number, (project, parcel, _) in enumerate(edges):
        of_project.setdefault(project, []).append(taken[number])
        of_parcel.setdefault(parcel, []).append(number)
    for choices in of_project.values():
        model.add_at_most_one(choices)
    for parcel, numbers in of_parcel.items():
        model.add(sum(need[edges[n][0]] * taken[n] for n in numbers) <= room[parcel])
    model.maximize(sum(score * taken[n] for n, (_, _, score) in enumerate(edges)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    chosen = []
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        chosen = [edge for n, edge in enumerate(edges) if solver.boolean_value(taken[n])]
    return checked(need, room, chosen), solver.best_objective_bound


def by_scipy(need, room, edges, seconds):
    """The best one-to-one assignment, then whoever is left into what is left, the greatest score first."""
    import numpy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    projects, parcels = len(need), len(room)
    # A column of its own for each project keeps the matching full; a stored 0 would be no edge.
    rows = [p for p, _, _ in edges] + list(range(projects))
    columns = [q for _, q, _ in edges] + [parcels + p for p in range(projects)]
    weights = [score + 1.0 for _, _, score in edges] + [1.0] * projects
    matrix = csr_matrix((weights, (rows, columns)), shape=(projects, parcels + projects))
    pairs = zip(*min_weight_full_bipartite_matching(matrix, maximize=True))
    scores = {(p, q): score for p, q, score in edges}
    chosen = [(int(p), int(q), scores[p, q]) for p, q in pairs if q < parcels]
    left = numpy.array(room)
    for project, parcel, _ in chosen:
        left[parcel] -= need[project]
    placed = {project for project, _, _ in chosen}
    for project, parcel, score in sorted(edges, key=lambda edge: -edge[2]):
        if project not in placed and left[parcel] >= need[project]:
            placed.add(project)
            left[parcel] -= need[project]
            chosen.append((project, parcel, score))
    return checked(need, room, chosen), None


def match(tag, gap):
    text, seconds = ours(["match", tag, "--gap", str(gap)])
    found = re.search(r"\S+: (\w+) ([0-9.]+), bound ([0-9.]+), gap (\S+)", text)
    tell(
        job=tag, tool="suodi", seconds=round(seconds, 2), objective=float(found[2]), bound=float(found[3]),
        gap=float(found[4]), status=found[1])
    problem = instance(tag)
    for name, solve in (("cp-sat", by_cp_sat), ("scipy", by_scipy)):
        try:
            started = time.perf_counter()
            objective, bound = solve(*problem, max(LEAST_SECONDS, seconds))
            tell(
                job=tag, tool=name, seconds=round(time.perf_counter() - started, 2), objective=objective, bound=bound,
                ratio=round(float(found[2]) / objective, 6) if objective else None)
        except ImportError as missing:
            print(f"{name} takes no part: {missing}", file=sys.stderr)


def or_library():
    for name in ("gapb", "gapc", "gapd"):
        text, seconds = ours(["gap", name, "--seconds", "15"])
        for line in text.splitlines():
            if line.startswith(name):
                tell(job="or-library", line=line)
        tell(job="or-library", set=name, seconds=round(seconds, 1))


if "small" in JOBS:
    match("small", 1e-4)
if "large" in JOBS:
    match("large", 1e-3)
if "or-library" in JOBS:
    or_library()
