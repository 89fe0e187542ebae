// SPDX-License-Identifier: Apache-2.0

/// The row of one facility that was invented or placed by eye.
enum FacilityRow {
    static func row(_ id: String, _ name: String, _ kind: String, _ shape: PlanarShape) -> LayerRow {
        var row = LayerRow(id: id, name: name, synthetic: true, shape: shape)
        row.set("kind", kind)
        row.markInvented()
        return row
    }
}
