// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Testing

@testable internal import Reporting

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

@Suite("SVG map")
struct SVGMapTests {
    private let square = [MapPosition(0, 0), MapPosition(1000, 0), MapPosition(1000, 1000), MapPosition(0, 1000)]

    private func map(_ shapes: [MapShape], style: MapStyle = .stage("reserve")) -> SVGMap {
        var map = SVGMap(title: "T")
        map.layers = [MapLayer("parcels", style: style, shapes: shapes)]
        return map
    }

    /// The vertices of the first path of a class.
    private func vertices(of name: String, in document: String) throws -> [MapPosition] {
        let group = try #require(document.components(separatedBy: #"<g class="\#(name)""#).dropFirst().first)
        let data = try #require(group.components(separatedBy: #"d=""#).dropFirst().first?.prefix { $0 != "\"" })
        return data.split { "MLZ".contains($0) }.compactMap { pair in
            let numbers = pair.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 ? MapPosition(numbers[0], numbers[1]) : nil
        }
    }

    @Test("the same map is the same bytes and well-formed XML")
    func determinism() {
        let document = sampleMap().render()
        #expect(document == sampleMap().render())
        #expect(XMLParser(data: Data(document.utf8)).parse())
        #expect(document.utf8.count < 60_000)
    }

    @Test("north is up and both axes have one scale")
    func orientation() throws {
        let drawn = try vertices(of: "parcels", in: map([.polygon([square])]).render())
        #expect(drawn.count == 4)
        #expect(drawn[0].y > drawn[2].y, "the southern edge lies lower on the sheet")
        #expect(abs((drawn[1].x - drawn[0].x) - (drawn[1].y - drawn[2].y)) < 0.02)
    }

    @Test("text from outside cannot become markup")
    func escaping() {
        var map = self.map([.polygon([square])])
        map.title = "<script>alert('a&b')</script>\u{1B}"
        map.legend = [MapLegendRow("\"><x>", style: .water)]
        map.labels = [MapLabel("a<b", at: MapPosition(500, 500))]
        map.layers[0].name = "\"><x>"
        let document = map.render()
        #expect(!document.contains("<script") && !document.contains("<x>") && !document.contains("a<b"))
        #expect(document.contains("&lt;script&gt;alert(&#39;a&amp;b&#39;)&lt;/script&gt;\u{FFFD}"))
        #expect(XMLParser(data: Data(document.utf8)).parse())
    }

    @Test("points nearer than a third of a pixel are dropped, a tiny parcel stays a dot, a tiny hole goes")
    func thinning() throws {
        let round = (0..<20_000).map { index in
            let angle = Double(index) / 20_000 * 2 * Double.pi
            return MapPosition(500 + 500 * cos(angle), 500 + 500 * sin(angle))
        }
        let drawn = try vertices(of: "parcels", in: map([.polygon([round])]).render())
        #expect(drawn.count > 3000 && drawn.count < 7000)

        let tiny = [MapPosition(500, 500), MapPosition(500.1, 500), MapPosition(500, 500.1)]
        #expect(map([.polygon([square]), .polygon([tiny])]).render().contains("h1v1h-1Z"))
        #expect(try vertices(of: "parcels", in: map([.polygon([square, tiny])]).render()).count == 4)
    }

    @Test("what lies outside a given extent is not written")
    func culling() {
        var map = self.map([.polygon([square]), .polygon([square.map { MapPosition($0.x + 1e6, $0.y) }])])
        map.extent = MapExtent(minX: 0, minY: 0, maxX: 1000, maxY: 1000)
        #expect(map.render() == self.map([.polygon([square])]).render())
    }

    @Test("an empty map and a single point still render")
    func degenerate() {
        for shapes in [[], [.point(MapPosition(5, 5))], [.polygon([])], [.line([])]] as [[MapShape]] {
            let document = map(shapes).render()
            #expect(XMLParser(data: Data(document.utf8)).parse())
            #expect(!document.contains("nan") && !document.contains("inf"))
        }
    }

    @Test("of two labels that would overlap the first stays, and a strong one goes before all")
    func labelCollision() {
        var map = self.map([.polygon([square])])
        map.labels = [
            MapLabel("first", at: MapPosition(500, 500)), MapLabel("second", at: MapPosition(505, 500)),
            MapLabel("far", at: MapPosition(500, 100)), MapLabel("beside", at: MapPosition(510, 100)),
            MapLabel("strong", at: MapPosition(505, 100), isStrong: true),
        ]
        let document = map.render()
        #expect(document.contains(">first<") && !document.contains(">second<"))
        #expect(document.contains(">strong<") && !document.contains(">far<") && !document.contains(">beside<"))
    }

    @Test("no label covers a layer that keeps labels away")
    func labelObstacle() {
        var map = self.map([.polygon([square])])
        map.labels = [MapLabel("inside", at: MapPosition(500, 500))]
        #expect(map.render().contains(">inside<"))
        map.layers[0].keepsLabelsAway = true
        #expect(!map.render().contains(">inside<"))
    }

    @Test("a legend longer than the sheet ends with the count of the rows left out")
    func longLegend() {
        var map = self.map([.polygon([square])])
        map.legend = (1...80).map { MapLegendRow("row \($0)", style: .water) }
        let document = map.render()
        let shown = document.components(separatedBy: ">row ").count - 1
        #expect(shown > 20 && document.contains(">… \(80 - shown)<"))
    }

    @Test("a scale bar has a length that is easy to say and fits", arguments: [0.0001, 0.013, 0.4, 1, 7.3, 250])
    func scaleBar(pixelsPerMetre: Double) {
        let bar = ScaleBar(pixelsPerMetre: pixelsPerMetre, widestPixels: 130)
        #expect(bar.pixels <= 130 && bar.pixels > 130 / 2.5 - 0.01)
        #expect([1.0, 2, 5].contains { abs(log10(bar.metres / $0).rounded() - log10(bar.metres / $0)) < 1e-9 })
    }

    @Test("scale marks are in metres below a kilometre and in kilometres above")
    func scaleMarks() {
        #expect(ScaleBar(pixelsPerMetre: 0.2, widestPixels: 130).marks.map(\.text) == ["0", "250", "500 m"])
        #expect(ScaleBar(pixelsPerMetre: 0.1, widestPixels: 130).marks.map(\.text) == ["0", "0.5", "1 km"])
    }

    @Test("numbers have at most two decimals, no exponent and no negative zero")
    func numbers() {
        #expect(
            [0, -0.001, 1.5, 2.05, -3.999, 120, 1e-9, 0.1].map(SVGText.number)
                == ["0", "0", "1.5", "2.05", "-4", "120", "0", "0.1"])
    }

    static let converter = "/usr/bin/rsvg-convert"

    /// `SAMPLE_MAP` names a file for the picture, to be looked at.
    @Test("librsvg draws the sample map", .enabled(if: FileManager.default.isExecutableFile(atPath: converter)))
    func picture() throws {
        let source = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).svg")
        let wanted = ProcessInfo.processInfo.environment["SAMPLE_MAP"]
        let target = wanted.map { URL(fileURLWithPath: $0) } ?? source.appendingPathExtension("png")
        defer {
            try? FileManager.default.removeItem(at: source)
            if wanted == nil { try? FileManager.default.removeItem(at: target) }
        }
        try sampleMap().render().write(to: source, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.converter)
        process.arguments = ["-o", target.path, source.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let signature = try Data(contentsOf: target).prefix(8)
        #expect(Array(signature) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }
}
