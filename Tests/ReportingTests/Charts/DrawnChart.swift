// SPDX-License-Identifier: Apache-2.0
internal import Foundation

@testable internal import Reporting

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// What stands in an SVG document, read back from its text: boxes of words and of all else, without the watermark.
final class DrawnChart: NSObject, XMLParserDelegate {
    struct Word {
        let text: String
        let box: MapExtent
    }

    struct Shape {
        let box: MapExtent
        let attributes: [String: String]

        var fill: String { attributes["fill"] ?? "" }
    }

    private(set) var isWellFormed = false
    private(set) var sheet = MapExtent(minX: 0, minY: 0, maxX: 0, maxY: 0)
    private(set) var words: [Word] = []
    private(set) var shapes: [Shape] = []
    private var open: [String: String]?
    private var content = ""
    private var hiddenDepth = 0

    init(_ document: String) {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if hiddenDepth > 0 || name == "defs" || attributes["class"] == "watermark" {
            hiddenDepth += 1
            return
        }
        func number(_ key: String) -> Double { attributes[key].flatMap(Double.init) ?? 0 }
        func add(_ box: MapExtent) { shapes.append(Shape(box: box, attributes: attributes)) }
        switch name {
        case "svg": sheet = MapExtent(minX: 0, minY: 0, maxX: number("width"), maxY: number("height"))
        case "text": (open, content) = (attributes, "")
        case "rect":
            add(
                MapExtent(
                    minX: number("x"), minY: number("y"), maxX: number("x") + number("width"),
                    maxY: number("y") + number("height")))
        case "circle":
            let centre = MapExtent(minX: number("cx"), minY: number("cy"), maxX: number("cx"), maxY: number("cy"))
            add(centre.expanded(by: number("r")))
        case "path":
            let positions = (attributes["d"] ?? "").split { "MLZ".contains($0) }.compactMap { pair -> MapPosition? in
                let numbers = pair.split(separator: " ").compactMap { Double($0) }
                return numbers.count == 2 ? MapPosition(numbers[0], numbers[1]) : nil
            }
            if let extent = MapExtent(positions) { add(extent) }
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        content += string
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if hiddenDepth > 0 {
            hiddenDepth -= 1
            return
        }
        guard name == "text", let attributes = open else { return }
        open = nil
        func number(_ key: String) -> Double { attributes[key].flatMap(Double.init) ?? 0 }
        let anchor = attributes["text-anchor"].flatMap(ChartCanvas.Anchor.init) ?? .start
        let place = MapPosition(number("x"), number("y"))
        words.append(
            Word(text: content, box: ChartCanvas.box(of: content, at: place, anchor, fontSize: number("font-size"))))
    }

    /// The pixel across of a figure of the level axis, near to nothing when there is none.
    func across(_ figure: String) -> Double {
        // The figures of the axis stand below all others.
        words.filter { $0.text == figure }.max { $0.box.minY < $1.box.minY }
            .map { ($0.box.minX + $0.box.maxX) / 2 } ?? .nan
    }

    /// The pixel down of a figure of the upright axis, near to nothing when there is none.
    func down(_ figure: String) -> Double {
        // Figures stand with their middle at the line, see ``VerticalAxis``.
        words.first { $0.text == figure }.map { $0.box.maxY - 0.2 * VerticalAxis.fontSize - 3.6 } ?? .nan
    }

    /// What is wrong with the picture, in words.
    var faults: [String] {
        var faults: [String] = isWellFormed ? [] : ["not well-formed"]
        let room = sheet.expanded(by: 0.02)
        faults += words.filter { !room.covers($0.box) }.map { "\($0.text) reaches beyond the sheet" }
        faults += shapes.filter { !room.covers($0.box) }.map { "\($0.box) reaches beyond the sheet" }
        faults += shapes.filter { $0.box.width < 0 || $0.box.height < 0 }.map { "\($0.box) is inside out" }
        for (index, word) in words.enumerated() {
            for other in words[..<index] where word.box.expanded(by: -0.2).intersects(other.box.expanded(by: -0.2)) {
                faults.append("\(word.text) lies over \(other.text)")
            }
        }
        return faults
    }
}
