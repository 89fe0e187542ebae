// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// Ground of the whole city on which nothing may be built: patches of several kinds, more of them in open country, the
/// flood land along the rivers and the strips below power lines. They overlap one another as the real ones do.
struct CityZones {
    private(set) var rows: [LayerRow] = []

    private static let kinds: [(kind: String, share: Double, bufferMetres: Double, scale: Double)] = [
        ("permanent_farmland", 0.5, 0, 1), ("ecological_redline", 0.2, 0, 1.2), ("hazard", 0.16, 50, 0.5),
        ("green_heart", 0.06, 0, 2.2), ("heritage", 0.08, 30, 0.35),
    ]
    /// Part of the city's ground that patches take up, overlaps counted twice.
    private static let coverage = 0.13

    init(parcelCount: Int, frame: CityFrame) throws {
        let radius = frame.sites.radiusMetres
        let count = (parcelCount / 120).clamped(to: 16...4_000)
        let usual = (CityZones.coverage * radius * radius / Double(count)).squareRoot()
        for number in 0..<count {
            var stream = RandomStream(seed: frame.seed, purpose: "zone/\(number)")
            var draw = stream.unit()
            let kind = CityZones.kinds.first {
                draw -= $0.share
                return draw < 0
            }
            let reach = radius * (0.3 + 0.75 * stream.unit().squareRoot())
            let angle = stream.number(0...2 * Double.pi)
            let middle = DistrictSites.center + Coordinate(cos(angle), sin(angle)) * reach
            if let kind {
                let size = stream.lognormal(median: usual * kind.scale * 0.85, sigma: 0.45)
                add(kind.kind, kind.bufferMetres, .polygon(CityZones.patch(middle, size, &stream)))
            }
        }
        let extent = ConvexRegion(
            [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map {
                DistrictSites.center + Coordinate($0.0, $0.1) * (radius * 1.15)
            })
        for corridor in frame.corridors where corridor.kind == .river {
            guard let band = try corridor.band(near: extent, widenedMetres: 70)?.makeValid() else { continue }
            let parts = band.kind == .polygon ? [band] : band.parts.filter { $0.kind == .polygon }
            for part in parts where part.area > 10_000 {
                add("flood", 0, .polygon(part.exteriorRing))
            }
        }
        for number in 0...Int(radius / 9_000) {
            var stream = RandomStream(seed: frame.seed, purpose: "power line/\(number)")
            let angle = stream.number(0...Double.pi)
            let direction = Coordinate(cos(angle), sin(angle))
            let middle = DistrictSites.center + direction.turnedLeft * (radius * stream.number(-0.8...0.8))
            let half = direction * (radius * stream.number(0.5...0.9))
            let side = direction.turnedLeft * 12
            let ring = [middle - half - side, middle + half - side, middle + half + side, middle - half + side]
            add("power_line", 10, .polygon(ring.closedRing))
        }
    }

    private mutating func add(_ kind: String, _ bufferMetres: Double, _ shape: PlanarShape) {
        rows.append(CityZones.row("CZ-" + padded(rows.count + 1, 5), kind, bufferMetres: bufferMetres, shape))
    }

    private static let names = [
        "permanent_farmland": "永久基本农田", "ecological_redline": "生态保护红线", "hazard": "地质灾害隐患区",
        "green_heart": "绿心", "heritage": "文物保护范围", "flood": "行洪区", "power_line": "高压走廊",
    ]

    static func row(_ id: String, _ kind: String, bufferMetres: Double, _ shape: PlanarShape) -> LayerRow {
        var row = LayerRow(id: id, name: "\(names[kind] ?? kind)（虚构）", synthetic: true, shape: shape)
        row.set("kind", kind)
        row.set("buffer_m", bufferMetres)
        row.markInvented()
        return row
    }

    /// A patch whose radius wavers smoothly around its middle.
    private static func patch(_ middle: Coordinate, _ size: Double, _ stream: inout RandomStream) -> [Coordinate] {
        let waves = (1...6).map { order in
            (
                order: Double(order), size: stream.number(0...0.3) / Double(order).squareRoot(),
                phase: stream.number(0...2 * Double.pi)
            )
        }
        let count = stream.integer(28...140)
        let ring = (0..<count).map { step in
            let angle = 2 * Double.pi * Double(step) / Double(count)
            let reach = waves.reduce(1) { $0 + $1.size * sin($1.order * angle + $1.phase) }
            return middle + Coordinate(cos(angle), sin(angle)) * (size * max(0.3, reach))
        }
        return ring.closedRing
    }
}

extension Int {
    func clamped(to range: ClosedRange<Int>) -> Int { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
