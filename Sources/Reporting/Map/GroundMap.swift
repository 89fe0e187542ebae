// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
public import LandModel
public import Planner
internal import SimpleFeatures
internal import Siting

/// A change of parcels on one sheet: what was there, the pieces, the lines of the cuts, roads and neighbours.
public struct GroundMap {
    private let change: GroundChange
    private let snapshot: LandSnapshot
    private let outlines: MapOutlines

    public init(_ change: GroundChange, of snapshot: LandSnapshot, outlines: MapOutlines) {
        self.change = change
        self.snapshot = snapshot
        self.outlines = outlines
    }

    public func svg(_ language: Language) throws -> String {
        let parents = try parcels { change.parcelIDs.contains(snapshot.parcels.id[$0]) }
        let around = parents.reduce(Envelope.empty) { $0.union($1.envelope) }
        let view = around.expanded(by: max(40, 0.2 * max(around.maxX - around.minX, around.maxY - around.minY)))
        let neighbours = try parcels { parcel in
            !change.parcelIDs.contains(snapshot.parcels.id[parcel])
                && view.intersects(snapshot.parcels.shapes.envelope(at: parcel))
        }
        var map = SVGMap(title: title(language), subtitle: subtitle(language))
        map.extent = MapExtent(minX: view.minX, minY: view.minY, maxX: view.maxX, maxY: view.maxY)
        map.layers = [
            MapLayer("water", style: CityMap.river, shapes: outlines.water.flatMap(MapShape.shapes)),
            MapLayer("neighbour", style: GroundMap.neighbour, shapes: neighbours.flatMap(MapShape.shapes)),
        ]
        for (number, piece) in change.pieces.enumerated() {
            map.layers.append(MapLayer(piece.id, style: style(number), shapes: MapShape.shapes(piece.geometry)))
        }
        map.layers += [
            MapLayer("road", style: GroundMap.road, shapes: outlines.roads.flatMap(MapShape.shapes)),
            MapLayer("parent", style: GroundMap.parent, shapes: parents.flatMap(MapShape.shapes)),
            MapLayer(
                "cut", style: GroundMap.cut,
                shapes: change.lines.map { line in
                    .line([line.start, line.end].map { MapPosition($0.x, $0.y) })
                }),
        ]
        // Ids are long and would lie over other pieces: a number leads to the legend, and the subtitle to the id.
        map.labels = try change.pieces.enumerated().map { number, piece in
            let place = try piece.geometry.pointOnSurface().envelope.center
            return MapLabel("\(number + 1): \(mu(piece))", at: MapPosition(place.x, place.y), isStrong: true)
        }
        map.legendTitle = language.text(en: "net land", zh: "净用地")
        map.legend = legend(language, hasNeighbours: !neighbours.isEmpty)
        if snapshot.isSynthetic { map.watermark = SyntheticNotice.watermark }
        map.footnote = snapshot.crs.identifier
        return map.render()
    }

    private static let neighbour = MapStyle(fill: "#e9e7e2", stroke: "#c4c1b9", strokeWidth: 0.8)
    private static let road = MapStyle.road(width: 5)
    private static let parent = MapStyle(stroke: MapInk.dark, strokeWidth: 1.6)
    private static let cut = MapStyle(stroke: MapInk.accent, strokeWidth: 2.4, dash: [8, 4])
    private static let remainder = MapStyle(fill: "#cfe3d4", stroke: "#85827a", strokeWidth: 0.6)
    private static let fills = ["#f2c14e", "#8ab6d6", "#d9a5c7", "#b9c66b", "#e09a6d", "#a9a3d8"]

    private func style(_ number: Int) -> MapStyle {
        if change.pieces[number].role == .remainder { return Self.remainder }
        return MapStyle(fill: Self.fills[number % Self.fills.count], stroke: "#85827a", strokeWidth: 0.6)
    }

    private func mu(_ piece: GroundPiece) -> String { Figures.mu(squareMetres: piece.netAreaSquareMetres) }

    private func title(_ language: Language) -> String {
        let names = change.parcelIDs.joined(separator: " + ")
        return switch change.action {
        case .cut: language.text(en: "\(names), cut", zh: "\(names) 分割")
        case .merge: language.text(en: "\(names), merged", zh: "\(names) 合并")
        case .mergeThenCut: language.text(en: "\(names), merged and cut", zh: "\(names) 合并后分割")
        }
    }

    private func subtitle(_ language: Language) -> String {
        change.pieces.enumerated().map { "\($0 + 1): \($1.id)" }
            .joined(separator: language.text(en: ", ", zh: "，"))
    }

    private func legend(_ language: Language, hasNeighbours: Bool) -> [MapLegendRow] {
        var rows = change.pieces.enumerated().map { number, piece in
            MapLegendRow("\(number + 1): \(piece.role.text(language))", style: style(number), figure: mu(piece))
        }
        if !change.lines.isEmpty {
            rows.append(MapLegendRow(language.text(en: "line of the cut", zh: "分割线"), style: Self.cut))
        }
        rows.append(MapLegendRow(language.text(en: "parcel before", zh: "原地块"), style: Self.parent))
        if !outlines.roads.isEmpty {
            rows.append(MapLegendRow(language.text(en: "road", zh: "道路"), style: Self.road))
        }
        if hasNeighbours {
            rows.append(MapLegendRow(language.text(en: "neighbour", zh: "相邻地块"), style: Self.neighbour))
        }
        return rows
    }

    private func parcels(_ isIncluded: (Int) -> Bool) throws -> [Geometry] {
        try (0..<snapshot.parcels.count).filter(isIncluded).map { try snapshot.parcels.shapes.geometry(at: $0) }
    }
}
