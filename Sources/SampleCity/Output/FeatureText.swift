// SPDX-License-Identifier: Apache-2.0

/// GeoJSON features with a polygon each, written straight from numbers into bytes, with a comma and a line feed between
/// them.
///
/// It writes what the formats' own writer would, for values known to need no escape, at a twentieth of the time.
struct FeatureText {
    private(set) var bytes: [UInt8] = []
    private var hasProperty = false

    /// Begins a feature with its outline; a null geometry where there is none.
    mutating func begin(id: String, ring: [DegreeRing.Position]?) {
        write(bytes.isEmpty ? "{\"type\":\"Feature\",\"id\":\"" : ",\n{\"type\":\"Feature\",\"id\":\"")
        write(id)
        guard let ring else {
            write("\",\"geometry\":null,\"properties\":{")
            hasProperty = false
            return
        }
        write("\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[")
        for position in ring {
            write(position)
            write(",")
        }
        if let first = ring.first { write(first) }
        write("]]},\"properties\":{")
        hasProperty = false
    }

    mutating func end() {
        write("}}")
    }

    /// A text without quotes, backslashes or control characters; nothing where there is none.
    mutating func property(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        begin(name)
        write("\"")
        write(text)
        write("\"")
    }

    mutating func property(_ name: StaticString, _ flag: Bool?) {
        guard let flag else { return }
        begin(name)
        write(flag ? "true" : "false")
    }

    /// A number of hundredths.
    mutating func property(_ name: StaticString, hundredths: Int?) {
        guard let hundredths else { return }
        begin(name)
        write(hundredths, decimals: 2)
    }

    /// A number that is a whole number of tenths, or of ones.
    mutating func property(_ name: StaticString, tenths number: Double?) {
        guard let number else { return }
        begin(name)
        write(Int((number * 10).rounded()), decimals: 1)
    }

    private mutating func begin(_ name: StaticString) {
        write(hasProperty ? ",\"" : "\"")
        hasProperty = true
        name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        write("\":")
    }

    private mutating func write(_ position: DegreeRing.Position) {
        write("[")
        write(Int(position.longitude), decimals: 7)
        write(",")
        write(Int(position.latitude), decimals: 7)
        write("]")
    }

    private mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// `scaled` over 10 to the power of `decimals`, without zeros at the end.
    private mutating func write(_ scaled: Int, decimals: Int) {
        var (digits, places) = (scaled.magnitude, decimals)
        while places > 0, digits.isMultiple(of: 10) {
            digits /= 10
            places -= 1
        }
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var written = 0
        repeat {
            if written == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(digits % 10))
            digits /= 10
            written += 1
        } while digits > 0 || written <= places
        bytes[start...].reverse()
    }
}
