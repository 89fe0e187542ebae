// SPDX-License-Identifier: Apache-2.0

/// Checks of whole columns: one pass without branches each, and the culprit is looked for only after a failure.
enum PositionCheck {
    static func requireFinite(x: Span<Double>, y: Span<Double>) throws(CoordinateReferenceError) {
        if areFinite(x) && areFinite(y) { return }
        for index in x.indices where !x[index].isFinite || !y[index].isFinite {
            throw CoordinateReferenceError(
                code: .position, message: "position \(index) is not finite: \(x[index]), \(y[index])", index: index)
        }
    }

    static func requireLatitudes(_ latitudes: Span<Double>) throws(CoordinateReferenceError) {
        for index in latitudes.indices where abs(latitudes[index]) > 90 {
            throw CoordinateReferenceError(
                code: .position, message: "latitude \(latitudes[index]) of position \(index) is beyond the pole",
                hint: "longitude comes first; swap the columns if the file gives latitude first", index: index)
        }
    }

    static func areFinite(_ column: Span<Double>) -> Bool {
        // NaN and infinity have all bits of the exponent set, so that one more there carries into the sign.
        var carry: UInt64 = 0
        for index in column.indices {
            carry |= (column[index].magnitude.bitPattern & 0x7FF0_0000_0000_0000) &+ 0x0010_0000_0000_0000
        }
        return carry >> 63 == 0
    }
}
