// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel

/// Pairs of columns of which the first may not be greater than the second, asked on import and by check alike.
enum RowWindows {
    private static let pairs: [Layer: [(lower: String, upper: String)]] = [
        .project: [("net_area_min_m2", "net_area_max_m2")],
        .parcel: [("far_min", "far_max")],
        .siteLock: [("from_on", "until_on")],
    ]

    static func pairs(in layer: Layer) -> [(lower: String, upper: String)] { pairs[layer] ?? [] }

    /// The first reversed pair, in words; nil where all are in order or open.
    static func reversal(in layer: Layer, _ value: (String) -> SQLValue) -> String? {
        for (lower, upper) in pairs(in: layer) {
            switch (value(lower), value(upper)) {
            case (.real(let first), .real(let last)) where first > last:
                return "\(lower) is \(first.plainText()), above \(upper), \(last.plainText())"
            case (.text(let first), .text(let last)) where first > last:
                return "\(lower) is \(first), after \(upper), \(last)"
            default: continue
            }
        }
        return nil
    }
}
