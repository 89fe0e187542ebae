# SPDX-License-Identifier: Apache-2.0
"""Simulates a scenario of the mode `reserve` with a pool of land, with SimPy or NumPy and nothing of ours.

    reserve_model.py simpy|numpy SCENARIO REPLICATIONS SEED [STAGES]

Reads the scenario file itself. STAGES is the table of supply stages, for how long a factory takes to build. Prints, as
JSON, the mean of every measure over the replications with its standard error. `simpy` follows every project, parcel and
firm as a process; `numpy` knows only tiers with land and lag of their own, one stock and parcels on their way, and sums
all in arrays.
"""

import json
import math
import sys

import numpy as np
import simpy

from reserve_scenario import Law, Scenario
from reserve_sums import with_numpy


class Replication:
    """The land and the floor of a city over the horizon, as processes."""

    def __init__(self, scenario, stages, rng):
        self.scenario, self.rng = scenario, rng
        self.env = simpy.Environment()
        figure, law = scenario.figure, scenario.law
        self.available = figure("supply.reserve") * figure("supply.stockMultiple", 1)
        self.initial = self.book = self.lowest = self.available
        self.locked = 0.0
        self.queue, self.entered = [], 0
        self.vacant = figure("factories.capacity")
        self.floor_queue = []
        self.lag, self.lead, self.patience = law("demand.startLag"), law("demand.landLead"), law("demand.patience")
        self.lease = law("factories.lease")
        self.later_after = law("demand.laterPhaseAfter")
        self.lock, self.listing = law("policy.lock"), law("policy.listing")
        # PyYAML takes `yes` for true.
        self.factories_first = scenario.entry("policy.factoriesFirst") in ("yes", True)
        self.by_investment = scenario.entry("policy.order") == "priority"
        self.construction = stages
        self.last = 0.0
        names = (
            "demand demandCount largest metAtOnce metAtOnceCount met metCount waitingMonths meanStock meanUsable "
            "inflow floorDemand floorMet floorCount floorMetCount meanVacant floorCompleted gaveUp lapsed waited lots"
        )
        self.sums = {name: 0.0 for name in names.split()}
        self.first_unmet = self.first_short = math.inf

    def run(self, rates):
        scenario = self.scenario
        for name, tier in scenario.tiers.items():
            per_month = scenario.number(tier["signingsPerYear"]) / 12
            self.env.process(self.signings(tier, per_month, rates))
            mean = scenario.number(tier["signedLastYear"]) if "signedLastYear" in tier else 0
            for _ in range(self.rng.poisson(mean)):
                self.env.process(self.project(tier, -12 * self.rng.random(), True))
        for area, step in scenario.parcels:
            self.env.process(self.parcel(area, step))
        self.env.process(self.firms(scenario.figure("factories.firmsPerYear") / 12))
        floor = scenario.law("factories.lotFloor")
        if floor:
            self.env.process(self.lots(scenario.figure("factories.startedPerYear") / floor.mean() / 12, floor))
        self.env.run(until=scenario.horizon)
        self.pass_time()
        return self.measures()

    def measures(self):
        scenario, sums = self.scenario, self.sums
        months = scenario.horizon
        for name in ("meanStock", "meanUsable", "meanVacant"):
            sums[name] /= months
        sums["endStock"] = self.available + self.locked
        sums["reserveNeeded"] = self.initial - self.lowest
        sums["waitingAtEnd"] = sum(need[1] for need in self.queue)
        sums["books"] = float(self.first_short == math.inf)
        sums["everyNeed"] = float(self.first_unmet == math.inf)
        sums["target"] = float(sums["metAtOnce"] >= scenario.figure("service.fillTarget", 0.9) * sums["demand"])
        sums["capital"] = sums["meanStock"] * scenario.figure("money.landCost")
        sums["interest"] = sums["capital"] * scenario.figure("money.interest") * months / 12
        sums["waitingCost"] = sums["waited"] * scenario.figure("money.waitingCost")
        return sums

    def pass_time(self):
        months = self.env.now - self.last
        self.last = self.env.now
        self.sums["meanStock"] += (self.available + self.locked) * months
        self.sums["meanUsable"] += self.available * months
        self.sums["meanVacant"] += self.vacant * months
        self.sums["waitingMonths"] += len(self.queue) * months
        self.sums["waited"] += sum(need[1] for need in self.queue) * months

    def chance(self, share):
        return share > 0 and self.rng.random() < share

    # Demand

    def signings(self, tier, per_month, rates):
        """Thinned from a steady stream at the highest rate."""
        highest = per_month * rates.max()
        while highest > 0:
            yield self.env.timeout(self.rng.exponential(1 / highest))
            if self.env.now >= self.scenario.horizon:
                return
            place = int(self.env.now / self.scenario.horizon * len(rates))
            if self.rng.random() * rates.max() < rates[place]:
                self.env.process(self.project(tier, self.env.now, False))

    def project(self, tier, signed, is_old):
        scenario, rng = self.scenario, self.rng
        lag = Law(tier["startLag"]) if "startLag" in tier else self.lag
        start = signed + (lag.draw(rng) if lag else 0)
        if self.chance(scenario.figure("demand.dropOut")):
            return
        if self.chance(scenario.figure("demand.batchShare")):
            start = next((date for date in scenario.batches if date >= start), start)
        due = max(signed, start - (self.lead.draw(rng) if self.lead else 0))
        if is_old and due < 0:
            return
        if rng.random() >= (scenario.number(tier["ownLandShare"]) if "ownLandShare" in tier else 1):
            return
        investment, rest = 0.0, 0.0
        if "land" in tier:
            mu = Law(tier["land"]).draw(rng)
        else:
            low, high = scenario.number(tier["investmentFrom"]), scenario.number(tier["investmentTo"])
            power = scenario.figure("demand.investmentExponent", 1)
            share = rng.random()
            investment = (low**-power - share * (low**-power - high**-power)) ** (-1 / power)
            spread = math.exp(scenario.figure("demand.intensitySigma") * rng.standard_normal())
            whole = investment * 1e4 / (scenario.figure("demand.intensityMedian", 450) * spread)
            mu = whole * scenario.number(tier["firstPhaseShare"])
            rest = whole - mu
        if self.chance(scenario.figure("factories.substitution")):
            yield from self.rent(due, scenario.law("factories.transitionFloor"), None)
            return
        if signed >= 0 and self.chance(scenario.figure("factories.transitionShare")):
            self.env.process(self.rent(signed, scenario.law("factories.transitionFloor"), None))
        self.env.process(self.ask(due, mu, investment))
        if self.later_after and rest > 0:
            yield from self.ask(due + self.later_after.draw(rng), rest, investment)
        yield self.env.timeout(0)

    # Land

    def rank(self, investment, is_factory):
        self.entered += 1
        return (
            0 if is_factory and self.factories_first else 1, -investment if self.by_investment else 0, self.entered,
        )

    def ask(self, due, mu, investment, is_factory=False, floor=None):
        env, sums = self.env, self.sums
        yield env.timeout(due - env.now)
        self.pass_time()
        sums["demand"] += mu
        sums["demandCount"] += 1
        sums["largest"] = max(sums["largest"], mu)
        self.book -= mu
        self.lowest = min(self.lowest, self.book)
        if self.book < 0:
            self.first_short = min(self.first_short, env.now)
        patience = self.patience.draw(self.rng) if self.patience else math.inf
        served = env.event()
        need = (self.rank(investment, is_factory), mu, served)
        self.queue.append(need)
        self.queue.sort(key=lambda one: one[0])
        self.serve()
        if served.triggered:
            sums["metAtOnce"] += mu
            sums["metAtOnceCount"] += 1
        else:
            self.first_unmet = min(self.first_unmet, env.now)
            yield (served | env.timeout(patience)) if patience < math.inf else served
            if not served.triggered:
                self.pass_time()
                self.queue.remove(need)
                sums["gaveUp"] += 1
                self.serve()
                return
        sums["met"] += mu
        sums["metCount"] += 1
        if floor is not None:
            env.process(self.build(floor))
        if not self.lock:
            self.locked -= mu
            return
        yield env.timeout(self.lock.draw(self.rng))
        self.pass_time()
        self.locked -= mu
        if self.chance(self.scenario.figure("policy.lockLapse")):
            sums["lapsed"] += 1
            self.available += mu
            self.serve()

    def serve(self):
        """The first in line, and then the next, as long as there is enough; nobody overtakes."""
        while self.queue and self.queue[0][1] <= self.available:
            _, mu, served = self.queue.pop(0)
            self.available -= mu
            self.locked += mu
            served.succeed()

    def parcel(self, area, step):
        scale = self.scenario.figure("supply.durationScale", 1)
        for law in self.scenario.steps[step:]:
            left = law.draw(self.rng) * scale
            # Works rest in a stop.
            for begins, ends, _ in self.scenario.stops:
                if ends <= self.env.now:
                    continue
                if self.env.now < begins:
                    if left <= begins - self.env.now:
                        break
                    left -= begins - self.env.now
                    yield self.env.timeout(begins - self.env.now)
                yield self.env.timeout(ends - self.env.now)
            yield self.env.timeout(left)
        self.pass_time()
        self.available += area
        self.book += area
        self.sums["inflow"] += area
        self.serve()
        yield self.env.timeout(0)

    # Factories

    def firms(self, per_month):
        while per_month > 0:
            yield self.env.timeout(self.rng.exponential(1 / per_month))
            self.env.process(self.rent(self.env.now, self.scenario.law("factories.firmFloor"), self.patience))

    def rent(self, due, floor, patience):
        env, sums = self.env, self.sums
        yield env.timeout(due - env.now)
        floor = round(floor.draw(self.rng))
        sums["floorDemand"] += floor
        sums["floorCount"] += 1
        given = env.event()
        tenant = (floor, given)
        self.floor_queue.append(tenant)
        if floor <= self.vacant:
            self.let(tenant)
        elif patience:
            yield given | env.timeout(patience.draw(self.rng))
            if not given.triggered:
                self.floor_queue.remove(tenant)
                return
        else:
            yield given
        yield env.timeout(self.lease.draw(self.rng))
        self.gain(floor)

    def let(self, tenant):
        self.pass_time()
        self.floor_queue.remove(tenant)
        self.vacant -= tenant[0]
        self.sums["floorMet"] += tenant[0]
        self.sums["floorMetCount"] += 1
        tenant[1].succeed()

    def gain(self, floor):
        """Whoever fits is let in, in the order of coming."""
        self.pass_time()
        self.vacant += floor
        for tenant in list(self.floor_queue):
            if tenant[0] <= self.vacant:
                self.let(tenant)

    def lots(self, per_month, law):
        scenario = self.scenario
        while per_month > 0:
            yield self.env.timeout(self.rng.exponential(1 / per_month))
            self.sums["lots"] += 1
            floor = law.draw(self.rng)
            if self.rng.random() < scenario.figure("factories.landFromReserve"):
                mu = floor / scenario.figure("factories.floorAreaRatio", 1.5) * 3 / 2000
                self.env.process(self.ask(self.env.now, mu, 0, True, round(floor)))
            else:
                self.env.process(self.build(round(floor)))

    def build(self, floor):
        yield self.env.timeout(self.construction.draw(self.rng))
        self.sums["floorCompleted"] += floor
        self.gain(floor)


def construction(path):
    """From land in reserve to a completed factory: steps one after the other."""
    with open(path, encoding="utf-8") as file:
        table = json.load(file)
    steps = [
        step
        for step in table["steps"]
        if "standard-factory" in step["paths"] and step["id"] != "factory-letting" and "insteadOf" not in step
    ]
    names = {"minimum": "minMonths", "mode": "modeMonths", "maximum": "maxMonths"}
    total = {name: sum(step[months] for step in steps) for name, months in names.items()}
    return Law({"law": "pert", "unit": "months", **total})


def with_simpy(scenario, count, seed, stages):
    rates = scenario.relative_rate()
    law = construction(stages)
    rows = [
        Replication(scenario, law, np.random.default_rng([seed, replication])).run(rates)
        for replication in range(count)
    ]
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def main():
    tool, path, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    scenario = Scenario(path)
    if tool == "simpy":
        rows = with_simpy(scenario, count, seed, sys.argv[5])
    else:
        rows = with_numpy(scenario, count, seed)
    figures = {name: [float(row.mean()), float(row.std() / math.sqrt(count))] for name, row in rows.items()}
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
