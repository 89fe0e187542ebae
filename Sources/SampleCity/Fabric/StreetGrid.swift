// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// The streets of one district, at an angle of their own, and the blocks between them.
///
/// Rows run through the whole district; the cross streets keep their places from row to row but leave out what would cut
/// off a block too small to use, so that the odd ends along the border roads join their neighbours.
struct StreetGrid: Sendable {
    struct Street: Sendable {
        let line: [Coordinate]
        let roadClass: String

        /// Class I and II cross rivers on bridges; the rest ends at the bank.
        var hasBridges: Bool { roadClass != "III" }
    }

    static let widestStreetMetres = 36.0

    private struct Gap {
        let low: Double
        let width: Double

        var high: Double { low + width }
        var middle: Double { low + width / 2 }
        var roadClass: String { width >= 28 ? "II" : "III" }
    }

    /// Ranges of block sizes and least areas by kind of district.
    private struct Measures {
        let depth: ClosedRange<Double>
        let width: ClosedRange<Double>
        let least: Double

        init(_ kind: DistrictCharacter.Kind) {
            switch kind {
            case .town, .open: (depth, width, least) = (95...170, 140...270, 5_500)
            case .mixed: (depth, width, least) = (120...230, 170...340, 8_000)
            case .industrial: (depth, width, least) = (180...380, 250...560, 20_000)
            }
        }
    }

    private(set) var blocks: [ConvexRegion] = []
    private(set) var streets: [Street] = []

    init(cell: DistrictCell, kind: DistrictCharacter.Kind, stream: inout RandomStream) {
        let inner = cell.inner
        guard !inner.isEmpty, kind != .open else {
            addBorderRoads(of: cell)
            return
        }
        let along = StreetGrid.direction(of: inner, &stream)
        let across = along.turnedLeft
        let measures = Measures(kind)
        let columns = StreetGrid.gaps(inner.extent(along: along), measures.width, &stream)
        var rows = StreetGrid.gaps(inner.extent(along: across), measures.depth, &stream)
        let strip: (ClosedRange<Double>) -> ConvexRegion = { range in
            inner.clipped(to: StreetGrid.between(range, along: across))
        }
        // The first and last row are often a mere corner of the district: they join the next.
        let extent = inner.extent(along: across)
        let thin = measures.least * 2.5
        if let first = rows.first, strip(extent.lowerBound...first.low).area < thin { rows.removeFirst() }
        if let last = rows.last, strip(last.high...extent.upperBound).area < thin { rows.removeLast() }

        let bounds = [extent.lowerBound] + rows.flatMap { [$0.low, $0.high] } + [extent.upperBound]
        var runs = Array(repeating: [Int](), count: columns.count)
        for row in 0...rows.count {
            var rest = strip(bounds[2 * row]...bounds[2 * row + 1])
            for (number, gap) in columns.enumerated() where !rest.isEmpty {
                let (before, after) = (
                    rest.clipped(to: StreetGrid.until(gap.low, along)),
                    rest.clipped(to: StreetGrid.from(gap.high, along))
                )
                guard before.isBlock(least: measures.least), after.isBlock(least: measures.least) else { continue }
                blocks.append(before)
                rest = after
                runs[number].append(row)
            }
            if rest.isBlock(least: measures.least * 0.4) { blocks.append(rest) }
        }
        addBorderRoads(of: cell)
        for gap in rows {
            if let chord = cell.region.chord(through: across * gap.middle, along: along) {
                streets.append(Street(line: [chord.from, chord.to], roadClass: gap.roadClass))
            }
        }
        for (gap, kept) in zip(columns, runs) {
            for run in StreetGrid.consecutive(kept) {
                let low = run.lowerBound == 0 ? -Double.infinity : rows[run.lowerBound - 1].middle
                let high = run.upperBound == rows.count ? Double.infinity : rows[run.upperBound].middle
                guard let chord = cell.region.chord(through: along * gap.middle, along: across) else { continue }
                let (start, end) = (max(low, across.dot(chord.from)), min(high, across.dot(chord.to)))
                if end > start {
                    streets.append(
                        Street(
                            line: [along * gap.middle + across * start, along * gap.middle + across * end],
                            roadClass: gap.roadClass))
                }
            }
        }
    }

    private mutating func addBorderRoads(of cell: DistrictCell) {
        for side in cell.region.corners.indices where cell.ownsBorderRoad[side] {
            streets.append(
                Street(line: [cell.region.corners[side], cell.region.corner(after: side)], roadClass: "I"))
        }
    }

    /// Mostly along the longest border road, else at any angle.
    private static func direction(of region: ConvexRegion, _ stream: inout RandomStream) -> Coordinate {
        let (follows, wobble, angle) = (stream.chance(0.7), stream.number(-0.03...0.03), stream.number(0...Double.pi))
        let longest = region.corners.indices.max {
            region.corners[$0].distance(to: region.corner(after: $0))
                < region.corners[$1].distance(to: region.corner(after: $1))
        }
        guard follows, let longest else { return Coordinate(cos(angle), sin(angle)) }
        let side = (region.corner(after: longest) - region.corners[longest]).unit
        return Coordinate(cos(wobble), sin(wobble)).turned(by: side)
    }

    /// Streets across an extent, every third or so a wide one.
    private static func gaps(
        _ extent: ClosedRange<Double>, _ sizes: ClosedRange<Double>, _ stream: inout RandomStream
    ) -> [Gap] {
        var gaps: [Gap] = []
        var position = extent.lowerBound + stream.number(sizes)
        let wide = stream.integer(0...2)
        while position < extent.upperBound - sizes.lowerBound * 0.7 {
            let width =
                gaps.count % 3 == wide ? stream.pick([28, 32, widestStreetMetres]) : stream.pick([16.0, 18, 20, 24])
            gaps.append(Gap(low: position, width: width))
            position += width + stream.number(sizes)
        }
        return gaps
    }

    private static func until(_ position: Double, _ direction: Coordinate) -> [HalfPlane] {
        [HalfPlane(normal: direction, offset: position)]
    }

    private static func from(_ position: Double, _ direction: Coordinate) -> [HalfPlane] {
        [HalfPlane(normal: direction, offset: position).flipped]
    }

    private static func between(_ range: ClosedRange<Double>, along direction: Coordinate) -> [HalfPlane] {
        from(range.lowerBound, direction) + until(range.upperBound, direction)
    }

    /// Ascending numbers as runs without a gap.
    private static func consecutive(_ numbers: [Int]) -> [ClosedRange<Int>] {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs
    }
}

extension ConvexRegion {
    /// Whether it is large and broad enough to be built on.
    fileprivate func isBlock(least: Double) -> Bool {
        // A wedge between two streets at a small angle is nobody's ground, however long.
        !isEmpty && area >= least && OrientedBox(self).width >= max(30, least.squareRoot() * 0.45)
    }
}

extension Coordinate {
    /// This vector turned by the angle of the unit vector `direction`.
    fileprivate func turned(by direction: Coordinate) -> Coordinate {
        direction * x + direction.turnedLeft * y
    }
}
