// SPDX-License-Identifier: Apache-2.0

/// Columns by name, of plain values of any kind, as a file of columns keeps them.
///
/// The names say what is in them, and whoever asks for one must know its kind: bytes are not told apart.
public struct NamedColumns: Sendable {
    private var columns: [String: Column<UInt8>] = [:]

    public init() {}

    /// Ascending.
    public var names: [String] { columns.keys.sorted() }

    /// Puts a column under a name, in place of one that has it already.
    public mutating func set<Element: BitwiseCopyable & Sendable>(_ name: String, _ column: Column<Element>) {
        columns[name] = column.asBytes
    }

    /// The column of a name; nil where there is none, or where its bytes are no whole number of such elements.
    public func column<Element: BitwiseCopyable & Sendable>(
        _ name: String, of: Element.Type = Element.self
    ) -> Column<Element>? {
        columns[name]?.viewed(as: Element.self)
    }
}
