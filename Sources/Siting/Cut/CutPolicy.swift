// SPDX-License-Identifier: Apache-2.0

/// What a part of a parcel must still have to be of use.
public struct PartRequirement: Sendable, Hashable {
    public var minimumNetAreaSquareMetres: Double
    /// In one stretch without a sharp corner.
    public var minimumFrontageMetres: Double
    /// The least distance between two parallel lines that hold the part between them.
    public var minimumWidthMetres: Double

    public init(
        minimumNetAreaSquareMetres: Double = 0, minimumFrontageMetres: Double = 0, minimumWidthMetres: Double = 0
    ) {
        self.minimumNetAreaSquareMetres = minimumNetAreaSquareMetres
        self.minimumFrontageMetres = minimumFrontageMetres
        self.minimumWidthMetres = minimumWidthMetres
    }
}

/// The rules under which land is cut, and how much work one parcel may cost.
public struct CutPolicy: Sendable, Hashable {
    /// What the part that is cut off must have, beside the area asked for.
    public var allotment: PartRequirement
    /// What the rest must still have.
    public var remainder: PartRequirement
    /// A part that hangs together by less than this, measured across the cut, counts as fallen apart.
    public var minimumNeckMetres = 1.0
    /// Directions of cut tried on one parcel, those of its longest frontages first.
    public var maximumAxisCount = 4
    /// Places where a section may meet an edge while one direction is swept; more, and the direction is left out.
    public var maximumSectionWork = 2_000_000
    /// Sweeps made for one division into several parts.
    public var maximumDivisionWork = 2_000

    public init(allotment: PartRequirement, remainder: PartRequirement) {
        self.allotment = allotment
        self.remainder = remainder
    }

    /// Both parts keep 40 m of frontage and of width, and the remainder 15亩: what planners ask for at least.
    public static let customary = CutPolicy(
        allotment: PartRequirement(minimumFrontageMetres: 40, minimumWidthMetres: 40),
        remainder: PartRequirement(
            minimumNetAreaSquareMetres: 10_000, minimumFrontageMetres: 40, minimumWidthMetres: 40))
}
