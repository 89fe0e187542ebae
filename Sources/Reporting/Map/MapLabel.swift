// SPDX-License-Identifier: Apache-2.0

/// A name on the map, centred on its position.
public struct MapLabel: Hashable, Sendable {
    public var text: String
    public var position: MapPosition
    public var isStrong: Bool
    /// Where it may stand too, tried in turn when there is no room at its position.
    public var alternatives: [MapPosition] = []

    public init(_ text: String, at position: MapPosition, isStrong: Bool = false) {
        self.text = text
        self.position = position
        self.isStrong = isStrong
    }
}
