// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// The street grid of a park: blocks of 400–700 × 300–500 m with roads of 24–40 m between them.
struct BlockGrid: Sendable {
    struct RoadLine: Sendable {
        let roadClass: String
        let isAlongRows: Bool
        let ends: (Coordinate, Coordinate)
    }

    /// Blocks from the centre outward, each with its number in the grid.
    let blocks: [LocalRectangle]
    let roads: [RoadLine]
    let extent: LocalRectangle

    /// Lays out about `blockCount` blocks around the origin.
    init(blockCount: Int, stream: inout RandomStream) {
        let rows = max(3, Int((Double(blockCount) * 1.15).squareRoot().rounded()))
        let columns = max(3, Int((Double(blockCount) / Double(rows)).rounded()))
        let widths = (0..<columns).map { _ in stream.number(400...700).rounded() }
        let heights = (0..<rows).map { _ in stream.number(300...500).rounded() }
        let columnGaps = BlockGrid.gaps(count: columns + 1, stream: &stream)
        let rowGaps = BlockGrid.gaps(count: rows + 1, stream: &stream)
        let columnStarts = BlockGrid.starts(sizes: widths, gaps: columnGaps)
        let rowStarts = BlockGrid.starts(sizes: heights, gaps: rowGaps)

        var blocks: [LocalRectangle] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let (u, v) = (columnStarts[column], rowStarts[row])
                blocks.append(LocalRectangle(minU: u, minV: v, maxU: u + widths[column], maxV: v + heights[row]))
            }
        }
        self.blocks = blocks.enumerated().sorted { left, right in
            let (a, b) = (left.element.distanceFromOrigin, right.element.distanceFromOrigin)
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element)

        let (right, top) = (columnStarts[columns - 1] + widths[columns - 1], rowStarts[rows - 1] + heights[rows - 1])
        extent = LocalRectangle(
            minU: columnStarts[0] - columnGaps[0], minV: rowStarts[0] - rowGaps[0],
            maxU: right + columnGaps[columns], maxV: top + rowGaps[rows])

        var roads: [RoadLine] = []
        for line in 0...columns {
            let u = line < columns ? columnStarts[line] - columnGaps[line] / 2 : right + columnGaps[line] / 2
            roads.append(
                RoadLine(
                    roadClass: BlockGrid.roadClass(gap: columnGaps[line]), isAlongRows: false,
                    ends: (Coordinate(u, extent.minV), Coordinate(u, extent.maxV))))
        }
        for line in 0...rows {
            let v = line < rows ? rowStarts[line] - rowGaps[line] / 2 : top + rowGaps[line] / 2
            roads.append(
                RoadLine(
                    roadClass: BlockGrid.roadClass(gap: rowGaps[line]), isAlongRows: true,
                    ends: (Coordinate(extent.minU, v), Coordinate(extent.maxU, v))))
        }
        self.roads = roads
    }

    /// The middle road is the widest, the ones at the rim the narrowest.
    private static func gaps(count: Int, stream: inout RandomStream) -> [Double] {
        let middle = count / 2
        return (0..<count).map { line in
            if line == middle { return 40 }
            return stream.pick(abs(line - middle) == 2 ? [30, 32, 36] : [24, 26, 28]).rounded()
        }
    }

    private static func roadClass(gap: Double) -> String {
        gap >= 40 ? "I" : gap >= 30 ? "II" : "III"
    }

    /// Starts of consecutive sizes with gaps between them, centred on zero.
    private static func starts(sizes: [Double], gaps: [Double]) -> [Double] {
        let inner = sizes.reduce(0, +) + gaps[1..<sizes.count].reduce(0, +)
        var position = (-inner / 2).rounded()
        return sizes.indices.map { index in
            defer { position += sizes[index] + gaps[index + 1] }
            return position
        }
    }
}

extension LocalRectangle {
    fileprivate var distanceFromOrigin: Double {
        (center.x * center.x + center.y * center.y).squareRoot()
    }
}
