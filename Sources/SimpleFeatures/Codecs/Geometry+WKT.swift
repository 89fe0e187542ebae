// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

extension Geometry {
    /// Reads well-known text. Z and M are dropped; a `LINEARRING` becomes a line string.
    /// - Throws: `malformed`, with the reader's complaint or for text left over; `invalidArgument` for open or short
    ///   rings and for ordinates that are NaN or infinite (both NaN in a point is the empty point).
    public convenience init(wkt: String) throws(SpatialError) {
        let operation = "read WKT"
        if let complaint = Geometry.complaint(aboutWKT: wkt) {
            throw SpatialError(code: .malformed, operation: operation, message: complaint)
        }
        // SAFETY: the reader lives for this call only; what it reads is owned by `Geometry` at once.
        let handle = try unsafe GEOS.pointer(operation) { context in
            let reader = unsafe GEOSWKTReader_create_r(context)
            defer { unsafe GEOSWKTReader_destroy_r(context, reader) }
            return unsafe wkt.withCString { unsafe GEOSWKTReader_read_r(context, reader, $0) }
        }
        // Through the shape once more: that drops Z and checks what GEOS lets pass.
        let read = unsafe Geometry(owning: handle)
        try self.init(read.shape, operation: operation)
    }

    /// What GEOS' reader would not notice, or would not survive.
    private static func complaint(aboutWKT text: String) -> String? {
        var nesting = 0
        var isComplete = false
        for character in text.utf8 {
            switch character {
            case UInt8(ascii: "("): nesting += 1
            case UInt8(ascii: ")"): nesting -= 1
            // It would end the text for the reader.
            case 0: return "the text holds a NUL character"
            default: break
            }
            let isSpace = [9, 10, 13, 32].contains(character)
            if isComplete && !isSpace { return "text after the geometry" }
            if character == UInt8(ascii: ")") && nesting == 0 { isComplete = true }
            // The reader recurses without a limit of its own. A multipolygon takes three levels.
            if nesting > WKBReader.deepestNesting + 3 {
                return "collections nested deeper than \(WKBReader.deepestNesting)"
            }
        }
        let head = text.prefix { $0 != "(" }.uppercased().split(whereSeparator: \.isWhitespace)
        if isComplete ? head.contains("EMPTY") : head.dropLast().contains("EMPTY") { return "text after the geometry" }
        return nil
    }

    /// Well-known text with the shortest numbers that read back as the same value, or rounded to `decimals` places.
    public func wkt(decimals: Int? = nil) -> String {
        var writer = WKTWriter(decimals: decimals)
        writer.write(shape)
        return writer.text
    }
}

extension Geometry: CustomStringConvertible {
    public var description: String { wkt() }
}
