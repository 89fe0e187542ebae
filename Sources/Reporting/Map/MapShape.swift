// SPDX-License-Identifier: Apache-2.0

/// One thing on a map, in planar metres.
public enum MapShape: Hashable, Sendable {
    /// Rings of any direction, closed or not; inner ones are holes (even-odd rule), so a multipolygon is one shape too.
    case polygon([[MapPosition]])
    case line([MapPosition])
    case point(MapPosition)

    var positions: [MapPosition] {
        switch self {
        case .polygon(let rings): rings.flatMap { $0 }
        case .line(let positions): positions
        case .point(let position): [position]
        }
    }
}
