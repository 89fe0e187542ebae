#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a scenario of one pool of land with NumPy or SimPy, and says how long that took. For simulation.py.

    pool_peers.py numpy|simpy SCENARIO REPLICATIONS SEED

NumPy sums arrays, half of the replications in each of two processes: the model that our tests check sums by. SimPy
follows every request and parcel, as lean as it can be: the tests' own model knows much that a pool has no need of, and
takes twice the time. Prints a JSON line; neither the start of Python nor the reading of the scenario is in the time.
"""
import json
import math
import multiprocessing
import random
import sys
import time

from reserve_scenario import UNITS, Scenario

PROCESSES = 2


def by_numpy(part):
    from reserve_sums import with_numpy

    return int(with_numpy(*part)["books"].sum())


def law(entry, chance):
    """Draws one value at a time, with the generator of Python, which is quicker at that than NumPy's."""
    unit = UNITS[str(entry["unit"])]
    if entry["law"] == "lognormal":
        middle, sigma = math.log(entry["median"] * unit), entry["sigma"]
        return lambda: chance.lognormvariate(middle, sigma)
    if entry["law"] == "weibull":
        scale, shape = entry["scale"] * unit, entry["shape"]
        return lambda: chance.weibullvariate(scale, shape)
    if entry["law"] == "triangular":
        least, mode, most = (entry[name] * unit for name in ("minimum", "mode", "maximum"))
        return lambda: chance.triangular(least, most, mode)
    raise ValueError(entry["law"])


def by_simpy(scenario, count, seed):
    """How many replications of `count` never leave a request waiting."""
    import simpy

    chance = random.Random(seed)
    reserve = scenario.figure("supply.reserve")
    tiers = [
        (scenario.number(tier["signingsPerYear"]) / 12, law(tier["startLag"], chance), law(tier["land"], chance))
        for tier in scenario.tiers.values()
    ]
    steps = [law(step.entry, chance) for step in scenario.steps]
    covered = 0
    for _ in range(count):
        env = simpy.Environment()
        stock = simpy.Container(env, init=reserve)
        short = []

        def request(lag, land):
            yield env.timeout(lag())
            need = land()
            if stock.get_queue or stock.level < need:
                short.append(env.now)
            yield stock.get(need)

        def signings(rate, lag, land):
            while True:
                yield env.timeout(chance.expovariate(rate))
                env.process(request(lag, land))

        def parcel(area, first):
            for step in steps[first:]:
                yield env.timeout(step())
            yield stock.put(area)

        for tier in tiers:
            env.process(signings(*tier))
        for listed in scenario.parcels:
            env.process(parcel(*listed))
        env.run(until=scenario.horizon)
        covered += not short
    return covered


def main():
    tool, scenario, count, seed = sys.argv[1], Scenario(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    if tool == "numpy":
        import numpy

        import reserve_sums  # noqa: F401: so that processes need not

        version, share = numpy.__version__, count // PROCESSES
        parts = [(scenario, share, [seed, part]) for part in range(PROCESSES)]
        count = share * PROCESSES
        started = time.perf_counter()
        with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
            covered = sum(pool.map(by_numpy, parts))
    else:
        import simpy

        version = simpy.__version__
        started = time.perf_counter()
        covered = by_simpy(scenario, count, seed)
    spent = time.perf_counter() - started
    print(json.dumps({"replications": count, "run_s": round(spent, 3), "cover": covered / count, "version": version}))


if __name__ == "__main__":
    main()
