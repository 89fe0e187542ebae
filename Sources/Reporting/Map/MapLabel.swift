// SPDX-License-Identifier: Apache-2.0

/// A name on the map, centred on its position.
public struct MapLabel: Hashable, Sendable {
    public var text: String
    public var position: MapPosition
    public var isStrong: Bool

    public init(_ text: String, at position: MapPosition, isStrong: Bool = false) {
        self.text = text
        self.position = position
        self.isStrong = isStrong
    }
}
