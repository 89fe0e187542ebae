// SPDX-License-Identifier: Apache-2.0
public import Siting

/// What becomes of the stock on the base date 动态储备使用情况: nominal stock is what the plan uses, what it leaves beside
/// its allotments, what is free and of use to some project, and what nobody can use and why.
public struct StockUse: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// Serviced land in stock, net.
        case land
        /// Floor that is free on the base date.
        case floor
    }

    /// What nobody can use, by what keeps it from the project that comes nearest.
    public struct Loss: Sendable, Hashable {
        /// In the order of the funnel; empty where no project asks for any.
        public let causes: [Criterion]
        public let siteCount: Int
        public let squareMetres: Double
    }

    /// One line of the table.
    public struct Line: Sendable, Hashable {
        public let kind: Kind
        /// Nil outside parks, and in a total.
        public let parkID: String?
        public let siteCount: Int
        public let nominalSquareMetres: Double
        /// Allotted by the plan, promised sites included.
        public let usedSquareMetres: Double
        /// What is left of the parcels that the plan cuts.
        public let remainingSquareMetres: Double
        /// Not touched by the plan, and of use to some project, placed or not.
        public let freeSquareMetres: Double
        /// The greatest first.
        public let losses: [Loss]

        public var lostSquareMetres: Double { losses.reduce(0) { $0 + $1.squareMetres } }
        public var usableSquareMetres: Double { usedSquareMetres + remainingSquareMetres + freeSquareMetres }
    }

    /// Why demand is not served.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// No site meets all criteria.
        case noSite
        /// Sites go to others.
        case competition
        case utility, quota, budget, floorFirst
    }

    /// Demand that the stock and what comes later could not serve.
    public struct Unserved: Sendable, Hashable {
        public let reason: Reason
        public let projectCount: Int
        /// The least that these projects ask for.
        public let landSquareMetres: Double
        public let floorSquareMetres: Double
    }

    /// Land, then floor; in the order of park ids, what lies outside parks last.
    public let lines: [Line]
    /// Of land and of floor, as far as there is any; the sums of the lines.
    public let totals: [Line]
    /// In the order of ``Reason``; by the first binding of each project.
    public let unserved: [Unserved]
}
