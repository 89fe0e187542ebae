// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
public import LandModel
internal import Synchronization

/// What fits in each parcel of a city, where it may be cut, and how it lies: measured once a parcel and setback policy.
///
/// A parcel is measured when it is first asked about, in a thousandth of a second; ``complete(progress:)`` measures all
/// of them on all cores, after which ``columns`` has them as flat columns, to be kept and to be read from again. Either
/// way the answers are the same to the bit. One index serves all threads.
///
/// The index answers for sure or not at all: where ``fits(lengthMetres:widthMetres:in:)`` says nil, only
/// ``CityGround/hallFit(of:from:)`` knows.
///
/// ```swift
/// let index = ShapeIndex(CityGround(snapshot, policy: .shipped))
/// index.fits(lengthMetres: 150, widthMetres: 100, in: 7)
/// index.leastArea(in: Area(mu: 85).squareMetres...Area(mu: 95).squareMetres, of: 7)
/// ```
public final class ShapeIndex: Sendable {
    /// The widths of halls for which the longest is known, in geometric steps.
    public static let widthsMetres: [Double] = [
        18, 21, 24, 27, 30, 36, 42, 48, 54, 60, 72, 84, 96, 108, 120, 144, 168, 192, 216, 240, 288, 336, 384, 480, 600,
    ]
    /// Between two widths the index leaves more open than this tolerance does; the work is a tenth of what one question
    /// for a hall may cost.
    static let effort = FrontierEffort(toleranceRatio: 0.03, visitLimit: FitOutline.visitLimit / 10)

    public let ground: CityGround
    private let measured = Mutex<[Int: ShapeMeasures]>([:])
    private let completed: Mutex<ShapeColumns?>

    /// Measures nothing yet.
    public init(_ ground: CityGround) {
        self.ground = ground
        completed = Mutex(nil)
    }

    /// Takes columns that were kept; nil where they are not sound or of another number of parcels.
    ///
    /// - Precondition: they were made from the same parcels, roads, facilities and zones, under a policy of the same
    ///   ``fingerprint(of:)``.
    public init?(_ ground: CityGround, kept: NamedColumns) {
        guard
            let columns = ShapeColumns(
                kept, count: ground.snapshot.parcels.count, roadClasses: Self.roadClasses(of: ground))
        else { return nil }
        self.ground = ground
        completed = Mutex(columns)
    }

    /// All measures as columns; nil until they have been completed.
    public var columns: ShapeColumns? { completed.withLock { $0 } }

    /// All that is known of a parcel; measured now, unless it has been before.
    public func measures(of parcel: Int) -> ShapeMeasures {
        if let columns { return columns[parcel] }
        if let known = measured.withLock({ $0[parcel] }) { return known }
        // Two threads may measure the same parcel at the same time; that costs less than making all others wait.
        let measures = ShapeMeasures(of: parcel, on: ground)
        measured.withLock { $0[parcel] = measures }
        return measures
    }

    /// Whether a hall of those measures fits in the buildable envelope of a parcel at any angle; nil where the index
    /// does not know.
    public func fits(lengthMetres: Double, widthMetres: Double, in parcel: Int) -> Bool? {
        columns?.fits(lengthMetres: lengthMetres, widthMetres: widthMetres, in: parcel)
            ?? measures(of: parcel).frontier.fits(lengthMetres: lengthMetres, widthMetres: widthMetres)
    }

    /// The longest halls of each width; see ``ShapeMeasures/frontier``.
    public func frontier(of parcel: Int) -> FitFrontier { measures(of: parcel).frontier }

    /// The net areas that one straight cut can take from a parcel.
    public func ladder(of parcel: Int) -> CutLadder { measures(of: parcel).ladder }

    /// The least net area in `window` that one cut can take; nil where none can.
    public func leastArea(in window: ClosedRange<Double>, of parcel: Int) -> Double? {
        ladder(of: parcel).leastArea(in: window)
    }

    /// Measures all parcels, on all cores. The columns do not depend on how many there are.
    ///
    /// - Parameter progress: is told, one call at a time, how many parcels of all are measured; what it throws ends the
    ///   work, and the index stays as it was.
    /// - Throws: what `progress` throws.
    public func complete(progress: (@Sendable (_ done: Int, _ of: Int) throws -> Void)? = nil) throws {
        try complete(chunk: 128, progress: progress)
    }

    func complete(chunk: Int, progress: (@Sendable (Int, Int) throws -> Void)?) throws {
        guard columns == nil else { return }
        let count = ground.snapshot.parcels.count
        struct State {
            var measures: [Int: [ShapeMeasures]] = [:]
            var done = 0
            var failure: (any Error)?
        }
        let state = Mutex(State())
        DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { number in
            if state.withLock({ $0.failure != nil }) { return }
            let parcels = number * chunk..<min((number + 1) * chunk, count)
            let measures = parcels.map { ShapeMeasures(of: $0, on: ground) }
            state.withLock { state in
                guard state.failure == nil else { return }
                state.measures[number] = measures
                state.done += parcels.count
                do {
                    try progress?(state.done, count)
                } catch {
                    state.failure = error
                }
            }
        }
        let found = state.withLock { $0 }
        if let failure = found.failure { throw failure }
        let measures = found.measures.sorted { $0.key < $1.key }.flatMap(\.value)
        let columns = ShapeColumns(measures, roadClasses: Self.roadClasses(of: ground))
        completed.withLock { $0 = columns }
        measured.withLock { $0 = [:] }
    }

    private static func roadClasses(of ground: CityGround) -> [String?] {
        [nil] + Set(ground.snapshot.roads.compactMap(\.roadClass)).sorted()
    }
}
