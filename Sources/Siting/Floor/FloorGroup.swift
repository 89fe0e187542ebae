// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Adjacent factory units of one building that together make up a floor.
public struct FloorGroup: Sendable, Hashable {
    /// Positions in the snapshot's units, ascending; two or more.
    public let units: [Int]
    public let factoryID: String
    /// The floors that are recorded, each once, ascending; empty where none is.
    public let floors: [Int]
    public let areaSquareMetres: Double
    /// The sum in kVA; nil where one unit's is not known.
    public let power: Double?
    /// The day the last of them is free; nil where one unit's is not known.
    public let freeOn: CalendarDate?
    /// The least of them; nil where one unit's is not known.
    public let clearHeightMetres: Double?
    /// The least of them; nil where one unit's is not known.
    public let floorLoadKilonewtonsPerSquareMetre: Double?
    /// The criteria that some unit's data is absent for, in the order of the funnel.
    public let unknown: [Criterion]
    public let cautions: [FloorCaution]
}
