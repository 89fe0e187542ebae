// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// What a firm wants near or must keep away from: the river, stations, expressway entrances, a port, schools and
/// hospitals.
enum Facilities {
    private static let stations: [(id: String, name: String, kind: String, longitude: Double, latitude: Double)] = [
        ("FC-RAIL-1", "株洲站（位置示意）", "rail_station", 113.146, 27.836),
        ("FC-RAIL-2", "株洲西站（位置示意）", "rail_station", 113.028, 27.822),
        ("FC-RAIL-3", "醴陵东站（位置示意）", "rail_station", 113.520, 27.655),
        ("FC-PORT-1", "铜塘湾港（位置示意）", "port", 113.036, 27.851),
    ]

    static func rows(layout: ParkLayout, river: [Coordinate], map: CityMap, seed: UInt64) throws -> [LayerRow] {
        var rows = [FacilityRow.row("FC-RIVER-1", "湘江（走向示意）", "river", .line(river))]
        for station in stations {
            let place = try map.planar(longitude: station.longitude, latitude: station.latitude)
            rows.append(FacilityRow.row(station.id, station.name, station.kind, .point(place)))
        }
        for park in layout.parks {
            var stream = RandomStream(seed: seed, purpose: "facilities/\(park.fact.id)")
            let kinds = [
                ("expressway_entrance", "高速入口", 800.0...2_600.0), ("school", "学校", 150...700),
                ("school", "第二学校", 300...1_200), ("hospital", "医院", 400...1_500),
            ]
            for (order, (kind, name, distances)) in kinds.enumerated() {
                let place = outside(park, distance: stream.number(distances), stream: &stream)
                rows.append(
                    FacilityRow.row(
                        "FC-\(park.fact.id)-\(order + 1)", "\(park.fact.name)\(name)（虚构）", kind, .point(place)))
            }
        }
        return rows
    }

    /// A point this far outside one of the park's sides.
    private static func outside(
        _ park: ParkLayout.SitedPark, distance: Double, stream: inout RandomStream
    ) -> Coordinate {
        let extent = park.grid.extent
        let along = stream.number(0.1...0.9)
        let (u, v): (Double, Double) =
            switch stream.integer(0...3) {
            case 0: (extent.minU - distance, extent.minV + extent.height * along)
            case 1: (extent.maxU + distance, extent.minV + extent.height * along)
            case 2: (extent.minU + extent.width * along, extent.minV - distance)
            default: (extent.minU + extent.width * along, extent.maxV + distance)
            }
        return park.frame.planar(u, v)
    }
}
