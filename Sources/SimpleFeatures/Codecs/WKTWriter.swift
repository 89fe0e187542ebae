// SPDX-License-Identifier: Apache-2.0

/// Writes shapes as well-known text. In Swift and not through GEOS, whose fixed notation cannot give the shortest
/// number that reads back the same.
struct WKTWriter {
    private(set) var text = ""
    private let scale: Double?

    init(decimals: Int?) {
        scale = decimals.map { (0..<max(0, $0)).reduce(1.0) { power, _ in power * 10 } }
    }

    mutating func write(_ shape: Shape) {
        text += shape.kind.name.uppercased() + " "
        writeBody(shape)
    }

    private mutating func writeBody(_ shape: Shape) {
        switch shape {
        case .point(let coordinate): write(coordinate.map { [$0] } ?? [])
        case .lineString(let run): write(run)
        case .polygon(let rings): list(rings) { writer, ring in writer.write(ring) }
        case .collection(.geometryCollection, let parts): list(parts) { writer, part in writer.write(part) }
        case .collection(_, let parts): list(parts) { writer, part in writer.writeBody(part) }
        }
    }

    private mutating func write(_ run: [Coordinate]) {
        list(run) { writer, coordinate in
            writer.text += writer.number(coordinate.x) + " " + writer.number(coordinate.y)
        }
    }

    private mutating func list<Item>(_ items: [Item], _ body: (inout WKTWriter, Item) -> Void) {
        guard !items.isEmpty else {
            text += "EMPTY"
            return
        }
        text += "("
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            body(&self, item)
        }
        text += ")"
    }

    private func number(_ value: Double) -> String {
        var rounded = value
        if let scale {
            let scaled = (value * scale).rounded()
            // Beyond this the value has no decimals left to round, or scaling overflowed.
            if scaled.magnitude < 0x1p53 { rounded = scaled / scale }
        }
        if rounded == 0 { return "0" }
        let text = "\(rounded)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
