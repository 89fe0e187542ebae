// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import CoordinateReference
internal import LandModel
public import Planner
internal import SimpleFeatures
internal import Siting

/// A plan on one sheet: allotments by kind of site, what remains of their grounds, stock that stays free, and who moves.
///
/// A city is shown park by park, since its parks are small and far apart. Nothing is measured or cut again: every shape is
/// the plan's own.
public struct PlanMap {
    private let answer: MatchAnswer
    private let outlines: MapOutlines
    private let park: MapOutlines.Park?
    private let allotments: [PlanAllotment]

    /// - Parameter park: the park to look at closely, by id; nil for the whole city or an unknown id.
    public init(_ answer: MatchAnswer, outlines: MapOutlines, park: String? = nil) throws {
        self.answer = answer
        self.outlines = outlines
        self.park = outlines.parks.first { $0.id == park }
        allotments = try answer.plan.assignments.compactMap {
            try PlanAllotment($0, in: answer.snapshot, buildings: outlines.buildings)
        }
    }

    public func svg(_ language: Language) throws -> String {
        var sheet = SVGMap(title: title(language), subtitle: subtitle(language))
        let places = self.places(language)
        let drawing = PlanDrawing(answer, outlines: outlines, allotments: allotments)
        if places.count == 1 {
            try drawing.draw(places[0], on: &sheet, naming: .withAreas)
            if answer.snapshot.isSynthetic { sheet.watermark = SyntheticNotice.watermark }
        } else {
            for (number, cell) in sheet.panelCells(count: places.count).enumerated() {
                var map = SVGMap(
                    title: places[number].name, sheet: .inset(width: max(100, cell.width), height: max(80, cell.height))
                )
                map.identifierPrefix = "panel\(number + 1)-"
                try drawing.draw(places[number], on: &map, naming: .byID)
                if answer.snapshot.isSynthetic { map.watermark = SyntheticNotice.watermark }
                sheet.panels.append(
                    SVGMap.Panel(places[number].name, figure: figure(places[number]), map: map))
            }
        }
        sheet.legendTitle = language.text(en: "placed: projects, area", zh: "落地：项目数、面积")
        sheet.legend = PlanLegend(answer, park: park?.id).rows(language)
        sheet.footnote =
            answer.snapshot.crs.identifier
            + language.text(en: ", base date \(answer.snapshot.baseDate)", zh: "，基准日 \(answer.snapshot.baseDate)")
        return sheet.render()
    }

    private func title(_ language: Language) -> String {
        let place = park?.name ?? answer.snapshot.cityName
        let name = answer.name.map { language.text(en: " `\($0)`", zh: "“\($0)”") } ?? ""
        return language.text(en: "\(place): plan\(name) of sites for projects", zh: "\(place)：项目落地方案\(name)")
    }

    private func subtitle(_ language: Language) -> String {
        let plan = answer.plan
        let (placed, total) = (plan.assignments.count, plan.assignments.count + plan.unplaced.count)
        return language.text(
            en: "\(placed) of \(total) projects placed in the city; \(answer.proof(language))",
            zh: "全市 \(total) 个项目落地 \(placed) 个；\(answer.proof(language))")
    }

    /// Projects placed there, and their land.
    private func figure(_ place: PlanDrawing.Place) -> String {
        let total = PlacedTotal(answer.plan.assignments.filter { $0.site.parkID == place.parkID })
        let land = Figures.mu(squareMetres: total.landSquareMetres, decimals: 0)
        return "\(total.count)" + (total.landSquareMetres > 0 ? " · \(land)" : "")
    }

    /// What is looked at: one park, or each that the plan uses, and what lies outside parks.
    private func places(_ language: Language) -> [PlanDrawing.Place] {
        if let park { return [place(park.id, park.name, extent(park.geometry.envelope))] }
        let byPark = Dictionary(grouping: allotments) { $0.site.parkID }
        var places = outlines.parks.compactMap { park in
            byPark[park.id].map { place(park.id, park.name, extent(around: $0)) }
        }
        if let outside = byPark[nil] {
            places.append(place(nil, language.text(en: "outside parks", zh: "园区之外"), extent(around: outside)))
        }
        if places.isEmpty {
            let parcels = answer.snapshot.parcels
            let box = (0..<parcels.count).reduce(Envelope.empty) { $0.union(parcels.shapes.envelope(at: $1)) }
            places = [place(nil, answer.snapshot.cityName, extent(box))]
        }
        return places
    }

    private func place(_ parkID: String?, _ name: String, _ extent: MapExtent) -> PlanDrawing.Place {
        PlanDrawing.Place(parkID: parkID, name: name, extent: extent)
    }

    private func extent(around allotments: [PlanAllotment]) -> MapExtent {
        extent(allotments.reduce(Envelope.empty) { $0.union($1.shape.envelope) })
    }

    /// With some of what lies around.
    private func extent(_ box: Envelope) -> MapExtent {
        box.isEmpty
            ? MapExtent(minX: 0, minY: 0, maxX: 0, maxY: 0)
            : MapExtent(minX: box.minX, minY: box.minY, maxX: box.maxX, maxY: box.maxY).expanded(by: 100)
    }
}
