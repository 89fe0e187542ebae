// SPDX-License-Identifier: Apache-2.0
internal import LandModel
package import SimpleFeatures
internal import Synchronization

/// A parcel, or neighbours merged, laid out in slabs: cut like a loaf by parallel lines at fixed places, into cells of
/// equal net area.
///
/// A range of cells is a slab, the real ground between two of the lines. Who takes a slab at either end of what is left
/// leaves a slab, so that all that can become of a ground is one range, each is measured once, and each can be drawn.
/// The lines run parallel or perpendicular to a frontage, as cuts do, in the direction in which most slabs keep frontage
/// and width. What cannot be cut so is one cell.
///
/// Everything follows from the city, its policy and the parcels alone. One ground serves all threads.
package final class SlabGround: Sendable {
    /// Of about this net area are the cells, 2.5亩, unless there would be more than ``greatestCellCount``.
    package static let cellTargetSquareMetres = Area(mu: 2.5).squareMetres
    package static let greatestCellCount = 48
    /// A ground of more vertices is one cell: its slabs, of which there may be a thousand, would take seconds each.
    private static let vertexLimit = 1_000

    /// Positions in the snapshot, as they were asked for.
    package let parcels: [Int]
    /// As recorded, or by the shape where nothing is; not a number above zero where the records are not.
    package let netAreaSquareMetres: Double
    package let cellCount: Int
    private let city: CityGround
    private let geometry: Geometry
    private let ground: CutGround
    private let asked: PartRequirement
    private let lines: SlabLines?
    /// Then no slab falls apart.
    private let isConvex: Bool
    private let measured = Mutex<[Range<Int>: SlabMeasures]>([:])

    /// - Parameter land: valid, of these parcels.
    init(_ land: ParcelGround, of parcels: [Int], on city: CityGround) {
        let policy = city.policy.cut
        var net: OrientedRings?
        if case .part(let part) = land.net { net = OrientedRings(part) }
        let ground = CutGround(
            gross: Self.noded(OrientedRings(land.geometry)), net: net, netShare: 1, frontages: land.frontages)
        let asked = PartRequirement(
            minimumFrontageMetres: max(
                policy.allotment.minimumFrontageMetres, policy.remainder.minimumFrontageMetres),
            minimumWidthMetres: max(policy.allotment.minimumWidthMetres, policy.remainder.minimumWidthMetres))
        let area = parcels.reduce(0) { $0 + city.snapshot.parcels.netAreaSquareMetres[$1] }
        let cellCount = ground.gross.vertexCount > Self.vertexLimit ? 1 : Self.cellCount(of: area)
        self.parcels = parcels
        self.city = city
        geometry = land.geometry
        self.ground = ground
        self.asked = asked
        netAreaSquareMetres = area
        isConvex = ground.net == nil && ground.gross.isConvex
        lines = SlabLines.best(of: ground, cellCount: cellCount, asked: asked, policy: policy)
        self.cellCount = lines == nil ? 1 : cellCount
    }

    /// With vertices also where one ring touches an edge of another, since there a cut may make two polygons of one.
    private static func noded(_ region: OrientedRings) -> OrientedRings {
        region.rings.count > 1 ? VertexSharing([region]).noded(region) : region
    }

    private static func cellCount(of area: Double) -> Int {
        guard area > 0, area.isFinite else { return 1 }
        return Int(min(Double(greatestCellCount), max(1, (area / cellTargetSquareMetres).rounded())))
    }

    /// The net area of each cell.
    package var cellSquareMetres: Double { netAreaSquareMetres / Double(cellCount) }

    package var all: Range<Int> { 0..<cellCount }

    /// The net area of a slab. That of all cells is the net area of the ground to the last digit.
    package func netAreaSquareMetres(of cells: Range<Int>) -> Double {
        netAreaSquareMetres * (Double(cells.count) / Double(cellCount))
    }

    /// The gross shape of a slab.
    ///
    /// Neighbouring slabs have the same points on their common line, to the last bit; together all slabs are the ground,
    /// without gap or overlap. Of a ground with holes or bays, a slab may be of several polygons.
    /// - Throws: a `SpatialError` where edges lie so near each other that rounding forbids to tell the sides of a line.
    /// - Complexity: O(n log n) for n vertices.
    package func geometry(of cells: Range<Int>) throws(SpatialError) -> Geometry {
        if isWhole(cells) { return geometry }
        return try rings(of: cells, drawnInMetres: 0).geometry()
    }

    /// The cut between a cell and the one before it; nil at both ends of the ground.
    package func cutLine(before cell: Int) -> CutLine? {
        guard let lines, cell > 0, cell < cellCount,
            let halves = ground.split(at: lines.places[cell], along: lines.direction.frame)
        else { return nil }
        return lines.direction.line(at: lines.places[cell], bounding: halves.before, along: lines.direction.frame)
    }

    /// What a slab is good for: measured when it is first asked about, then remembered. A slab that is not good is not
    /// looked into for halls, unless it is the whole ground.
    ///
    /// Two threads that ask at once may both measure, and find the same.
    package func measures(of cells: Range<Int>) -> SlabMeasures {
        if let known = measured.withLock({ $0[cells] }) { return known }
        let measures = measure(cells)
        measured.withLock { $0[cells] = measures }
        return measures
    }

    private func measure(_ cells: Range<Int>) -> SlabMeasures {
        do {
            let isGood = try self.isGood(cells)
            guard isGood || isWhole(cells) else { return .none }
            let fit = try city.hallFit(of: geometry(of: cells), from: parcels)
            return SlabMeasures(
                isGood: isGood, lengthsMetres: fit.outline.placedLengths(widthsMetres: SlabMeasures.widthsMetres))
        } catch {
            return .none
        }
    }

    private func isGood(_ cells: Range<Int>) throws(SpatialError) -> Bool {
        guard let lines, !isWhole(cells) else {
            return ground.gross.outerRingCount == 1 && ground.sold.outerRingCount == 1 && ground.meets(asked)
        }
        guard lines.isGood(cells) else { return false }
        if isConvex { return true }
        // Where the ground falls apart just beyond a line, only a thin strip along it holds the slab together.
        for metres in [0, city.policy.cut.minimumNeckMetres] {
            guard try rings(of: cells, drawnInMetres: metres).outerRingCount == 1 else { return false }
        }
        return true
    }

    private func isWhole(_ cells: Range<Int>) -> Bool {
        precondition(!cells.isEmpty && cells.lowerBound >= 0 && cells.upperBound <= cellCount, "a slab has cells")
        return cells == all
    }

    /// A slab with its lines, not its other edges, drawn in by a distance.
    private func rings(of cells: Range<Int>, drawnInMetres: Double) throws(SpatialError) -> OrientedRings {
        guard let lines else { return ground.gross }
        let lower = cells.lowerBound > 0 ? lines.places[cells.lowerBound] + drawnInMetres : nil
        let upper = cells.upperBound < cellCount ? lines.places[cells.upperBound] - drawnInMetres : nil
        if let lower, let upper, upper - lower <= 2 * SweepFrame.toleranceMetres { return OrientedRings() }
        guard let slab = ground.gross.slab(from: lower, to: upper, along: lines.direction.frame) else {
            throw SpatialError(
                code: .topology, operation: "slab", message: "edges too near each other to be told apart by a line")
        }
        return slab
    }
}
