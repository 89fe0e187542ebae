// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner
internal import SimpleFeatures
internal import Siting

extension CompareAnswer {
    /// What each map is drawn on.
    var mapSheet: SVGMap.Sheet { ComparePage.mapSheet(of: sites.count) }

    /// A map a site, all of one scale; nil for a floor whose building is not known.
    func siteMaps(_ language: Language) throws -> [SiteMap?] {
        let sheet = mapSheet
        let map = SiteMap.usable(sheet)
        let grounds = sites.map(ground)
        let denominator = scaleDenominator
        // One pixel is a ninety-sixth of an inch, and the edges of a map are free.
        let metresPerPixel = denominator * 0.0254 / 96
        return try sites.enumerated().map { position, site -> SiteMap? in
            guard let ground = grounds[position] else { return nil }
            let (x, y) = ((ground.minX + ground.maxX) / 2, (ground.minY + ground.maxY) / 2)
            let (width, height) = (map.width * metresPerPixel / 2, map.height * metresPerPixel / 2)
            return try SiteMap(
                site, snapshot, extent: MapExtent(minX: x - width, minY: y - height, maxX: x + width, maxY: y + height),
                scaleDenominator: denominator, buildings: buildings(of: site), sheet: sheet,
                prefix: "map\(position + 1)-",
                language)
        }
    }

    /// The largest scale with a round number at which every site is shown with something around it.
    var scaleDenominator: Double {
        let map = SiteMap.usable(mapSheet)
        let widest = sites.compactMap(ground).reduce(0) { max($0, $1.width / map.width, $1.height / map.height) }
        let least = widest * CompareAnswer.surroundingShare * 96 / 0.0254
        var power = 1000.0
        while power * 10 <= least { power *= 10 }
        return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8].map { $0 * power }.first { $0 >= least } ?? power * 10
    }

    /// How much more ground than the site a map shows, in each direction.
    private static let surroundingShare = 1.25

    private func buildings(of site: ComparedSite) -> [Geometry] {
        Set(site.named.units.map { snapshot.units[$0].factoryID }).sorted().compactMap { buildings[$0] }
    }

    /// The land of a site with all of its parcels, or its building.
    private func ground(of site: ComparedSite) -> MapExtent? {
        let envelopes =
            site.named.parcels.map { snapshot.parcels.shapes.envelope(at: $0) }
            + (site.named.parcels.isEmpty ? buildings(of: site).map(\.envelope) : [])
        return envelopes.map { MapExtent(minX: $0.minX, minY: $0.minY, maxX: $0.maxX, maxY: $0.maxY) }
            .reduce(nil) { $0?.union($1) ?? $1 }
    }

    /// The maps alone, side by side under their ids, as one SVG document.
    public func svg(_ language: Language) throws -> String {
        let sheet = mapSheet
        let (gap, headingHeight) = (14.0, 26.0)
        let count = Double(max(1, sites.count))
        let (width, height) = (count * (sheet.width + gap) + gap, sheet.height + headingHeight + gap)
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(SVGText.number(width))" "#
                + #"height="\#(SVGText.number(height))" viewBox="0 0 \#(SVGText.number(width)) "#
                + #"\#(SVGText.number(height))" font-family="\#(SVGMap.fonts)" fill="\#(MapInk.dark)">"#,
            "<title>\(SVGText.escaped(requirement.sentence(language)))</title>",
            ##"<rect width="\##(SVGText.number(width))" height="\##(SVGText.number(height))" fill="#ffffff"/>"##,
        ]
        for (position, map) in try siteMaps(language).enumerated() {
            let x = gap + Double(position) * (sheet.width + gap)
            let text = SVGText.escaped(
                SVGText.fitted(heading(of: sites[position], language), width: sheet.width, fontSize: 12))
            lines.append(
                #"<text x="\#(SVGText.number(x))" y="19" font-size="12" font-weight="bold">\#(text)</text>"#)
            if let map { lines.append(map.svg.element(x: x, y: headingHeight)) }
        }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// `P11 · part of a parcel`.
    func heading(of site: ComparedSite, _ language: Language) -> String {
        site.named.id + " · "
            + (site.named.site?.kind.name.text(language) ?? language.text(en: "does not serve", zh: "不符合"))
    }
}
