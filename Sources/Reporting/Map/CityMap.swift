// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import LandModel
internal import LandStore
public import Planner
internal import Programme
internal import SimpleFeatures

/// The city by stage, drawn on one sheet: parcels, roads, water, parks, and a legend that counts 亩.
public struct CityMap {
    private let status: StatusAnswer
    private let outlines: MapOutlines
    private let park: MapOutlines.Park?

    /// - Parameter park: the park to look at closely, by id; nil for the whole city or an unknown id.
    public init(_ status: StatusAnswer, outlines: MapOutlines, park: String? = nil) {
        self.status = status
        self.outlines = outlines
        self.park = outlines.parks.first { $0.id == park }
    }

    public func svg(_ language: Language) throws -> String {
        let city = status.city
        var map = SVGMap(
            title: park?.name
                ?? language.text(en: "\(city.nameEnglish ?? city.name): land by stage", zh: "\(city.name)：按供地阶段的土地"),
            subtitle: language.text(
                en: "net land in reserve \(Figures.number(area(in: .reserve).mu))亩, base date \(city.baseDate)",
                zh: "净地储备 \(Figures.number(area(in: .reserve).mu))亩，基准日 \(city.baseDate)"))
        map.layers =
            try [
                MapLayer("water", style: CityMap.river, shapes: outlines.water.flatMap(MapShape.shapes)),
                MapLayer("road", style: .road(width: 0.8), shapes: outlines.roads.flatMap(MapShape.shapes)),
            ] + parcelLayers() + [
                MapLayer("park", style: .park, shapes: outlines.parks.flatMap { MapShape.shapes($0.geometry) })
            ]
        map.labels = outlines.parks.map { park in
            MapLabel(
                park.name, at: MapPosition(park.geometry.envelope.center.x, park.geometry.envelope.maxY), isStrong: true
            )
        }
        if let envelope = park?.geometry.envelope.expanded(by: 300) {
            map.extent = MapExtent(minX: envelope.minX, minY: envelope.minY, maxX: envelope.maxX, maxY: envelope.maxY)
            map.labels = reserveLabels(in: envelope)
        }
        map.legendTitle = language.text(en: "stage, net 亩", zh: "供地阶段（净亩）")
        map.legend = stages.map { stage in
            MapLegendRow(
                stage.name.text(language), style: .stage(stage.rawValue),
                figure: Figures.number(area(in: stage).mu))
        }
        if status.snapshot.isSynthetic { map.watermark = SyntheticNotice.watermark }
        map.footnote = city.crs.identifier
        return map.render()
    }

    /// A river known by its course only, wide enough to be seen.
    static let river = MapStyle(stroke: "#b9d6e6", strokeWidth: 5)

    /// What lies in reserve is what one looks for: each such parcel in sight says how many 亩 it has.
    private func reserveLabels(in envelope: Envelope) -> [MapLabel] {
        let parcels = status.snapshot.parcels
        return (0..<parcels.count).filter {
            parcels.stage[$0] == .reserve && envelope.contains(parcels.shapes.envelope(at: $0).center)
        }.map { index in
            let center = parcels.shapes.envelope(at: index).center
            return MapLabel(
                Figures.number(Area(squareMetres: parcels.netAreaSquareMetres[index]).mu) + "亩",
                at: MapPosition(center.x, center.y))
        }
    }

    /// Net land of a stage in what is drawn: the park, or the whole city.
    private func area(in stage: ParcelStage) -> Area {
        guard let park else { return status.stock.totalByStage[stage] ?? .zero }
        return status.stock.rows.first { $0.park?.id == park.id }?.netArea(stage) ?? .zero
    }

    private var stages: [ParcelStage] {
        ParcelStage.allCases.filter { area(in: $0) > .zero }
    }

    private func parcelLayers() throws -> [MapLayer] {
        let parcels = status.snapshot.parcels
        return try stages.map { stage in
            let shapes = try (0..<parcels.count).filter { parcels.stage[$0] == stage }.flatMap {
                MapShape.shapes(try parcels.shapes.geometry(at: $0))
            }
            return MapLayer(stage.rawValue, style: .stage(stage.rawValue), shapes: shapes)
        }
    }
}

extension MapShape {
    /// A geometry of the kernel as shapes of the sheet.
    static func shapes(_ geometry: Geometry) -> [MapShape] {
        func positions(_ ring: [Coordinate]) -> [MapPosition] { ring.map { MapPosition($0.x, $0.y) } }
        switch geometry.kind {
        case .polygon: return [.polygon(([geometry.exteriorRing] + geometry.interiorRings).map(positions))]
        case .lineString: return [.line(positions(geometry.coordinates))]
        case .point: return geometry.coordinates.map { .point(MapPosition($0.x, $0.y)) }
        case .multiPolygon, .multiLineString, .multiPoint, .geometryCollection: return geometry.parts.flatMap(shapes)
        }
    }
}
