# SPDX-License-Identifier: Apache-2.0
"""Checks sites against the city they were found in, with shapely and NumPy and nothing of ours.

Reads the file that SiteDump writes. Prints what is wrong, a line each, and fails; or a tally as JSON. The single checks
serve for plans too.
"""

import json
import math
import sys

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union

MU = 10_000 / 15
# Arcs are drawn by chords, up to 1.1 % inside; what is checked keeps clear of that.
CHORD = 0.985


def width(shape):
    """The least distance between parallel lines that hold the shape: the least over the edges of its hull."""
    hull = np.asarray(shape.convex_hull.exterior.coords)[:-1]
    hull = hull - hull.mean(axis=0)
    edges = np.roll(hull, -1, axis=0) - hull
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    normals = np.column_stack([-edges[:, 1], edges[:, 0]])[lengths > 1e-9] / lengths[lengths > 1e-9, None]
    along = hull @ normals.T
    return float((along.max(axis=0) - along.min(axis=0)).min())


def least_box(shape):
    """The least area of a rectangle that holds the shape: one side lies along an edge of the hull."""
    hull = np.asarray(shape.convex_hull.exterior.coords)[:-1]
    hull = hull - hull.mean(axis=0)
    edges = np.roll(hull, -1, axis=0) - hull
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    along = edges[lengths > 1e-9] / lengths[lengths > 1e-9, None]
    (u, v) = (hull @ along.T, hull @ np.column_stack([-along[:, 1], along[:, 0]]).T)
    return float(((u.max(axis=0) - u.min(axis=0)) * (v.max(axis=0) - v.min(axis=0))).min())


def segments(line):
    places = np.asarray(line.coords)
    return [(a, b) for a, b in zip(places[:-1], places[1:]) if (a != b).any()]


def rings(shape):
    for part in shapely.get_parts(shape):
        part = shapely.geometry.polygon.orient(part)
        yield part.exterior
        yield from part.interiors


def cosine(a, b):
    (u, v) = (a[1] - a[0], b[1] - b[0])
    return float(u @ v) / (np.hypot(*u) * np.hypot(*v))


def joined(spans):
    result = []
    for low, high in sorted(spans):
        if result and low <= result[-1][1] + 1e-6:
            result[-1][1] = max(result[-1][1], high)
        else:
            result.append([low, high])
    return [span for span in result if span[1] - span[0] > 1e-6]


def facing(edge, roads, reach):
    """Where an edge lies within reach of a road that runs along it, in metres from its start."""
    line = LineString(edge)
    spans = []
    for road in roads:
        if abs(cosine(edge, road)) < math.sqrt(0.5):
            continue
        near = line.intersection(LineString(road).buffer(reach, quad_segs=64))
        for part in shapely.get_parts(near):
            if part.geom_type == "LineString" and not part.is_empty:
                ends = [line.project(shapely.Point(place)) for place in part.coords]
                spans.append((min(ends), max(ends)))
    return joined(spans)


def frontage(shape, parent, roads, reach):
    """The longest stretch of the parent's boundary on a shape that faces a road without a sharp corner."""
    border = parent.boundary
    best = 0.0
    for ring in rings(shape):
        chains = []
        for edge in segments(ring):
            middle = shapely.Point((edge[0] + edge[1]) / 2)
            own = middle.distance(border) < 1e-3
            length = float(np.hypot(*(edge[1] - edge[0])))
            for low, high in facing(edge, roads, reach) if own else []:
                goes_on = (
                    chains
                    and chains[-1]["ends"] is not None
                    and low < 1e-3
                    and (chains[-1]["ends"] == edge[0]).all()
                    and cosine(chains[-1]["last"], edge) >= math.cos(math.radians(30)) - 1e-9
                )
                if goes_on:
                    chains[-1]["metres"] += high - low
                else:
                    chains.append({"metres": high - low, "first": edge, "starts": edge[0] if low < 1e-3 else None})
                chains[-1]["last"] = edge
                chains[-1]["ends"] = edge[1] if high > length - 1e-3 else None
        if len(chains) > 1:
            (first, last) = (chains[0], chains[-1])
            if last["ends"] is not None and first["starts"] is not None and (last["ends"] == first["starts"]).all():
                if cosine(last["last"], first["first"]) >= math.cos(math.radians(30)) - 1e-9:
                    first["metres"] += chains.pop()["metres"]
        best = max([best] + [chain["metres"] for chain in chains])
    return best


def setbacks(net, city, members, policy):
    """What must stay free along roads and edges."""
    taken = []
    for road in city["roads"]:
        depth = policy["fromLine"].get(road["kind"], 0)
        if depth:
            taken.append(road["shape"].buffer(depth * CHORD))
    own = [city["parcels"][m]["edgeSetback"] for m in members if city["parcels"][m].get("edgeSetback") is not None]
    other = max(own) if own else policy["otherEdges"]
    for ring in rings(net):
        for edge in segments(ring):
            length = float(np.hypot(*(edge[1] - edge[0])))
            (along, out) = ((edge[1] - edge[0]) / length, None)
            out = np.array([along[1], -along[0]])
            faced = []
            for road in city["roads"]:
                depth = policy["fromEdge"].get(road["kind"], 0)
                for a, b in segments(road["shape"]) if depth else []:
                    ends = [np.array([(p - edge[0]) @ along, (p - edge[0]) @ out]) for p in (a, b)]
                    steep = abs(cosine(edge, (a, b))) < math.cos(math.radians(45)) - 1e-12
                    box = shapely.box(0, -policy["inside"], length, policy["reach"])
                    beside = LineString(ends).intersection(box)
                    if beside.is_empty:
                        continue
                    (low, _, high, _) = beside.bounds
                    # A line that comes up to the edge steeply is not looked into: nothing is claimed there.
                    if steep:
                        faced.append((low - 2 * depth, high + 2 * depth))
                        continue
                    if high - low <= 1e-6:
                        continue
                    faced.append((low, high))
                    if edge_is_outer(ring, net):
                        line = LineString([edge[0] + along * low, edge[0] + along * high])
                        taken.append(line.buffer(depth * CHORD))
            if other > 0:
                free = 0.0
                for low, high in joined(faced) + [[length, length]]:
                    if low > free + 1e-6:
                        line = LineString([edge[0] + along * free, edge[0] + along * min(low, length)])
                        taken.append(line.buffer(other * CHORD))
                    free = max(free, high)
    return taken


def edge_is_outer(ring, net):
    return any(ring.equals(shapely.geometry.polygon.orient(part).exterior) for part in shapely.get_parts(net))


def permits(land, project):
    """Classes of one family: the project's is no higher than the land's."""
    return land[:5] == project[:5] and land[5:] >= project[5:] if land != project else True


def shared(a, b, roads, reach):
    """The common boundary without what a road runs along."""
    common = a.boundary.intersection(b.buffer(0.1, cap_style="flat"))
    return common.difference(unary_union([road.buffer(reach) for road in roads])).length if roads else common.length


def decode(city):
    """Shapes in place of their text, parcels by id, and what follows from the layers once for all sites."""
    for layer in ("parcels", "roads", "facilities", "zones"):
        for feature in city[layer]:
            feature["shape"] = shapely.from_wkb(feature["shape"])
    city["parcels"] = {parcel["id"]: parcel for parcel in city["parcels"]}
    city["roadSegments"] = [segment for road in city["roads"] for segment in segments(road["shape"])]
    city["excluded"] = [
        zone["shape"].buffer(zone["buffer"], quad_segs=8) if zone["buffer"] else zone["shape"]
        for zone in city["zones"]
        if zone["kind"] != "dedicated"
    ]
    city["kept free"] = [
        zone["shape"].buffer(zone["buffer"] * CHORD) if zone["buffer"] else zone["shape"] for zone in city["zones"]
    ]
    return city


def is_locked(locks, city, asked):
    """Whether a lock of another holds on the base date, and no end of it is accepted."""
    for lock in locks:
        holds = lock["from"] <= city["baseDate"] <= lock["until"]
        own = asked.get("project") is not None and lock.get("project") == asked["project"]
        accepted = asked.get("acceptLocksUntil") is not None and lock["until"] <= asked["acceptLocksUntil"]
        if holds and not own and not accepted:
            return True
    return False


def check_offer(must, city, asked, site):
    """What stands in the books of a parcel or a unit: where it is, when it is free, and for whom."""
    counties = [asked.get("county")] + asked["counties"]
    must(asked.get("county") is None or site["county"] in counties, "in another county")
    must(not asked["parks"] or site.get("park") in asked["parks"], "in another park")
    must(not is_locked(site["locks"], city, asked), "locked")


def check_parcel(must, city, asked, parcel, may_be_late=False):
    must(parcel["stage"] not in ("sold", "delivered", "started"), "not offered")
    check_offer(must, city, asked, parcel)
    must(asked.get("landUse") is None or permits(parcel["landUse"], asked["landUse"]), "of another class")
    on_time = asked.get("needBy") is None or parcel["ready"] <= asked["needBy"]
    must(may_be_late or on_time, "not ready")
    for figure, limit, what in (("price", "price", "too dear"), ("slope", "slope", "too steep")):
        if asked.get(limit) is not None:
            value = parcel.get(figure)
            must(not asked["knownOnly"] if value is None else value <= asked[limit], what)


def check_thresholds(must, city, asked, parcel, area):
    park = city["parks"].get(parcel.get("park"), {})
    for (amount, threshold, what) in (("investment", "investmentThreshold", "investment"), ("tax", "taxThreshold", "tax")):
        if asked.get(amount) is not None and park.get(threshold) is not None:
            must(asked[amount] / (area / MU) >= park[threshold] * (1 - 1e-9), f"{what} below the park's threshold")


def check_place(must, city, asked, allotment):
    for rule in asked["distances"]:
        nearest = [f["shape"].distance(allotment) for f in city["facilities"] if f["kind"] == rule["kind"]]
        if nearest and rule["isMaximum"]:
            must(min(nearest) <= rule["metres"] + 1e-6, "too far")
        elif nearest:
            must(min(nearest) >= rule["metres"] - 1e-6, "too near")
    if asked.get("exclusionShare") is not None:
        zones = city["excluded"]
        share = unary_union(zones).intersection(allotment).area / allotment.area if zones else 0
        must(share <= asked["exclusionShare"] + 1e-8, f"{share} in constraint zones")


def check_hall(must, city, asked, site, allotment, members):
    if asked.get("hall") is None:
        return False
    must(site.get("hall") is not None, "no place for the hall")
    corners = np.asarray(site["hall"])
    sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    must(np.allclose(sorted(sides), sorted(asked["hall"] * 2), atol=1e-6), f"a hall with sides {sides}")
    square = abs((corners[1] - corners[0]) @ (corners[2] - corners[1])) < 1e-5 * sides[0] * sides[1]
    must(square, "the hall is no rectangle")
    hall = Polygon(corners)
    must(hall.difference(allotment).area < 1e-4, f"{hall.difference(allotment).area} m² of hall outside")
    dedicated = [zone["shape"] for zone in city["zones"] if zone["kind"] == "dedicated"]
    net = allotment.difference(unary_union(dedicated))
    for ground in city["kept free"] + setbacks(net, city, members, city["policy"]):
        must(hall.intersection(ground).area < 1e-4, f"{hall.intersection(ground).area} m² of hall must be free")
    return True


def check_merge(must, city, members):
    """Members of a merge hang together and are alike."""
    (parcels, policy) = ([city["parcels"][member] for member in members], city["policy"])
    must(1 < len(members) <= policy["parcelCount"], "too many merged")
    for key in ("county", "landUse", "stage", "park", "holder"):
        must(len({parcel.get(key) for parcel in parcels}) == 1, f"merged with another {key}")
    (reached, left) = ([parcels[0]], parcels[1:])
    barriers = [road["shape"] for road in city["roads"]]
    while left:
        next_ones = [
            parcel
            for parcel in left
            if any(
                shared(parcel["shape"], known["shape"], barriers, 1) >= policy["shared"] - 0.5 for known in reached
            )
        ]
        must(next_ones, "members that do not border each other")
        if not next_ones:
            break
        reached += next_ones
        left = [parcel for parcel in left if parcel not in next_ones]


def check_partition(must, land, allotments, rests):
    """What was taken and what is left make up the land, and nothing twice. Sums of differences round."""
    parts = allotments + rests
    must(all(part.is_valid for part in parts), "a part is not valid")
    rounding = 1e-6 + 1e-12 * land.area
    for part in allotments:
        must(part.difference(land).area < rounding, f"{part.difference(land).area} m² outside its land")
    must(abs(sum(part.area for part in parts) / land.area - 1) < 1e-6, "parts do not sum up")
    must(land.difference(unary_union(parts)).area < 1e-6 * land.area, "a gap between parts")
    for index, part in enumerate(parts):
        for other in parts[:index]:
            must(part.intersection(other).area < rounding, "parts overlap")


def check(number, dump, problems, tally):
    (city, asked) = (decode(dump["city"]), dump["asked"])
    policy = city["policy"]
    seen = set()
    for site in dump["sites"]:
        (members, name) = (site["members"], f"city {number}, {site['kind']} {site['id']}")

        def must(holds, what):
            if not holds:
                problems.append(f"{name}: {what}")

        must((site["kind"], site["id"]) not in seen, "named twice")
        seen.add((site["kind"], site["id"]))
        parcels = [city["parcels"][member] for member in members]
        must(members == sorted(set(members)), "members out of order")
        must(site["id"] == "+".join(members), "its id is not its members'")
        land = unary_union([parcel["shape"] for parcel in parcels])
        allotment = shapely.from_wkb(site["allotment"])
        rests = [shapely.from_wkb(rest["shape"]) for rest in site["remainders"]]
        must(allotment.geom_type == "Polygon" or site["kind"] == "wholeParcel", "the allotment is in pieces")
        check_partition(must, land, [allotment], rests)
        must(bool(rests) == site["isCut"], "a cut without a remainder, or the other way round")

        # Areas.
        net = sum(parcel["net"] for parcel in parcels)
        share = net / sum(parcel["shape"].area for parcel in parcels)
        must(abs(site["area"] - share * allotment.area) <= 1e-6 * site["area"], "net area is not its share")
        must(asked.get("least") is None or site["area"] >= asked["least"] - 1, f"too small: {site['area']}")
        must(asked.get("most") is None or site["area"] <= asked["most"] + 1, f"too large: {site['area']}")
        check_thresholds(must, city, asked, parcels[0], site["area"])
        must(abs(width(allotment) - site["width"]) < 1e-4, f"width {site['width']}, not {width(allotment)}")
        metres = frontage(allotment, land, city["roadSegments"], policy["reach"])
        must(abs(metres - site["frontage"]) < 0.1, f"frontage {site['frontage']}, not {metres}")
        if site["isCut"]:
            rest = rests[0]
            least = asked.get("remainder")
            (need_frontage, need_width) = (policy["frontage"], policy["width"])
            must(metres >= need_frontage - 0.05, f"frontage {metres}")
            must(width(allotment) >= need_width - 1e-4, f"width {width(allotment)}")
            if least is not None and least < policy["remainder"]:
                (need_frontage, need_width) = (0, 0)
            least = policy["remainder"] if least is None else least
            must(site["remainders"][0]["net"] >= least - 1, "the remainder is too small")
            must(abs(site["remainders"][0]["net"] - share * rest.area) <= 1e-6 * net, "net area of the remainder")
            must(rest.geom_type == "Polygon", "the remainder is in pieces")
            must(width(rest) >= need_width - 1e-4, f"width of the remainder {width(rest)}")
            if need_frontage:
                left = frontage(rest, land, city["roadSegments"], policy["reach"])
                must(left >= need_frontage - 0.05, f"frontage of the remainder {left}")
            (filled, claimed) = (rest.area / least_box(rest), site["rectangularity"])
            must(abs(claimed - filled) < 1e-6, f"rectangularity of the remainder {claimed}, not {filled}")

        for parcel in parcels:
            check_parcel(must, city, asked, parcel)
        must(site["ready"] == max(parcel["ready"] for parcel in parcels), "ready on another day")
        check_place(must, city, asked, allotment)
        tally["halls"] += check_hall(must, city, asked, site, allotment, members)
        if site["kind"] == "mergedParcels":
            check_merge(must, city, members)
        else:
            must(len(members) == 1, "several parcels")
        tally["sites"] += 1
        tally["cuts"] += site["kind"] == "partOfParcel"
        tally["merges"] += site["kind"] == "mergedParcels"
        tally["mergedCuts"] += site["kind"] == "mergedParcels" and site["isCut"]


def run(check, tally):
    """Checks each dump of the file that the command line names, and tells."""
    problems = []
    with open(sys.argv[1], encoding="utf-8") as file:
        for number, dump in enumerate(json.load(file)):
            check(number, dump, problems, tally)
    if problems:
        print("\n".join(problems))
        sys.exit(f"{len(problems)} wrong among {tally}")
    json.dump(tally, sys.stdout)


if __name__ == "__main__":
    run(check, {"sites": 0, "cuts": 0, "merges": 0, "mergedCuts": 0, "halls": 0})
