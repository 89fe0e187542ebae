// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Land on its way into the reserve, made ready to be drawn.
///
/// A parcel walks the steps that remain of it (the stage table’s, or those the scenario lists), each with its own law of
/// duration; steps that do not wait for each other run side by side. What comes in this half-year was approved long
/// before: a delay of approvals touches only parcels whose approval is still ahead.
struct SupplyModel: Sendable {
    /// One step, of all parcels that have it ahead.
    struct Step: Sendable {
        let id: String
        let law: ChanceLaw
        /// The steps it waits for, a bit each.
        let after: UInt16
        let kind: Kind

        /// - Parameter after: positions of the steps it waits for.
        init(id: String, law: ChanceLaw, after: [Int], kind: Kind) {
            self.id = id
            self.law = law
            self.after = Step.bits(of: after)
            self.kind = kind
        }

        static func bits(of positions: some Sequence<Int>) -> UInt16 { positions.reduce(0) { $0 | 1 << UInt16($1) } }
    }

    enum Kind: Sendable {
        case plain, approval, clearing
    }

    /// A parcel on its way.
    struct Parcel: Sendable {
        /// Position in the snapshot, or in the list of the scenario.
        let position: Int
        /// In thousandths of a mu.
        let area: Int
        let stage: ParcelStage
        let park: Int
        let landUse: Int
        let county: Int
        /// The steps ahead, a bit each, in the order of their positions.
        private(set) var steps: UInt16
        /// Months already spent in the first of them.
        let spentMonths: Double
        /// The month before which its clearing does not begin.
        let clearingFrom: Double
        /// When its batch is dated to be approved; nil for no date ahead.
        let batchMonth: Double?
        let account: Int?
        /// Only taken back with some chance, so much a year.
        let isIdle: Bool
        /// Not begun before the reserve falls below what is aimed at.
        private(set) var waitsForRelease: Bool
        /// Where it is ready from the start, as if all had been done.
        private(set) var isHastened = false

        mutating func makeReady() {
            steps = 0
            isHastened = true
            waitsForRelease = false
        }
    }

    static let mostSteps = 16

    let steps: [Step]
    var parcels: [Parcel]
    let horizon: Double
    let approvalDelay: Double
    let approvalSuccess: Double
    /// Clearings at once in a county; 0 for no limit.
    let crews: Int
    let countyCount: Int
    let householdTail: LognormalLaw?
    /// Until idle land is taken back; nil where none is.
    let idleReturn: ChanceLaw?
    /// Months at which batches end where none is dated; empty where reviews end by themselves.
    let gates: [Double]
    /// In thousandths of a mu, by account; nil without limit.
    let quota: [Int]?
    /// Times without works, ascending.
    let stops: [(from: Double, to: Double)]

    /// Land that the scenario lists itself.
    init(_ listed: ReserveScenario.ListedSupply?, _ scenario: ReserveScenario) {
        let scale = scenario.value(.durationScale)
        let all = listed?.steps ?? []
        let steps = all.enumerated().map { position, step in
            Step(
                id: step.name, law: step.duration.law.scaled(by: scale), after: position > 0 ? [position - 1] : [],
                kind: .plain)
        }
        let parcels = (listed?.parcels ?? []).enumerated().map { position, parcel in
            Parcel(
                position: position, area: DemandModel.parts(parcel.areaMu), stage: .planned, park: 0, landUse: 0,
                county: 0, steps: Step.bits(of: parcel.step..<all.count), spentMonths: 0, clearingFrom: 0,
                batchMonth: nil,
                account: nil,
                isIdle: false, waitsForRelease: false)
        }
        self.init(scenario, steps: steps, parcels: parcels, countyCount: 1, gates: [], quota: nil)
    }

    init(
        _ scenario: ReserveScenario, steps: [Step], parcels: [Parcel], countyCount: Int, gates: [Double], quota: [Int]?
    ) {
        self.steps = steps
        laws = steps.map(\.law)
        self.parcels = parcels
        self.countyCount = countyCount
        self.gates = gates
        self.quota = quota
        horizon = scenario.value(.horizon)
        approvalDelay = scenario.value(.approvalDelay)
        approvalSuccess = scenario.value(.approvalSuccess)
        crews = Int(scenario.value(.clearingCrews))
        let sigma = scenario.value(.householdTail)
        householdTail = sigma > 0 ? LognormalLaw(median: 1, sigma: sigma) : nil
        let returns = scenario.value(.idleReturn)
        idleReturn = returns > 0 ? .exponential(mean: 12 / returns) : nil
        spentShares = parcels.map { parcel in
            guard parcel.spentMonths > 0, parcel.steps != 0 else { return 0 }
            return steps[parcel.steps.trailingZeroBitCount].law.share(upTo: parcel.spentMonths)
        }
        isPlainChain =
            scenario.stops.isEmpty
            && steps.indices.allSatisfy {
                steps[$0].kind == .plain && steps[$0].after == ($0 > 0 ? 1 << UInt16($0 - 1) : 0)
            }
            && parcels.allSatisfy { !$0.isIdle && !$0.waitsForRelease && $0.spentMonths == 0 }
        stops = scenario.stops.map { ($0.fromMonth, $0.toMonth) }
    }

    /// Of the steps, in their order, so that they are at hand without their names.
    let laws: [ChanceLaw]

    /// By parcel, the share of the law of its first step that the time already spent in it has passed.
    let spentShares: [Double]
    /// Whether all parcels walk plain steps one after the other and nothing holds them up.
    let isPlainChain: Bool

    /// When work begun at `start` that takes `months` of working time is done.
    func finish(from start: Double, after months: Double) -> Double {
        if stops.isEmpty { return start + months }
        var (time, left) = (start, months)
        for stop in stops where stop.to > time {
            if time + left <= stop.from { break }
            left -= max(0, stop.from - time)
            time = stop.to
        }
        return time + left
    }

    /// The first end of a batch at or after a month.
    func gate(after month: Double) -> Double { gates.first { $0 >= month } ?? month }
}
