// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// What lies around a site, within what its map shows.
struct SiteSurroundings {
    /// Positions of parcels that are not of the site.
    let parcels: [Int]
    /// In the order of their ids.
    let roads: [Road]
    private let zones: [ConstraintZone]
    private let water: [Geometry]
    private let railways: [Geometry]

    init(_ snapshot: LandSnapshot, in extent: MapExtent, besides members: Set<Int>) {
        let box = Envelope(minX: extent.minX, minY: extent.minY, maxX: extent.maxX, maxY: extent.maxY)
        let shapes = snapshot.parcels.shapes
        parcels = (0..<snapshot.parcels.count).filter {
            !members.contains($0) && shapes.envelope(at: $0).intersects(box)
        }
        roads = snapshot.roads.filter { $0.geometry.envelope.intersects(box) }.sorted { $0.id < $1.id }
        zones = snapshot.zones.filter { $0.geometry.envelope.expanded(by: $0.bufferMetres).intersects(box) }
        func lines(_ kind: String) -> [Geometry] {
            (snapshot.facilities[kind]?.facilities ?? []).map(\.geometry).filter { $0.envelope.intersects(box) }
        }
        water = lines(Facility.river)
        railways = lines("railway")
    }

    func layers(_ snapshot: LandSnapshot) throws -> [MapLayer] {
        let neighbours = try parcels.flatMap { MapShape.shapes(try snapshot.parcels.shapes.geometry(at: $0)) }
        func area(of zone: ConstraintZone) throws -> Geometry {
            zone.bufferMetres > 0 ? try zone.geometry.buffer(distance: zone.bufferMetres) : zone.geometry
        }
        let (strips, limits) = (
            zones.filter { $0.kind == ConstraintZone.dedicated }, zones.filter { $0.kind != ConstraintZone.dedicated }
        )
        let byWidth = Dictionary(grouping: roads) { SiteSurroundings.width(ofClass: $0.roadClass) }
        return [
            MapLayer("water", style: .water, shapes: water.flatMap(MapShape.shapes)),
            MapLayer("neighbour", style: .siteNeighbour, shapes: neighbours),
            MapLayer("zone", style: .siteZone, shapes: try limits.flatMap { MapShape.shapes(try area(of: $0)) }),
            MapLayer("dedicated", style: .siteStrip, shapes: strips.flatMap { MapShape.shapes($0.geometry) }),
        ]
            + byWidth.keys.sorted().map { width in
                MapLayer(
                    "road", style: .siteRoad(width: width),
                    shapes: (byWidth[width] ?? []).flatMap { MapShape.shapes($0.geometry) })
            } + [MapLayer("railway", style: .railway, shapes: railways.flatMap(MapShape.shapes))]
    }

    /// Neighbours by their ids, roads by their class where they are in sight.
    func labels(_ snapshot: LandSnapshot, in extent: MapExtent, _ language: Language) throws -> [MapLabel] {
        let box = Envelope(minX: extent.minX, minY: extent.minY, maxX: extent.maxX, maxY: extent.maxY)
        let corners = [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]
            .map { Coordinate($0.0, $0.1) }
        let frame = try Geometry.polygon(exterior: corners + corners.prefix(1))
        var labels: [MapLabel] = []
        for road in roads {
            guard let roadClass = road.roadClass else { continue }
            let seen = try road.geometry.intersection(frame)
            let pieces = seen.parts.isEmpty ? [seen] : seen.parts
            guard let longest = pieces.max(by: { $0.length < $1.length }), longest.length > 0 else { continue }
            let places = [0.5, 0.2, 0.8, 0.35, 0.65].map { share in
                SiteSurroundings.place(at: longest.length * share, along: longest.coordinates)
            }
            var label = MapLabel(
                language.text(en: "road \(roadClass)", zh: "\(roadClass)级路"), at: places[0])
            label.alternatives = Array(places.dropFirst())
            labels.append(label)
        }
        for parcel in parcels {
            // Of one that is cut off by the edge of the map the part in sight is named.
            let shape = try snapshot.parcels.shapes.geometry(at: parcel).intersection(frame)
            if shape.isEmpty { continue }
            labels.append(MapLabel(snapshot.parcels.id[parcel], at: try SiteMap.position(on: shape)))
        }
        return labels
    }

    private static func width(ofClass roadClass: String?) -> Double {
        switch roadClass {
        case "expressway": 6
        case "I": 5
        case "II": 3.8
        case "III": 2.8
        default: 2.2
        }
    }

    private static func place(at distance: Double, along points: [Coordinate]) -> MapPosition {
        var left = distance
        for (a, b) in zip(points, points.dropFirst()) {
            let step = a.distance(to: b)
            if step > 0, left <= step {
                return MapPosition(a.x + (b.x - a.x) * left / step, a.y + (b.y - a.y) * left / step)
            }
            left -= step
        }
        let end = points[points.count - 1]
        return MapPosition(end.x, end.y)
    }
}
