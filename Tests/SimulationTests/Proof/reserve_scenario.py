# SPDX-License-Identifier: Apache-2.0
"""Reads a scenario of the mode `reserve`, with nothing of ours, for reserve_model.py."""

import datetime
import math

import numpy as np
import yaml

UNITS = {
    "months": 1, "days": 12 / 365.25, "weeks": 12 * 7 / 365.25, "years": 12, "亩": 1, "ha": 15, "㎡": 1, "万㎡": 1e4,
    "亿元": 1, "万元": 1e-4, "万元/亩": 1, "1/year": 1, "1/month": 12, "1/week": 365.25 / 7, "share": 1, "1": 1,
    "万元/亩·month": 1,
}


class Law:
    """A law of chance as the file states it; `draw` takes a generator and a number of values."""

    def __init__(self, entry):
        self.entry, self.unit, self.kind = entry, UNITS[str(entry["unit"])], entry["law"]

    def draw(self, rng, size=None):
        e, u = self.entry, self.unit
        if self.kind == "constant":
            return e["amount"] * u if size is None else np.full(size, e["amount"] * u)
        if self.kind == "uniform":
            return u * rng.uniform(e["lower"], e["upper"], size)
        if self.kind == "triangular":
            return u * rng.triangular(e["minimum"], e["mode"], e["maximum"], size)
        if self.kind == "pert":
            span = e["maximum"] - e["minimum"]
            rise = (e["mode"] - e["minimum"]) / span
            return u * (e["minimum"] + span * rng.beta(1 + 4 * rise, 5 - 4 * rise, size))
        if self.kind == "lognormal":
            return u * e["median"] * np.exp(e["sigma"] * rng.standard_normal(size))
        if self.kind == "weibull":
            return u * e["scale"] * rng.weibull(e["shape"], size)
        if self.kind == "exponential":
            return u * rng.exponential(e["mean"], size)
        raise ValueError(self.kind)

    def mean(self):
        e, u = self.entry, self.unit
        if self.kind == "lognormal":
            return u * e["median"] * math.exp(e["sigma"] ** 2 / 2)
        if self.kind == "constant":
            return u * e["amount"]
        raise ValueError(self.kind)


class Scenario:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.tree = yaml.safe_load(file)
        self.horizon = self.figure("horizon")
        self.start = self.tree.get("start")
        self.tiers = self.tree.get("demand", {}).get("tiers") or {}
        assert len(self.tiers) < 2 or self.tree["demand"]["reading"] == "disjoint"
        listed = self.tree.get("supply", {}).get("listed")
        self.steps = [Law(step) for step in listed["steps"].values()] if listed else []
        self.parcels = listed["parcels"] if listed else []
        self.stops = [
            (self.months(stop["from"]), self.months(stop["to"]), self.number(stop["catchUp"]))
            for stop in (self.entry("demand.stops") or {}).values()
        ]
        dates = self.entry("demand.batchDates") or {"dates": []}
        self.batches = sorted(self.months(date) for date in dates["dates"])

    def months(self, date):
        return (date - self.start).days * 12 / 365.25

    def entry(self, path):
        entry = self.tree
        for key in path.split("."):
            entry = (entry or {}).get(key)
        return entry

    @staticmethod
    def number(entry):
        return entry["value"] * UNITS[str(entry["unit"])]

    def figure(self, path, neutral=0.0):
        entry = self.entry(path)
        return neutral if entry is None else self.number(entry)

    def law(self, path):
        entry = self.entry(path)
        return None if entry is None else Law(entry)

    def relative_rate(self, step=0.005):
        """How many are signed at a month against a plain year, by small steps of the horizon."""
        count = math.ceil(self.horizon / step)
        times = (np.arange(count) + 0.5) * self.horizon / count
        rates = np.ones(count)
        quarters = self.entry("demand.quarters")
        if quarters:
            weights = [quarters["weights"].get(f"Q{number}", 0) for number in (1, 2, 3, 4)]
            days = [self.start + datetime.timedelta(days=math.floor(time * 365.25 / 12)) for time in times]
            rates = np.array([weights[(day.month - 1) // 3] * 4 / sum(weights) for day in days])
        for begins, ends, catch_up in self.stops:
            inside = (times >= begins) & (times < ends)
            lost = rates[inside].sum() * self.horizon / count
            rates[inside] = 0
            if catch_up > 0:
                rates[(times >= ends) & (times < ends + catch_up)] += lost / catch_up
        return rates
