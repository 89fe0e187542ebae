// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// Ground on which nothing may be built: some of it at the rims of the parks, some of it cutting into a few lots, and
/// the 绿心 beside the parks of 石峰.
struct ConstraintZones {
    private(set) var rows: [LayerRow] = []
    private let layout: ParkLayout

    init(layout: ParkLayout, entries: [ParcelLedger.Entry], seed: UInt64) {
        self.layout = layout
        var stream = RandomStream(seed: seed, purpose: "constraint zones")
        for index in stream.shuffled(Array(layout.parks.indices)).prefix(8) {
            let kind = stream.pick(["ecological_redline", "permanent_farmland", "permanent_farmland", "hazard"])
            let radius = stream.number(260...520)
            add(kind, around: rimPoint(of: layout.parks[index], &stream), radius: radius, &stream)
        }
        for (use, kind) in [
            (BlockZoning.Use.planned, "ecological_redline"), (.approving, "permanent_farmland"),
            (.stock, "hazard"), (.clearing, "permanent_farmland"),
        ] {
            let lots = entries.map(\.lot).filter { $0.use == use }
            guard !lots.isEmpty else { continue }
            add(kind, around: stream.pick(lots).ring[0], radius: stream.number(45...80), &stream)
        }
        for park in layout.parks where park.fact.county == "石峰区" {
            greenHeart(beside: park, &stream)
        }
    }

    private func rimPoint(of park: ParkLayout.SitedPark, _ stream: inout RandomStream) -> Coordinate {
        let extent = park.grid.extent
        let along = stream.number(0.15...0.85)
        return stream.chance(0.5)
            ? park.frame.planar(extent.minU + extent.width * along, stream.chance(0.5) ? extent.minV : extent.maxV)
            : park.frame.planar(stream.chance(0.5) ? extent.minU : extent.maxU, extent.minV + extent.height * along)
    }

    /// A large zone on the side of the park that is farthest from all other parks.
    private mutating func greenHeart(beside park: ParkLayout.SitedPark, _ stream: inout RandomStream) {
        let radius = stream.number(1_300...1_900)
        let reach = park.halfDiagonal + radius * 0.9
        let candidates = (0..<16).map { step in
            let angle = Double(step) / 8 * Double.pi
            return Coordinate(park.frame.center.x + reach * cos(angle), park.frame.center.y + reach * sin(angle))
        }
        let room = candidates.map { place in
            layout.parks.filter { $0.fact.id != park.fact.id }
                .map { place.distance(to: $0.frame.center) - $0.halfDiagonal }.min() ?? .infinity
        }
        guard let best = candidates.indices.max(by: { room[$0] < room[$1] }), room[best] > radius * 1.25 else { return }
        add("green_heart", around: candidates[best], radius: radius, &stream)
    }

    /// A rounded patch whose radius wavers.
    private mutating func add(
        _ kind: String, around center: Coordinate, radius: Double, _ stream: inout RandomStream
    ) {
        let count = 24
        var ring: [Coordinate] = []
        for step in 0..<count {
            let angle = 2 * Double.pi * Double(step) / Double(count)
            let reach = radius * stream.number(0.82...1.15)
            ring.append(Coordinate(center.x + reach * cos(angle), center.y + reach * sin(angle)))
        }
        ring.append(ring[0])
        let names = [
            "ecological_redline": "生态保护红线", "permanent_farmland": "永久基本农田", "green_heart": "长株潭绿心",
            "hazard": "地质灾害隐患区",
        ]
        var row = LayerRow(
            id: "CZ-" + padded(rows.count + 1, 2), name: "\(names[kind] ?? kind)（虚构）", synthetic: true,
            shape: .polygon(ring))
        row.set("kind", kind)
        row.set("buffer_m", kind == "hazard" ? 50.0 : 0.0)
        row.markInvented()
        rows.append(row)
    }
}

extension ParkLayout.SitedPark {
    var halfDiagonal: Double {
        (grid.extent.width * grid.extent.width + grid.extent.height * grid.extent.height).squareRoot() / 2
    }
}

extension Coordinate {
    fileprivate func distance(to other: Coordinate) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}
