// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// What longitude and latitude on a web map in China refer to.
///
/// GCJ-02 (高德, 腾讯) and BD-09 (百度) move a position by some hundred metres, differently at each place. They are for
/// display: an export in them must say so, and nothing is stored in them. The formulas are the public ones; the
/// surveyed truth of these maps is not known better than to a metre or so.
public enum MapDatum: String, Sendable, Hashable, CaseIterable {
    /// CGCS2000, and WGS 84 with it (天地图).
    case cgcs2000
    case gcj02
    case bd09

    /// Moves degrees from one datum to another. Back and forth ends within 1e-11° of the start.
    ///
    /// Outside a box around China (72.004–137.8347° E, 0.8293–55.8271° N in the source) GCJ-02 moves nothing; within
    /// half a kilometre of its edge, where the shift begins, the way back is not unique.
    public static func convert(_ position: Coordinate, from source: MapDatum, to target: MapDatum) -> Coordinate {
        if source == target { return position }
        let plain: Coordinate =
            switch source {
            case .cgcs2000: position
            case .gcj02: GCJ02.inverse(position)
            case .bd09 where target == .gcj02: BD09.inverse(position)
            case .bd09: GCJ02.inverse(BD09.inverse(position))
            }
        return switch target {
        case .cgcs2000: plain
        case .gcj02: source == .bd09 ? plain : GCJ02.forward(plain)
        case .bd09: source == .gcj02 ? BD09.forward(position) : BD09.forward(GCJ02.forward(plain))
        }
    }

    /// Moves many positions in place, for ``Geometry/mapCoordinates(_:)`` among others.
    public static func convert(x: inout [Double], y: inout [Double], from source: MapDatum, to target: MapDatum) {
        precondition(x.count == y.count, "as many x as y")
        for index in x.indices {
            let moved = convert(Coordinate(x[index], y[index]), from: source, to: target)
            (x[index], y[index]) = (moved.x, moved.y)
        }
    }
}
