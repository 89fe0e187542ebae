// SPDX-License-Identifier: Apache-2.0

/// One column of a layer: its name, what kind of value it holds and what that value means.
///
/// Names carry the unit of a bare number (`net_area_m2`, `hall_length_m`); a text such as `85亩` in a quantity column
/// is converted to it on import.
public struct LayerField: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text
        case integer
        case real
        case boolean
        case date
        /// A real number of square metres.
        case area
        /// A real number of 万元.
        case money
        /// One of a closed list of words.
        case word([String])
        /// A parcel stage, by identifier or Chinese name.
        case stage
    }

    public let name: String
    public let kind: Kind
    public let meaning: Term
    public let isRequired: Bool
    /// The layer whose `id` this column must name.
    public let references: Layer?
    /// The version of the workspace's schema in which it came.
    public let sinceVersion: Int

    init(
        _ name: String, _ kind: Kind, _ zh: String, _ en: String, required: Bool = false, references: Layer? = nil,
        since version: Int = 1
    ) {
        precondition(version == 1 || !required, "rows that are there already have nothing in a new column")
        self.name = name
        self.kind = kind
        meaning = Term(en: en, zh: zh)
        isRequired = required
        self.references = references
        sinceVersion = version
    }
}
