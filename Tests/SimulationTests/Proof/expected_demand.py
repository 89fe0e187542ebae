# SPDX-License-Identifier: Apache-2.0
"""Expected signings and land demand of scenario files, by numeric integration and hand counts: nothing is simulated and
nothing of the program is used. Prints a line of JSON: by file name, {measure: value}.

    expected_demand.py CITY_FOLDER SCENARIO...

A project is signed at s, starts a lag later, perhaps on the next joint date, and needs land a lead before its start, but
not before it is signed. Of the signings of the horizon those count that need land before its end; of those of the year
before, spread evenly over it, those that need it within the horizon. The integral over s, lag and lead is a sum over the
midpoints of equal shares of each.
"""
import csv, datetime, json, math, os, sys

import numpy
import yaml


class Loader(yaml.SafeLoader):
    """Dates, yes and no stay texts, as in YAML 1.2."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}

WHOLE = {"value", "law", "weights", "dates", "parcels", "from", "en"}


def merged(base, own):
    """A file laid over what it extends: figures, laws and lists are replaced whole, null takes out."""
    if not (isinstance(base, dict) and isinstance(own, dict)) or WHOLE & (base.keys() | own.keys()):
        return own
    result = dict(base)
    for key, value in own.items():
        if value is None:
            del result[key]
        elif key != "extends":
            result[key] = merged(base[key], value) if key in base else value
    return result


def load(path):
    with open(path, encoding="utf-8") as file:
        own = yaml.load(file, Loader)
    if "extends" not in own:
        return own
    base = load(os.path.join(os.path.dirname(path), own["extends"]))
    base.pop("expected", None)
    return merged(base, own)


UNITS = {
    "months": 1, "days": 12 / 365.25, "weeks": 84 / 365.25, "years": 12, "亩": 1, "ha": 15, "㎡": 1, "万㎡": 1e4,
    "亿元": 1, "万元": 1e-4, "万元/亩": 1, "1/year": 1, "1/month": 12, "1/week": 365.25 / 7, "share": 1, "1": 1}
ON_THEIR_WAY = {
    "planned", "approving", "approved", "clearing", "cleared", "failedAuction", "reclaimed", "idle"}
STEPS = {"signed": 360, "lag": 360, "lead": 60}


def figure(section, name, neutral):
    entry = section.get(name)
    return neutral if entry is None else entry["value"] * UNITS[entry["unit"]]


def mean_started(shape, scale, lower, upper):
    ages = lower + (numpy.arange(4000) + 0.5) / 4000 * (upper - lower)
    return float(numpy.mean(1 - numpy.exp(-((ages / scale) ** shape))))


def start_curve(same, following, never):
    """Shape and scale with the mean shares started over ages 0 to 12 and 12 to 24 months, by bisection in bisection."""
    def scale_of(shape):
        low, high = 1.0, 400.0
        for _ in range(80):
            middle = math.sqrt(low * high)
            low, high = (middle, high) if mean_started(shape, middle, 12, 24) > following / (1 - never) else (low, middle)
        return low
    low, high = 0.1, 20.0
    for _ in range(60):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if mean_started(middle, scale_of(middle), 0, 12) > same / (1 - never) else (low, middle)
    return low, scale_of(low)


def pert_quantiles(low, mode, high, p):
    """By the cumulative sum of the beta density over a fine grid."""
    if high == low:
        return numpy.full_like(p, low)
    a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    grid = (numpy.arange(200_000) + 0.5) / 200_000
    density = grid ** (a - 1) * (1 - grid) ** (b - 1)
    return low + (high - low) * numpy.interp(p, numpy.cumsum(density) / density.sum(), grid)


def quantiles(law, count):
    """The law at the midpoints of `count` equal shares; None for no law is 0."""
    if law is None:
        return numpy.zeros(1)
    p, factor, kind = (numpy.arange(count) + 0.5) / count, UNITS[law["unit"]] * law.get("times", 1), law["law"]
    if kind == "weibull":
        shape, scale = (
            start_curve(law["startedSameYear"], law["startedNextYear"], law.get("neverStarts", 0))
            if "startedSameYear" in law else (law["shape"], law["scale"]))
        return factor * scale * (-numpy.log1p(-p)) ** (1 / shape)
    if kind == "pert":
        return factor * pert_quantiles(law["minimum"], law["mode"], law["maximum"], p)
    if kind == "constant":
        return numpy.full(1, factor * law["amount"])
    raise SystemExit(f"no quantiles of {kind}")


def mean(law):
    factor, kind = UNITS[law["unit"]] * law.get("times", 1), law["law"]
    if kind == "lognormal":
        return factor * law["median"] * math.exp(law["sigma"] ** 2 / 2)
    if kind == "pert":
        return factor * (law["minimum"] + 4 * law["mode"] + law["maximum"]) / 6
    raise SystemExit(f"no mean of {kind}")


def months(text, start):
    return (datetime.date.fromisoformat(text) - start).days * 12 / 365.25


def signing_rate(scenario, horizon):
    """Times within the horizon, midpoints of equal steps, and the rate at each against that of a plain year."""
    demand = scenario.get("demand", {})
    # Fine steps: the bounds of quarters and stops fall within one of them.
    times = (numpy.arange(20_000) + 0.5) / 20_000 * horizon
    rate = numpy.ones_like(times)
    start = datetime.date.fromisoformat(scenario["start"]) if "start" in scenario else None
    if "quarters" in demand:
        weights = demand["quarters"]["weights"]
        share = 4 / sum(weights.values())
        for number, time in enumerate(times):
            day = start + datetime.timedelta(days=time * 365.25 / 12)
            rate[number] = weights.get(f"Q{(day.month - 1) // 3 + 1}", 0) * share
    for stop in demand.get("stops", {}).values():
        first, last = months(stop["from"], start), months(stop["to"], start)
        catch_up = figure(stop, "catchUp", 0)
        stopped = (times >= first) & (times < last)
        lost = rate[stopped].sum() / len(times) * horizon
        rate[stopped] = 0
        if catch_up > 0:
            rate[(times >= last) & (times < last + catch_up)] += lost / catch_up
    return times, rate


def due_share(scenario, signed, weight, horizon, is_backlog):
    """Of signings at `signed`, with weights that sum to 1: the share that needs land within the horizon."""
    demand = scenario.get("demand", {})
    lag, lead = quantiles(demand.get("startLag"), STEPS["lag"]), quantiles(demand.get("landLead"), STEPS["lead"])
    dates = []
    if "batchDates" in demand:
        start = datetime.date.fromisoformat(scenario["start"])
        dates = sorted(months(day, start) for day in demand["batchDates"]["dates"])
    moved = figure(demand, "batchShare", 0)
    total = 0.0
    for time, mass in zip(signed, weight):
        start = time + lag
        later = start.copy()
        for date in reversed(dates):
            later[start <= date] = date
        for starts, share in ((start, 1 - moved), (later, moved)):
            due = numpy.maximum(time, starts[:, None] - lead[None, :])
            counts = (due < horizon) & ((due >= 0) | (not is_backlog))
            total += mass * share * counts.mean()
    return total


def truncated_pareto_mean(exponent, lower, upper):
    a, ratio = exponent, lower / upper
    if abs(a - 1) < 1e-12:
        return lower * math.log(upper / lower) / (1 - ratio)
    return a / (a - 1) * lower * (1 - ratio ** (a - 1)) / (1 - ratio ** a)


def tier_counts(demand):
    tiers = {
        name: [figure(tier, "signingsPerYear", 0), figure(tier, "signedLastYear", 0), figure(tier, "investmentFrom", 0)]
        for name, tier in demand.get("tiers", {}).items()}
    if demand.get("reading", "nested") == "nested":
        order = sorted((name for name in tiers if "land" not in demand["tiers"][name]), key=lambda name: tiers[name][2])
        for lower, higher in zip(order, order[1:]):
            tiers[lower][0] -= tiers[higher][0]
            tiers[lower][1] -= tiers[higher][1]
    return tiers


def expected(scenario, city):
    demand, factories = scenario.get("demand", {}), scenario.get("factories", {})
    horizon = figure(scenario, "horizon", 6)
    times, rate = signing_rate(scenario, horizon)
    relative = float(rate.mean())
    fine = rate.reshape(200, -1).mean(axis=1)
    steps = times.reshape(200, -1).mean(axis=1)
    takes_land = (1 - figure(demand, "dropOut", 0)) * (1 - figure(factories, "substitution", 0))
    signings = backlog = land = 0.0
    draws_backlog = demand.get("projects", "none") not in ("backlog", "instead")
    shares = {}
    for name, (per_year, last_year, lower) in tier_counts(demand).items():
        tier = demand["tiers"][name]
        own = dict(scenario, demand=dict(demand, **({"startLag": tier["startLag"]} if "startLag" in tier else {})))
        key = json.dumps(own["demand"].get("startLag"), sort_keys=True)
        if key not in shares:
            evenly = -12 + (numpy.arange(STEPS["signed"]) + 0.5) / STEPS["signed"] * 12
            shares[key] = (
                due_share(own, steps, fine / fine.sum(), horizon, False),
                due_share(own, evenly, numpy.full(len(evenly), 1 / len(evenly)), horizon, True))
        if "land" in tier:
            each = mean(tier["land"])
        else:
            intensity = figure(demand, "intensityMedian", 450)
            spread = figure(demand, "intensitySigma", 0)
            each = (
                truncated_pareto_mean(
                    figure(demand, "investmentExponent", 1), lower, figure(tier, "investmentTo", 0))
                * 1e4 / intensity * math.exp(spread ** 2 / 2) * figure(tier, "firstPhaseShare", 1))
        new = per_year * horizon / 12 * relative
        old = last_year if draws_backlog else 0
        signings, backlog = signings + new, backlog + old
        land += (new * shares[key][0] + old * shares[key][1]) * figure(tier, "ownLandShare", 1) * takes_land * each
    result = {"signings.mean": signings, "backlog.mean": backlog}
    years = horizon / 12
    land += (
        figure(factories, "startedPerYear", 0) * years * figure(factories, "landFromReserve", 0)
        / figure(factories, "floorAreaRatio", 1.5) * 3 / 2000)
    if figure(factories, "graduation", 0) > 0:
        tenants = sum(row["status"] == "let" for row in rows(city, "factory_unit.csv"))
        land += figure(factories, "graduation", 0) * tenants * years * mean(factories["graduateLand"])
    if demand.get("projects", "none") == "none":
        result["demandMu.mean"] = land
    if scenario.get("supply", {}).get("matching") == "parcels":
        stock = [parcel for parcel in parcels(city) if parcel["stage"] == "reserve"]
        result["reserveMu"] = sum(parcel["net_area_m2"] for parcel in stock) * 3 / 2000
        coming = [parcel for parcel in parcels(city) if parcel["stage"] in ON_THEIR_WAY]
        result["parcelsOnTheirWay"] = len(coming)
        result["landOnItsWayMu"] = sum(parcel["net_area_m2"] for parcel in coming) * 3 / 2000
    elif "listed" in scenario.get("supply", {}):
        result["parcelsOnTheirWay"] = len(scenario["supply"]["listed"]["parcels"])
        result["reserveMu"] = figure(scenario["supply"], "reserve", 0)
    if demand.get("projects", "none") != "none":
        result["listedNeeds"] = sum(
            row["stage"] in ("signed", "land_supply") and bool(row["net_area_min_m2"] or row["net_area_max_m2"])
            for row in rows(city, "project.csv"))
    return result


def rows(city, name):
    with open(os.path.join(city, name), encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def parcels(city):
    with open(os.path.join(city, "parcel.geojson"), encoding="utf-8") as file:
        return [feature["properties"] for feature in json.load(file)["features"]]


if __name__ == "__main__":
    answer = {}
    for path in sys.argv[2:]:
        scenario = load(path)
        if scenario["mode"] == "reserve":
            answer[os.path.basename(path)] = expected(scenario, sys.argv[1])
    print(json.dumps(answer))
