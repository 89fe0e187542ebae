// SPDX-License-Identifier: Apache-2.0

extension SpatialError {
    /// Reads code and location out of a GEOS message such as
    /// `TopologyException: side location conflict at 3.5 4. This can occur if the input geometry is invalid.`
    init(operation: String, engineMessage message: String) {
        // In this order: the messages about collections come with the name of a more general exception.
        let codes: [(String, Code)] = [
            ("not support GeometryCollection", .unsupported), ("not supported by GeometryCollection", .unsupported),
            ("mixed-dimension", .unsupported), ("UnsupportedOperationException", .unsupported),
            ("TopologyException", .topology), ("ParseException", .malformed),
            ("IllegalArgumentException", .invalidArgument),
        ]
        let message = String(message.reversed().drop(while: \.isWhitespace).reversed())
        self.init(
            code: codes.first { message.contains($0.0) }?.1 ?? .engine,
            operation: operation,
            message: message.isEmpty ? "GEOS failed without a message" : message,
            location: SpatialError.location(in: message))
    }

    /// The two numbers after the word `at` or `point` or in `[x y]`, which is how GEOS names a place.
    static func location(in message: String) -> Coordinate? {
        let words = message.split { $0 == " " || $0 == "[" || $0 == "]" || $0 == "(" || $0 == ")" }
        for (first, second) in zip(words, words.dropFirst()) {
            if let x = number(first), let y = number(second) { return Coordinate(x, y) }
        }
        return nil
    }

    private static func number(_ word: Substring) -> Double? {
        let isSentenceEnd = word.last.map { ".,;".contains($0) } ?? false
        let value = Double(isSentenceEnd ? word.dropLast() : word)
        return value.flatMap { $0.isFinite ? $0 : nil }
    }
}
