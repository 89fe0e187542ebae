// SPDX-License-Identifier: Apache-2.0

/// Shapes drawn alike, below the layers that follow.
public struct MapLayer: Hashable, Sendable {
    /// Becomes the class of the group, for those who restyle the file.
    public var name: String
    public var style: MapStyle
    public var shapes: [MapShape]
    /// No label may lie over a shape of this layer, as for the parcel that is selected.
    public var keepsLabelsAway: Bool

    public init(_ name: String, style: MapStyle, shapes: [MapShape], keepsLabelsAway: Bool = false) {
        self.name = name
        self.style = style
        self.shapes = shapes
        self.keepsLabelsAway = keepsLabelsAway
    }
}
