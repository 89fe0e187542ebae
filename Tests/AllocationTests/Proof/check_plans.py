# SPDX-License-Identifier: Apache-2.0
"""Checks plans against the city and the projects they were made for, with shapely and NumPy and nothing of ours.

Reads the file that PlanDump writes. Prints what is wrong, a line each, and fails; or a tally as JSON.
"""

import calendar
import datetime
import pathlib
import sys

import shapely
from shapely.ops import unary_union

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "SitingTests" / "Proof"))
import check_sites as sites  # noqa: E402

# What is laid out twice by rounding.
OVERLAP = 1e-3


def months_later(day, months):
    date = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
    (year, month) = divmod(date.year * 12 + date.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return (datetime.date(year, month + 1, min(date.day, last)) - datetime.date(1970, 1, 1)).days


def is_own(city, site, project):
    """Whether the project holds a lock on it, so that it stays even where its day has slipped."""
    return any(
        lock.get("project") == project and lock["from"] <= city["baseDate"] <= lock["until"] for lock in site["locks"]
    )


def check_land(must, city, asked, placed, ground, tally):
    """One project on its land, by its hard criteria."""
    parcels = [city["parcels"][parcel] for parcel in placed["parcels"]]
    land = unary_union([parcel["shape"] for parcel in parcels])
    allotment = placed["shape"]
    for parcel in parcels:
        sites.check_parcel(must, city, asked, parcel, may_be_late=is_own(city, parcel, placed["project"]))
    ready = max(parcel["ready"] for parcel in parcels)
    must(placed["ready"] == ready, "ready on another day")
    is_late = asked.get("needBy") is not None and ready > asked["needBy"]
    must(placed["misses"] == (["ready"] if is_late else []), f"misses {placed['misses']}")
    share = sum(parcel["net"] for parcel in parcels) / sum(parcel["shape"].area for parcel in parcels)
    must(abs(placed["area"] - share * allotment.area) <= 1e-6 * placed["area"], "net area is not its share")
    must(asked.get("least") is None or placed["area"] >= asked["least"] - 1, f"too small: {placed['area']}")
    must(asked.get("most") is None or placed["area"] <= asked["most"] + 1, f"too large: {placed['area']}")
    sites.check_thresholds(must, city, asked, parcels[0], placed["area"])
    for kind, need in asked["needs"].items():
        capacity = city["parks"].get(parcels[0].get("park"), {}).get("capacities", {}).get(kind)
        must(capacity is None or need <= capacity, f"more {kind} than the park has")
    metres = sites.frontage(allotment, land, city["roadSegments"], city["policy"]["reach"])
    across = sites.width(allotment)
    must(abs(metres - placed["frontage"]) < 0.1, f"frontage {placed['frontage']}, not {metres}")
    must(abs(across - placed["width"]) < 1e-4, f"width {placed['width']}, not {across}")
    policy = city["policy"] if ground["lineCount"] else {"frontage": 0, "width": 0}
    must(metres >= max(policy["frontage"], asked.get("frontage") or 0) - 0.05, f"frontage of only {metres}")
    must(across >= max(policy["width"], asked.get("width") or 0) - 1e-4, f"width of only {across}")
    sites.check_place(must, city, asked, allotment)
    tally["halls"] += sites.check_hall(must, city, asked, placed, allotment, placed["parcels"])
    if len(parcels) > 1:
        sites.check_merge(must, city, placed["parcels"])
    tally["parts"] += ground["lineCount"] > 0


def check_floor(must, city, asked, placed):
    units = [city["units"][unit] for unit in placed["units"]]
    must(len({unit["factory"] for unit in units}) == 1, "units of several buildings")
    for unit in units:
        must(unit["status"] in ("vacant", "let"), "a unit that is not offered")
        sites.check_offer(must, city, asked, unit)
        for figure, limit in (("height", "floorHeight"), ("load", "floorLoad")):
            if asked.get(limit) is not None and unit.get(figure) is not None:
                must(unit[figure] >= asked[limit] - 1e-9, f"too little {figure}")
        need = asked.get("floorNeedBy", asked.get("needBy"))
        on_time = need is None or unit.get("free") is None or unit["free"] <= need
        must(on_time or is_own(city, unit, placed["project"]), "the floor is not free")
    must(sum(unit["area"] for unit in units) >= asked.get("floor", 0) - 1e-3, "too little floor")
    floors = sorted({unit["floor"] for unit in units if unit.get("floor") is not None})
    must(not floors or floors[-1] - floors[0] < len(floors), "floors that do not follow each other")


def span(city, asked, placed):
    """From when until when a project keeps its floor."""
    need = asked.get("needBy")
    if asked.get("least") is None and asked.get("most") is None:
        return (city["baseDate"] if need is None else need, float("inf"))
    start = asked.get("floorNeedBy", city["baseDate"] if need is None else need)
    if need is None:
        return (start, float("inf"))
    until = months_later(max(need, start), city["policy"]["constructionMonths"])
    return (start, max(until, placed.get("moveOn") or until))


def check_units(wrong, city, dump):
    """No unit twice at a time."""
    held = {}
    for placed in dump["assignments"]:
        (start, until) = span(city, dump["asked"][placed["project"]], placed)
        for unit in placed["units"]:
            for other, begins, ends in held.setdefault(unit, []):
                wrong(until <= begins or ends <= start, f"unit {unit} has {other} and {placed['project']} at once")
            held[unit].append((placed["project"], start, until))


def check_grounds(wrong, city, dump, by_project, tally):
    """Each parcel is laid out once, and what is laid out on it makes it up."""
    taken = set()
    for ground in dump["grounds"]:
        name = "+".join(ground["parcels"])

        def must(holds, what):
            wrong(holds, f"ground {name}: {what}")

        must(taken.isdisjoint(ground["parcels"]), "a parcel of it lies in two grounds")
        taken.update(ground["parcels"])
        parcels = [city["parcels"][parcel] for parcel in ground["parcels"]]
        land = unary_union([parcel["shape"] for parcel in parcels])
        members = [by_project[project] for project in ground["projects"] if project in by_project]
        must(len(members) == len(ground["projects"]), "a project that is not placed")
        must(0 < len(members) <= dump["mostParts"], f"{len(members)} projects")
        must(all(member["parcels"] == ground["parcels"] for member in members), "a project of other parcels")
        rests = [rest["shape"] for rest in ground["remainders"]]
        sites.check_partition(must, land, [member["shape"] for member in members], rests)
        must(ground["lineCount"] == len(members) + len(rests) - 1, "not a line between each two parts")
        net = sum(parcel["net"] for parcel in parcels)
        share = net / sum(parcel["shape"].area for parcel in parcels)
        for rest in ground["remainders"]:
            (shape, policy) = (rest["shape"], city["policy"])
            must(rest["net"] >= policy["remainder"] - 1, f"a remainder of only {rest['net']} m²")
            must(abs(rest["net"] - share * shape.area) <= 1e-6 * net, "net area of the remainder")
            must(shape.geom_type == "Polygon", "the remainder is in pieces")
            must(sites.width(shape) >= policy["width"] - 1e-4, "the remainder is too narrow")
            left = sites.frontage(shape, land, city["roadSegments"], policy["reach"])
            must(left >= policy["frontage"] - 0.05, f"the remainder has a frontage of only {left}")
        total = sum(member["area"] for member in members) + sum(rest["net"] for rest in ground["remainders"])
        must(abs(total / net - 1) < 1e-6, f"{total} m² of {net}")
        tally["shared"] += len(members) > 1
        tally["merged"] += len(parcels) > 1
        tally["usedUp"] += len(members) > 1 and not rests
    on_land = {project for ground in dump["grounds"] for project in ground["projects"]}
    wrong(on_land == {p for p in by_project if by_project[p]["parcels"]}, "not all land is in a ground")
    pieces = [placed["shape"] for placed in by_project.values() if placed["parcels"]]
    pieces += [rest["shape"] for ground in dump["grounds"] for rest in ground["remainders"]]
    for index, piece in enumerate(pieces):
        for other in pieces[:index]:
            wrong(piece.intersection(other).area < OVERLAP, "two pieces of land overlap")


def check_limits(wrong, city, dump, by_project, tally):
    """What is drawn of utilities, quotas and the budget. What was promised before may have been too much."""

    def sums(amount):
        """Of all, and of what is promised."""
        amounts = {p: amount(placed, dump["asked"][p]) for p, placed in by_project.items()}
        return (sum(amounts.values()), sum(a for p, a in amounts.items() if by_project[p]["isPromised"]))

    def within(used, limit, what):
        (total, promised) = used
        wrong(total <= max(limit, promised) * (1 + 1e-6) + 1e-3, f"{what}: {total} of {limit}")
        tally["limits"] += total > 0.6 * limit

    for name, park in city["parks"].items():
        for kind, capacity in park["capacities"].items():

            def draws(placed, asked):
                where = placed["parcels"] or placed["units"]
                site = (city["parcels"] if placed["parcels"] else city["units"])[where[0]]
                return asked["needs"].get(kind, 0) if site.get("park") == name else 0

            within(sums(draws), capacity, f"{kind} of {name}")
    for quota in dump["quotas"]:

        def counted(placed, asked):
            is_new = placed["parcels"] and placed["ready"] > city["baseDate"]
            return placed["area"] if is_new and quota["from"] <= placed["ready"] <= quota["until"] else 0

        within(sums(counted), quota["area"], f"quota {quota['name']}")
    if dump.get("budget") is not None:

        def cost(placed, asked):
            parcels = [city["parcels"][parcel] for parcel in placed["parcels"]]
            price = sum((parcel.get("price") or 0) * parcel["net"] for parcel in parcels)
            return placed["area"] / sites.MU * price / sum(parcel["net"] for parcel in parcels) if parcels else 0

        within(sums(cost), dump["budget"], "budget")


def check(number, dump, problems, tally):
    city = sites.decode(dump["city"])
    city["units"] = {unit["id"]: unit for unit in city["units"]}

    def wrong(holds, what):
        if not holds:
            problems.append(f"city {number}: {what}")

    for placed in dump["assignments"]:
        placed["shape"] = shapely.from_wkb(placed["allotment"]) if placed.get("allotment") else None
    for rest in [rest for ground in dump["grounds"] for rest in ground["remainders"]]:
        rest["shape"] = shapely.from_wkb(rest["shape"])
    named = [placed["project"] for placed in dump["assignments"]] + dump["unplaced"]
    wrong(len(named) == len(set(named)), "a project is named twice")
    wrong(set(named) == set(dump["asked"]), "a project is not named")
    by_project = {placed["project"]: placed for placed in dump["assignments"]}
    ground_of = {project: ground for ground in dump["grounds"] for project in ground["projects"]}
    for project, placed in by_project.items():
        asked = dump["asked"][project]

        def must(holds, what):
            wrong(holds, f"{project}: {what}")

        asks_for_land = asked.get("least") is not None or asked.get("most") is not None
        must(bool(placed["parcels"]) == asks_for_land, "land where none is asked for, or the other way round")
        must(bool(placed["units"]) == (asked.get("floor") is not None), "a floor without asking, or none")
        if asks_for_land and project in ground_of:
            check_land(must, city, asked, placed, ground_of[project], tally)
        if placed["units"]:
            check_floor(must, city, asked, placed)
        tally["placed"] += 1
        tally["promised"] += placed["isPromised"]
        tally["late"] += placed["misses"] == ["ready"]
        tally["floors"] += bool(placed["units"]) and not asks_for_land
        tally["floorFirst"] += bool(placed["units"]) and asks_for_land
    check_grounds(wrong, city, dump, by_project, tally)
    check_units(wrong, city, dump)
    check_limits(wrong, city, dump, by_project, tally)
    levels = {level["name"]: level for level in dump["levels"]}
    weight = sum(dump["weights"][project] for project in by_project)
    wrong(abs(levels["priorityWeight"]["objective"] - weight) < 1e-6, f"a weight of {weight} is placed")
    # The fit counts whole hundredths, of the floor and of the land.
    fit = sum(placed["score"] for placed in by_project.values()) - levels["fitScore"]["objective"]
    wrong(-1e-6 <= fit <= 0.02 * len(by_project) + 1e-6, f"a fit that is {fit} higher is placed")
    for level in dump["levels"]:
        is_bound = level.get("bestBound") is None or level["bestBound"] >= level["objective"] - 1e-6
        wrong(is_bound, f"{level['name']} exceeds its bound")
    tally["plans"] += 1


if __name__ == "__main__":
    names = "plans placed promised late floors floorFirst parts shared usedUp merged halls limits".split()
    sites.run(check, {name: 0 for name in names})
