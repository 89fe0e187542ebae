# SPDX-License-Identifier: Apache-2.0
"""A scenario of tiers with land and lag of their own, one stock and parcels on their way, summed in NumPy arrays."""

import numpy as np

from reserve_scenario import Law


def with_numpy(scenario, count, seed, batch=2000):
    rng, horizon = np.random.default_rng(seed), scenario.horizon
    reserve = scenario.figure("supply.reserve")
    kept = {name: [] for name in ("demand", "demandCount", "inflow", "endBook", "reserveNeeded", "first")}
    areas = np.array([area for area, _ in scenario.parcels])
    first_steps = np.array([step for _, step in scenario.parcels])
    for done in range(0, count, batch):
        rows = min(batch, count - done)
        times, changes, owners = [], [], []
        for tier in scenario.tiers.values():
            counts = rng.poisson(scenario.number(tier["signingsPerYear"]) * horizon / 12, rows)
            owner = np.repeat(np.arange(rows), counts)
            due = rng.random(owner.size) * horizon + Law(tier["startLag"]).draw(rng, owner.size)
            inside = due < horizon
            times.append(due[inside])
            owners.append(owner[inside])
            changes.append(-Law(tier["land"]).draw(rng, int(inside.sum())))
        needs = np.concatenate(owners)
        demand = -np.bincount(needs, np.concatenate(changes), rows)
        ready = np.zeros((rows, areas.size))
        for number, law in enumerate(scenario.steps):
            ahead = np.flatnonzero(first_steps <= number)
            ready[:, ahead] += law.draw(rng, (rows, ahead.size))
        owner, parcel = np.nonzero(ready < horizon)
        times.append(ready[owner, parcel])
        owners.append(owner)
        changes.append(areas[parcel])
        inflow = np.bincount(owner, areas[parcel], rows)
        times, changes, owners = (np.concatenate(part) for part in (times, changes, owners))
        order = np.lexsort((times, owners))
        times, changes, owners = times[order], changes[order], owners[order]
        sums = np.cumsum(changes)
        begins = np.searchsorted(owners, np.arange(rows))
        before = np.where(begins > 0, sums[np.maximum(begins, 1) - 1], 0)
        book = reserve + sums - before[owners]
        lowest = np.full(rows, reserve)
        np.minimum.at(lowest, owners, book)
        first = np.full(rows, np.inf)
        short = book < 0
        np.minimum.at(first, owners[short], times[short])
        for name, values in (
            ("demand", demand), ("demandCount", np.bincount(needs, minlength=rows)), ("inflow", inflow),
            ("endBook", reserve + inflow - demand), ("reserveNeeded", reserve - lowest), ("first", first),
        ):
            kept[name].append(values)
    rows = {name: np.concatenate(values) for name, values in kept.items()}
    first = rows.pop("first")
    rows["books"] = (first == np.inf).astype(float)
    for part in (8, 13, 17, 21):
        rows[f"shortWithin{part}"] = (first < horizon * part / 26).astype(float)
    return rows
