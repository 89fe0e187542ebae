// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Testing

@testable internal import Reporting

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

@Suite("A map within a document")
struct InsetMapTests {
    private func map(_ prefix: String = "") -> SVGMap {
        var map = SVGMap(title: "P01", subtitle: "unseen", sheet: .inset(width: 150, height: 140))
        map.identifierPrefix = prefix
        let ring = [MapPosition(0, 0), MapPosition(300, 0), MapPosition(300, 250), MapPosition(0, 250)]
        map.layers = [MapLayer("rest", style: .siteRemainder, shapes: [.polygon([ring])])]
        map.legend = [MapLegendRow("unseen row", style: .water)]
        return map
    }

    @Test("it is well-formed, with scale bar and arrow, and without title and legend")
    func alone() {
        let document = map().render()
        #expect(XMLParser(data: Data(document.utf8)).parse())
        #expect(document.contains(#"class="scale""#) && document.contains(#"class="north""#))
        #expect(!document.contains("unseen row") && !document.contains(">unseen</text>"))
    }

    @Test("two of them share no identifier, and each uses its own")
    func identifiers() {
        let elements = ["a-", "b-"].map { map($0).element(x: 10, y: 20) }
        let names = elements.map { element in
            Set(element.matches(of: #/ id="(.*?)"/#).map { String($0.1) })
        }
        #expect(names[0].count == 2 && names[0].isDisjoint(with: names[1]))
        for (element, names) in zip(elements, names) {
            let used = Set(element.matches(of: /url\(#(.*?)\)/).map { String($0.1) })
            #expect(used == names)
        }
    }

    @Test("a label that finds no room stands at the first of its other places that has")
    func alternatives() {
        var map = map()
        map.extent = MapExtent(minX: 0, minY: 0, maxX: 300, maxY: 250)
        var moved = MapLabel("road", at: MapPosition(150, 125))
        moved.alternatives = [MapPosition(151, 125), MapPosition(150, 200), MapPosition(150, 60)]
        map.labels = [MapLabel("first", at: MapPosition(150, 125)), moved]
        let projection = MapProjection(MapExtent(minX: 0, minY: 0, maxX: 300, maxY: 250), into: map.frame)
        let placed = LabelPlacement.place(map.labels, projection, in: map.frame, avoiding: [], sizes: .inset)
        #expect(placed.map(\.label.text) == ["first", "road"])
        #expect(placed.last?.centre == projection.pixel(MapPosition(150, 200)))
    }

    @Test("no label covers the scale bar or the arrow")
    func furniture() {
        var map = map()
        let extent = MapExtent(minX: 0, minY: 0, maxX: 300, maxY: 280)
        map.extent = extent
        for x in stride(from: 0.0, through: 300, by: 10) {
            for y in stride(from: 0.0, through: 280, by: 10) { map.labels.append(MapLabel("x", at: MapPosition(x, y))) }
        }
        let projection = MapProjection(extent, into: map.frame)
        let furniture = map.insetFurniture(projection)
        let placed = LabelPlacement.place(map.labels, projection, in: map.frame, avoiding: furniture, sizes: .inset)
        #expect(placed.count > 20)
        for label in placed {
            let point = MapExtent(
                minX: label.centre.x, minY: label.centre.y, maxX: label.centre.x, maxY: label.centre.y)
            #expect(!furniture.contains(where: point.intersects))
        }
    }
}
