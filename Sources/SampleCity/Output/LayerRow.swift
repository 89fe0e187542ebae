// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel

/// One feature or table row on its way to a file: values by column name, absent ones left out, and a planar shape.
struct LayerRow: Sendable {
    let id: String
    var values: [String: PropertyValue]
    var shape: PlanarShape?

    init(id: String, name: String?, synthetic: Bool, shape: PlanarShape? = nil) {
        self.id = id
        self.shape = shape
        values = ["id": .text(id), "synthetic": .boolean(synthetic)]
        set("name", name)
    }

    mutating func set(_ column: String, _ text: String?) {
        if let text, !text.isEmpty { values[column] = .text(text) }
    }

    mutating func set(_ column: String, _ number: Double?) {
        if let number { values[column] = .real(number) }
    }

    mutating func set(_ column: String, _ number: Int?) {
        if let number { values[column] = .integer(Int64(number)) }
    }

    mutating func set(_ column: String, _ flag: Bool?) {
        if let flag { values[column] = .boolean(flag) }
    }

    mutating func set(_ column: String, _ date: CalendarDate?) {
        if let date { values[column] = .text(date.description) }
    }

    /// Where the words come from when nobody published them.
    mutating func markInvented() {
        set("source", "SampleCity")
        set("confidence", "invented")
    }
}
