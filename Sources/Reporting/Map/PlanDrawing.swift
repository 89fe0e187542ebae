// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import LandStore
internal import Planner
internal import SimpleFeatures
internal import Siting

/// Draws what a plan does in one place after another.
struct PlanDrawing {
    struct Place {
        /// Nil outside parks.
        let parkID: String?
        let name: String
        let extent: MapExtent
    }

    enum Naming {
        case byID, withAreas
    }

    private let answer: MatchAnswer
    private let outlines: MapOutlines
    private let allotments: [PlanAllotment]
    private let used: Set<Int>

    init(_ answer: MatchAnswer, outlines: MapOutlines, allotments: [PlanAllotment]) {
        self.answer = answer
        self.outlines = outlines
        self.allotments = allotments
        used = Set(answer.plan.grounds.flatMap(\.parcels))
    }

    /// - Complexity: O(*n*) in the parcels, and in the positions of what is in sight.
    func draw(_ place: Place, on map: inout SVGMap, naming: Naming) throws {
        map.extent = place.extent
        let projection = MapProjection(place.extent, into: map.frame)
        let view = place.extent.expanded(by: max(place.extent.width, place.extent.height))
        let box = Envelope(minX: view.minX, minY: view.minY, maxX: view.maxX, maxY: view.maxY)
        let seen = allotments.filter { $0.shape.envelope.intersects(box) }
        let grounds = answer.plan.grounds.filter { ground in
            ground.parcels.contains { answer.snapshot.parcels.shapes.envelope(at: $0).intersects(box) }
        }
        map.layers =
            try groundLayers(in: box, isInset: map.sheet.isInset) + remainderLayers(grounds)
            + allotmentLayers(seen, projection) + [
                MapLayer("cut", style: .planCut, shapes: grounds.flatMap(\.lines).map(\.mapShape)),
                MapLayer("park", style: .park, shapes: outlines.parks.flatMap { MapShape.shapes($0.geometry) }),
            ] + moveLayers(projection)
        map.labels = try labels(seen, naming)
    }

    private func groundLayers(in box: Envelope, isInset: Bool) throws -> [MapLayer] {
        let parcels = answer.snapshot.parcels
        let shown = (0..<parcels.count).filter {
            !used.contains($0) && parcels.shapes.envelope(at: $0).intersects(box)
        }
        func layer(_ name: String, _ style: MapStyle, _ rows: [Int]) throws -> MapLayer {
            MapLayer(
                name, style: style, shapes: try rows.flatMap { MapShape.shapes(try parcels.shapes.geometry(at: $0)) })
        }
        return try [
            MapLayer("water", style: CityMap.river, shapes: outlines.water.flatMap(MapShape.shapes)),
            layer("other", .planOther, shown.filter { !isInReserve($0) }),
            layer("free", .planFree, shown.filter(isInReserve)),
            MapLayer("road", style: .road(width: isInset ? 1.2 : 3), shapes: outlines.roads.flatMap(MapShape.shapes)),
        ]
    }

    private func isInReserve(_ parcel: Int) -> Bool {
        answer.snapshot.stages[answer.snapshot.parcels.stage[parcel]].countsAsReserve
    }

    private func remainderLayers(_ grounds: [PlacementPlan.Ground]) -> [MapLayer] {
        let shapes = grounds.flatMap(\.remainders).flatMap { MapShape.shapes($0.geometry) }
        return [MapLayer("remainder", style: .planRemainder, shapes: shapes)]
    }

    private func allotmentLayers(_ seen: [PlanAllotment], _ projection: MapProjection) throws -> [MapLayer] {
        let kinds = try Site.Kind.allCases.map { kind in
            MapLayer(
                kind.rawValue, style: .plan(kind),
                shapes: try unique(seen.filter { $0.site.kind == kind }).flatMap { try $0.shapes(projection) })
        }
        let promised = try unique(seen.filter(\.isPromised)).flatMap { try $0.shapes(projection) }
        return kinds + [MapLayer("promised", style: .planPromised, shapes: promised)]
    }

    /// The floors of one building are drawn once.
    private func unique(_ allotments: [PlanAllotment]) -> [PlanAllotment] {
        var drawn = Set<String>()
        return allotments.filter { $0.buildingID.map { drawn.insert($0).inserted } ?? true }
    }

    private func moveLayers(_ projection: MapProjection) -> [MapLayer] {
        let moves = answer.difference?.projects(.moved) ?? []
        let arrows = moves.compactMap { project -> MapArrow? in
            guard let from = project.from?.geometry, let to = project.to?.geometry else { return nil }
            let (start, end) = (from.envelope.center, to.envelope.center)
            return MapArrow(from: MapPosition(start.x, start.y), to: MapPosition(end.x, end.y))
        }
        return [
            MapLayer("move", style: .planMove, shapes: arrows.map(\.line)),
            MapLayer("move-head", style: .planMoveHead, shapes: arrows.map { $0.head(projection) }),
        ]
    }

    /// The heaviest projects first, as far as there is room; the floors of a building by its id and their number.
    private func labels(_ seen: [PlanAllotment], _ naming: Naming) throws -> [MapLabel] {
        let floors = Dictionary(grouping: seen.filter { $0.buildingID != nil }) { $0.buildingID ?? "" }
        let ordered = unique(seen).sorted {
            (answer.weight(of: $1.assignment), $0.projectID) < (answer.weight(of: $0.assignment), $1.projectID)
        }
        return try ordered.map { allotment in
            let place = try SiteMap.position(on: allotment.shape)
            let together = allotment.buildingID.flatMap { floors[$0] } ?? []
            if let building = allotment.buildingID, together.count > 1 {
                return MapLabel("\(building) × \(together.count)", at: place)
            }
            let area = naming == .withAreas ? " " + allotment.site.areaText : ""
            return MapLabel(allotment.projectID + area, at: place)
        }
    }
}

extension CutLine {
    var mapShape: MapShape { .line([start, end].map { MapPosition($0.x, $0.y) }) }
}
