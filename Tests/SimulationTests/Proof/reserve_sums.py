# SPDX-License-Identifier: Apache-2.0
"""A scenario of tiers with land and lag of their own, one stock and parcels on their way, summed in NumPy arrays."""

import numpy as np

from reserve_scenario import Law


def with_numpy(scenario, count, seed, batch=500):
    """Every replication is a row of events, put in order of time and summed; batches stay small enough for caches."""
    assert batch <= 2**16, "a row has to fit into 16 bits, which NumPy sorts by radix"
    rng, horizon = np.random.default_rng(seed), scenario.horizon
    reserve = scenario.figure("supply.reserve")
    kept = {name: [] for name in ("demand", "demandCount", "inflow", "endBook", "reserveNeeded", "first")}
    # By the step they start in, so that who is ahead of a step is a slice.
    parcels = sorted(scenario.parcels, key=lambda parcel: parcel[1])
    areas = np.array([area for area, _ in parcels])
    ahead = np.searchsorted([step for _, step in parcels], np.arange(len(scenario.steps)), side="right")
    for done in range(0, count, batch):
        rows = min(batch, count - done)
        times, lands, owners = [], [], []
        for tier in scenario.tiers.values():
            counts = rng.poisson(scenario.number(tier["signingsPerYear"]) * horizon / 12, rows)
            owner = np.repeat(np.arange(rows, dtype=np.uint16), counts)
            due = rng.random(owner.size) * horizon + Law(tier["startLag"]).draw(rng, owner.size)
            inside = due < horizon
            times.append(due[inside])
            owners.append(owner[inside])
            lands.append(Law(tier["land"]).draw(rng, int(inside.sum())))
        times, lands, owners = (np.concatenate(part) for part in (times, lands, owners))
        grouped = np.argsort(owners, kind="stable")
        owners = owners[grouped]
        needs = np.bincount(owners, minlength=rows)
        demand = np.bincount(owners, lands[grouped], rows)
        # Parcels first, then needs, then nothing up to the longest row.
        place = areas.size + np.arange(owners.size) - np.repeat(np.cumsum(needs) - needs, needs)
        when = np.full((rows, areas.size + needs.max(initial=0)), np.inf)
        change = np.zeros(when.shape)
        when[owners, place] = times[grouped]
        change[owners, place] = -lands[grouped]
        ready = when[:, : areas.size]
        ready[:] = 0
        for law, number in zip(scenario.steps, ahead):
            ready[:, :number] += law.draw(rng, (rows, number))
        change[:, : areas.size] = np.where(ready < horizon, areas, 0)
        inflow = change[:, : areas.size].sum(axis=1)
        order = np.argsort(when, axis=1)
        book = reserve + np.cumsum(np.take_along_axis(change, order, axis=1), axis=1)
        lowest = np.minimum(reserve, book.min(axis=1))
        short = book < 0
        at = np.argmax(short, axis=1)
        row = np.arange(rows)
        first = np.where(short[row, at], when[row, order[row, at]], np.inf)
        for name, values in (
            ("demand", demand), ("demandCount", needs), ("inflow", inflow),
            ("endBook", reserve + inflow - demand), ("reserveNeeded", reserve - lowest), ("first", first),
        ):
            kept[name].append(values)
    rows = {name: np.concatenate(values) for name, values in kept.items()}
    first = rows.pop("first")
    rows["books"] = (first == np.inf).astype(float)
    for part in (8, 13, 17, 21):
        rows[f"shortWithin{part}"] = (first < horizon * part / 26).astype(float)
    return rows
