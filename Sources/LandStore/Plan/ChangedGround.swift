// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// A parcel or unit that is not what it was when a plan was made.
public struct ChangedGround: Sendable, Hashable {
    /// ``LandModel/Layer/parcel`` or ``LandModel/Layer/factoryUnit``.
    public let layer: Layer
    public let id: String
    public let isGone: Bool
}
