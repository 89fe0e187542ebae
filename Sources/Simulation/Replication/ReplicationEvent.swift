// SPDX-License-Identifier: Apache-2.0

/// One thing that happened in a replication, as its story tells it. Land in mu, floor in m².
public struct ReplicationEvent: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case landAsked, landMet, landMetLate, landWaits, gaveUp
        case parcelReady, parcelReleased, lockLapsed, listed, sold
        case floorAsked, floorLet, floorWaits, unitVacant, floorCompleted
    }

    /// Months from the start.
    public let month: Double
    public let kind: Kind
    /// Who, such as a tier and number, or the id of a project.
    public let who: String
    /// Ground it is about: ids of parcels, with the share from one end to the other that is meant.
    public let ground: GroundShare?
    public let landMu: Double?
    public let floorSquareMetres: Double?
    public let cause: ShortageCause?
    /// In stock after it.
    public let stockMu: Double
    public let usableMu: Double
}
