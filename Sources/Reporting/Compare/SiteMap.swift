// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Planner
internal import SimpleFeatures
internal import Siting

/// The small map of one site: its land among its neighbours, what is taken and what remains, the hall, and the roads.
struct SiteMap {
    let site: ComparedSite
    let svg: SVGMap
    /// Ids of parcels in sight that are not of the site, in their order.
    let neighbourIDs: [String]
    /// Ids and classes of roads in sight, in the order of their ids.
    let roads: [(id: String, roadClass: String?)]
    let scaleBarMetres: Double
    /// How many metres of ground a metre of paper shows.
    let scaleDenominator: Double

    /// - Parameters:
    ///   - extent: what is shown of the ground.
    ///   - buildings: those that its floors are in.
    init(
        _ site: ComparedSite, _ snapshot: LandSnapshot, extent: MapExtent, scaleDenominator: Double,
        buildings: [Geometry], sheet: SVGMap.Sheet,
        prefix: String, _ language: Language
    ) throws {
        self.site = site
        self.scaleDenominator = scaleDenominator
        let surroundings = SiteSurroundings(snapshot, in: extent, besides: Set(site.named.parcels))
        neighbourIDs = surroundings.parcels.map { snapshot.parcels.id[$0] }
        roads = surroundings.roads.map { ($0.id, $0.roadClass) }
        var map = SVGMap(title: site.named.id, sheet: sheet)
        map.identifierPrefix = prefix
        map.extent = extent
        map.layers =
            try surroundings.layers(snapshot)
            + SiteMap.siteLayers(site, snapshot)
            + [MapLayer("building", style: .siteBuilding, shapes: buildings.flatMap(MapShape.shapes))]
        map.labels =
            try SiteMap.siteLabels(
                site, buildings, metresPerPixel: extent.width / SiteMap.usable(sheet).width, language)
            + surroundings.labels(snapshot, in: extent, language)
        if snapshot.isSynthetic { map.watermark = SyntheticNotice.watermark }
        svg = map
        scaleBarMetres = map.insetScaleBar(MapProjection(extent, into: map.frame)).metres
    }

    /// The pixels of a sheet that its extent takes: a map keeps its edges free.
    static func usable(_ sheet: SVGMap.Sheet) -> (width: Double, height: Double) {
        let share = MapProjection.usableShare
        return ((sheet.width - 1) * share, (sheet.height - 1) * share)
    }

    private static func siteLayers(_ site: ComparedSite, _ snapshot: LandSnapshot) throws -> [MapLayer] {
        let members = try site.named.parcels.map { try snapshot.parcels.shapes.geometry(at: $0) }
        let (serves, land) = (site.named.site != nil, site.named.land.map(MapShape.shapes) ?? [])
        var layers = [
            MapLayer(
                "remainder", style: .siteRemainder, shapes: site.remainders.flatMap { MapShape.shapes($0.geometry) }),
            MapLayer(serves ? "allotment" : "refused", style: serves ? .siteAllotment : .siteRefused, shapes: land),
            MapLayer("member", style: .siteMember, shapes: members.flatMap(MapShape.shapes)),
        ]
        if let hall = site.named.hall {
            layers.append(MapLayer("hall", style: .siteHall, shapes: MapShape.shapes(try hall.geometry())))
        }
        if let cut = site.named.site?.layout?.cutLine {
            let line = MapShape.line([MapPosition(cut.start.x, cut.start.y), MapPosition(cut.end.x, cut.end.y)])
            layers.append(MapLayer("cut", style: .siteCut, shapes: [line]))
        }
        return layers
    }

    private static func siteLabels(
        _ site: ComparedSite, _ buildings: [Geometry], metresPerPixel: Double, _ language: Language
    ) throws -> [MapLabel] {
        var labels: [MapLabel] = []
        if let hall = site.named.hall { labels.append(try measures(of: hall, metresPerPixel: metresPerPixel)) }
        if let land = site.named.land, let area = site.netAreaSquareMetres {
            labels.append(
                MapLabel(
                    Figures.mu(squareMetres: area), at: try position(on: land, besides: site.named.hall),
                    isStrong: true))
        }
        for part in site.remainders {
            let text = language.text(en: "left ", zh: "余") + Figures.mu(squareMetres: part.netAreaSquareMetres)
            labels.append(MapLabel(text, at: try position(on: part.geometry), isStrong: true))
        }
        if site.named.parcels.isEmpty, let building = buildings.first, let area = site.floorAreaSquareMetres {
            labels.append(
                MapLabel(
                    "\(site.named.id) \(Figures.shortNumber(area))㎡", at: try position(on: building), isStrong: true))
        }
        return labels
    }

    /// The measures of a hall on it where they fit, else below or above it, so that they do not hide it.
    private static func measures(of hall: PlacedRectangle, metresPerPixel: Double) throws -> MapLabel {
        let text = Requirement.Hall(hall.lengthMetres, hall.widthMetres).text
        let (box, sizes) = (try hall.geometry().envelope, LabelPlacement.FontSizes.inset)
        var label = MapLabel(text, at: MapPosition(hall.center.x, hall.center.y), isStrong: true)
        if SVGText.width(of: text, fontSize: sizes.strong) * metresPerPixel > box.width {
            let step = sizes.strong * metresPerPixel
            label.position = MapPosition(hall.center.x, box.maxY + step)
            label.alternatives = [
                MapPosition(hall.center.x, box.minY - step), MapPosition(hall.center.x, hall.center.y),
            ]
        }
        return label
    }

    /// A position on land where a hall leaves most room for a line of text: above or below it.
    private static func position(on land: Geometry, besides hall: PlacedRectangle?) throws -> MapPosition {
        guard let box = try hall?.geometry().envelope else { return try position(on: land) }
        let all = land.envelope
        let strips = try [(box.maxY, all.maxY), (all.minY, box.minY)].filter { $0.0 < $0.1 }.map { from, to in
            let corners = [(all.minX, from), (all.maxX, from), (all.maxX, to), (all.minX, to)]
                .map { Coordinate($0.0, $0.1) }
            return try Geometry.polygon(exterior: corners + corners.prefix(1)).intersection(land)
        }
        let roomiest = strips.max { $0.envelope.height < $1.envelope.height }
        return try position(on: roomiest.flatMap { $0.isEmpty ? nil : $0 } ?? land)
    }

    /// A position that lies on a shape, in the widest of its parts.
    static func position(on shape: Geometry) throws -> MapPosition {
        let largest = shape.parts.max { $0.area < $1.area } ?? shape
        let point = try largest.pointOnSurface()
        let place = point.coordinates.first ?? shape.envelope.center
        return MapPosition(place.x, place.y)
    }

    var json: JSONNode {
        .object([
            ("scaleBarMetres", .number(scaleBarMetres)), ("scaleDenominator", .number(scaleDenominator)),
            ("neighbourIDs", .array(neighbourIDs.map { .string($0) })),
            (
                "roads",
                .array(
                    roads.map { road in
                        .object([
                            ("id", .string(road.id)), ("class", road.roadClass.map(JSONNode.string) ?? .null),
                        ])
                    })
            ),
        ])
    }
}
