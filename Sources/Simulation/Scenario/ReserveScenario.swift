// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Supply and demand of serviced land over a horizon: what a scenario file of the mode `reserve` says.
///
/// A scenario is valid once it exists. Figures are held in the base unit of their quantity.
public struct ReserveScenario: Sendable, Hashable {
    /// Projects of one size.
    public struct Tier: Sendable, Hashable {
        public let name: String
        /// Signed in the year of the horizon, this tier alone: with nested counts the difference was taken.
        public let signingsPerYear: Double
        /// Signed in the year before, this tier alone.
        public let signedLastYear: Double
        public let investmentFrom: Double
        public let investmentTo: Double
        public let ownLandShare: Double
        public let firstPhaseShare: Double
        /// In place of investment and intensity.
        public let land: LawFigure?
        /// In place of the scenario's.
        public let startLag: LawFigure?
        /// As the file states them, for the answer.
        public let stated: [NamedAssumption]

        var withoutBacklog: Tier { with(signedLastYear: 0, startLag: startLag) }
        var withoutLag: Tier { with(signedLastYear: signedLastYear, startLag: nil) }

        private func with(signedLastYear: Double, startLag: LawFigure?) -> Tier {
            Tier(
                name: name, signingsPerYear: signingsPerYear, signedLastYear: signedLastYear,
                investmentFrom: investmentFrom, investmentTo: investmentTo, ownLandShare: ownLandShare,
                firstPhaseShare: firstPhaseShare, land: land, startLag: startLag, stated: stated)
        }
    }

    /// Named shares, which need not add up to 1.
    public struct Weights: Sendable, Hashable {
        public let entries: [String: Double]
        public let source: String
        public let confidence: Assumption.Confidence
    }

    /// A time without works and signings.
    public struct Stop: Sendable, Hashable {
        public let name: String
        public let fromMonth: Double
        public let toMonth: Double
        /// Signings that fall into it come within so many months after it; 0 drops them.
        public let catchUpMonths: Double
        public let source: String
        public let confidence: Assumption.Confidence
    }

    /// Land on its way that the file lists itself.
    public struct ListedSupply: Sendable, Hashable {
        public struct Step: Sendable, Hashable {
            public let name: String
            public let duration: LawFigure
        }

        public let steps: [Step]
        /// Area in 亩, and the step it stands in at the start, with the whole of it ahead.
        public let parcels: [Parcel]

        public struct Parcel: Sendable, Hashable {
            public let areaMu: Double
            public let step: Int
        }
    }

    public let name: String
    public let title: Term
    public let scope: Term
    /// Month 0; nil takes the base date of the workspace.
    public let start: CalendarDate?
    public let replications: Int
    public let seed: UInt64
    public internal(set) var matching: LandMatching
    public internal(set) var projects: ProjectSource
    public let order: QueueOrder
    public let choice: SiteChoice
    public let pooling: ReservePooling
    /// Whether durations of supply follow PERT or triangular laws.
    public let stepLaw: StepLaw
    /// Whether a review ends only with its batch: on the batch’s recorded day, or else at the end of a quarter.
    public let approvesInBatches: Bool
    /// Whether land for factories is found before that for projects that wait.
    public let factoriesFirst: Bool
    public internal(set) var tiers: [Tier]
    public internal(set) var figures: [ScenarioKey: Assumption]
    public internal(set) var laws: [ScenarioKey: LawFigure]
    /// Of signings, by quarter `Q1` to `Q4` of the calendar.
    public internal(set) var quarters: Weights?
    public let landUses: Weights?
    public let counties: Weights?
    /// Days of joint starts 集中开工, as months from the start.
    public let batchDates: [CalendarDate]
    public internal(set) var stops: [Stop]
    public let listed: ListedSupply?
    /// What it should give, and by whose account.
    public let expected: [ScenarioExpectation]
    /// Whether land comes in at all.
    var hasSupply = true

    /// The number at an entry, in its base unit; its neutral value where it is not stated.
    public func value(_ key: ScenarioKey) -> Double {
        if let stated = figures[key] { return stated.value }
        guard case .figure(_, _, let neutral?) = key.shape else {
            preconditionFailure("\(key.rawValue) is required, or no figure")
        }
        return neutral
    }

    public func law(_ key: ScenarioKey) -> ChanceLaw? { laws[key]?.law }
}
