// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Who asks for land and floor, made ready to be drawn.
struct DemandModel: Sendable {
    /// The signings of one tier in one year.
    struct Cohort: Sendable {
        let tier: Int
        let isBacklog: Bool
        let count: PoissonLaw
        let times: SigningTimes
        let land: LandLaw
        let lag: ChanceLaw?
        /// Nil where other chances than the lag decide whether a project asks within the horizon.
        let reach: LagReach?
        let ownLandShare: Double
    }

    enum LandLaw: Sendable {
        /// In mu.
        case stated(ChanceLaw)
        /// Investment in 亿元 by 万元 a mu, and what share of the land comes first.
        case byIntensity(TruncatedParetoLaw, firstPhaseShare: Double)
    }

    let horizon: Double
    let tierCount: Int
    let cohorts: [Cohort]
    /// Of the workspace, with the day they need land.
    let listed: [LandNeed]
    let listedFloor: [FloorNeed]
    let intensity: LognormalLaw
    let lead: ChanceLaw?
    let patience: ChanceLaw?
    let laterPhaseAfter: ChanceLaw?
    let hallShare: ChanceLaw?
    let hallAspect: ChanceLaw?
    let dropOut: Double
    /// In millionths.
    let tolerance: Int
    let transferShare: Double
    let substitution: Double
    let transitionShare: Double
    let floor: ChanceLaw?
    let lease: ChanceLaw?
    let batchShare: Double
    /// Months from the start, ascending.
    let batches: [Double]
    let landUses: ClassWeights
    let parks: ParkPreferences
    /// Small firms, land of factories, and tenants that buy land.
    let others: OtherDemand
    /// Whether anything is decided by the second block of a project's numbers.
    let needsSecondBlock: Bool

    init(
        _ scenario: ReserveScenario, landUses: ClassWeights, parks: ParkPreferences, listed: [LandNeed] = [],
        listedFloor: [FloorNeed] = [], others: OtherDemand
    ) {
        let horizon = scenario.value(.horizon)
        self.horizon = horizon
        self.parks = parks
        self.landUses = landUses
        self.listed = listed
        self.listedFloor = listedFloor
        self.others = others
        tierCount = scenario.tiers.count
        let thisYear = SigningTimes(scenario, from: 0, to: horizon)
        let lastYear = SigningTimes(from: -12, to: 0)
        let drawsBacklog = scenario.projects != .backlog && scenario.projects != .instead
        let drawsSignings = scenario.projects != .instead
        let isLagAlone =
            scenario.value(.batchShare) == 0 && scenario.value(.transitionShare) == 0
        let longestLead = scenario.law(.landLead)?.upperBound ?? 0
        func reach(_ lag: ChanceLaw, _ isBacklog: Bool) -> LagReach? {
            guard isLagAlone, longestLead < .infinity else { return nil }
            return LagReach(
                of: lag, signedIn: isBacklog ? -12..<0 : 0..<horizon, earliest: isBacklog ? 0 : -.infinity,
                latest: horizon + longestLead)
        }
        cohorts = scenario.tiers.enumerated().flatMap { position, tier in
            let land: LandLaw =
                tier.land.map { .stated($0.law) }
                ?? .byIntensity(
                    TruncatedParetoLaw(
                        exponent: scenario.value(.investmentExponent), lower: tier.investmentFrom,
                        upper: tier.investmentTo), firstPhaseShare: tier.firstPhaseShare)
            let lag = tier.startLag?.law ?? scenario.law(.startLag)
            func cohort(_ mean: Double, _ times: SigningTimes, isBacklog: Bool) -> Cohort {
                Cohort(
                    tier: position, isBacklog: isBacklog, count: PoissonLaw(mean: mean), times: times, land: land,
                    lag: lag, reach: lag.flatMap { reach($0, isBacklog) }, ownLandShare: tier.ownLandShare)
            }
            return [
                cohort(
                    drawsSignings ? tier.signingsPerYear * horizon / 12 * thisYear.relativeRate : 0, thisYear,
                    isBacklog: false),
                cohort(drawsBacklog ? tier.signedLastYear : 0, lastYear, isBacklog: true),
            ]
        }
        intensity = LognormalLaw(
            median: scenario.value(.intensityMedian), sigma: scenario.value(.intensitySigma))
        lead = scenario.law(.landLead)
        patience = scenario.law(.patience)
        laterPhaseAfter = scenario.law(.laterPhaseAfter)
        hallShare = scenario.law(.hallShare)
        hallAspect = scenario.law(.hallAspect)
        dropOut = scenario.value(.dropOut)
        tolerance = Int((scenario.value(.areaTolerance) * Double(Self.toleranceParts)).rounded())
        transferShare = scenario.value(.transferShare)
        substitution = scenario.value(.substitution)
        transitionShare = scenario.value(.transitionShare)
        floor = scenario.law(.transitionFloor)
        lease = scenario.law(.lease)
        batchShare = scenario.value(.batchShare)
        needsSecondBlock =
            scenario.value(.dropOut) > 0 || scenario.value(.batchShare) > 0
            || scenario.tiers.contains { $0.land == nil || $0.ownLandShare < 1 }
        batches = scenario.start.map { start in scenario.batchDates.map { $0.months(since: start) } } ?? []
    }

    static let mostLandMu = 1e7
    static let partsPerMu = 1000.0

    static let toleranceParts = 1_000_000

    /// To the nearest; of what is not negative.
    static func parts(_ mu: Double) -> Int { Int(min(mu, mostLandMu) * partsPerMu + 0.5) }
}
