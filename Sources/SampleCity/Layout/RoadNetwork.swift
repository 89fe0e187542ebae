// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The centre lines of the roads between the blocks.
enum RoadNetwork {
    static func rows(layout: ParkLayout) -> [LayerRow] {
        var rows: [LayerRow] = []
        for park in layout.parks {
            var (along, across) = (0, 0)
            for road in park.grid.roads {
                if road.isAlongRows { along += 1 } else { across += 1 }
                let mark = road.isAlongRows ? "H" + padded(along, 2) : "V" + padded(across, 2)
                let name = road.isAlongRows ? "横\(along)路" : "纵\(across)路"
                var row = LayerRow(
                    id: "\(park.fact.id)-R\(mark)", name: "\(park.fact.name)\(name)（虚构）", synthetic: true,
                    shape: .line(park.frame.planar([road.ends.0, road.ends.1])))
                row.set("class", road.roadClass)
                row.markInvented()
                rows.append(row)
            }
        }
        return rows
    }
}
