// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import LandModel
internal import Synchronization

/// The serviced land in stock 动态储备, and how much of it some waiting project can really use 可用储备.
///
/// A parcel is usable where a project can have it whole, a part of it, or it with its neighbours, as things stand.
/// Nominal less usable is the sum of the losses: each parcel that nobody can use is lost to what keeps it from the
/// project that comes nearest.
public struct UsableReserve: Sendable {
    /// Land lost to one cause, or to several that only together would have to go.
    public struct Loss: Sendable, Hashable {
        /// In the order of the funnel; empty where no project waits for land.
        public let causes: [Criterion]
        /// Positions in the snapshot, ascending.
        public let parcels: [Int]
        public let squareMetres: Double
        /// What becomes usable, whole or in part, when these causes alone are mended: this land, and what other rows
        /// hold that they keep back too.
        public let givenBackSquareMetres: Double
    }

    public let nominalSquareMetres: Double
    public let usableSquareMetres: Double
    /// Positions of the parcels that some project can use, ascending.
    public let usable: [Int]
    /// The greatest first.
    public let losses: [Loss]

    /// - Parameters:
    ///   - requirements: of the projects that wait; those that ask for no land are passed over.
    ///   - progress: called with the number of requirements looked at so far, of twice their number.
    /// - Complexity: a search a requirement over what is not yet known to be usable.
    public init(_ finder: SiteFinder, for requirements: [Requirement], progress: ((Int) -> Void)? = nil) throws {
        let snapshot = finder.snapshot
        let parcels = snapshot.parcels
        let wanting = requirements.filter { $0.netArea != nil }
        var stock = Bitmap(count: parcels.count)
        for parcel in 0..<parcels.count where snapshot.stages[parcels.stage[parcel]].countsAsReserve {
            stock.insert(parcel)
        }
        var left = stock
        let uses = wanting.map { GroundUse($0, on: finder.ground) }
        for (done, use) in uses.enumerated() where !left.isEmpty {
            left.subtract(try use.whole())
            progress?(done + 1)
        }
        for (done, use) in uses.enumerated() where !left.isEmpty {
            left.subtract(try use.inPart(of: left))
            left.subtract(try use.withNeighbours(of: left))
            progress?(uses.count + done + 1)
        }
        func area(_ rows: some Sequence<Int>) -> Double { rows.reduce(0) { $0 + parcels.netAreaSquareMetres[$1] } }
        let lost = left.rows
        let obstacles = try UsableReserve.obstacles(of: lost, uses)
        let byCause = Dictionary(grouping: lost) { obstacles[$0]?.first ?? [] }
        losses = byCause.map { causes, rows in
            let mended = lost.filter { parcel in (obstacles[parcel] ?? []).contains { Set($0).isSubset(of: causes) } }
            return Loss(
                causes: causes, parcels: rows, squareMetres: area(rows), givenBackSquareMetres: area(mended))
        }.sorted { ($1.squareMetres, $0.parcels[0]) < ($0.squareMetres, $1.parcels[0]) }
        var used = stock
        used.subtract(left)
        usable = used.rows
        nominalSquareMetres = area(stock.rows)
        usableSquareMetres = area(usable)
    }

    /// For each parcel the smallest sets of criteria that keep it from some project, the fewest first.
    private static func obstacles(of lost: [Int], _ uses: [GroundUse]) throws -> [Int: [[Criterion]]] {
        let results = Mutex<[Int: Result<[[Criterion]], any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: lost.count) { position in
            let result = Result { try GroundUse.obstacles(of: lost[position], for: uses) }
            results.withLock { $0[lost[position]] = result }
        }
        return try results.withLock { $0 }.mapValues { try $0.get() }
    }
}
