// SPDX-License-Identifier: Apache-2.0

/// A part of a ground, by shares of its net area along the direction in which it is cut.
public struct GroundShare: Sendable, Hashable {
    public let parcels: [String]
    public let from: Double
    public let to: Double
}
