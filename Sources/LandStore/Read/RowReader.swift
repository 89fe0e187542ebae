// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// One row of a layer, asked for values by column name.
struct RowReader {
    let layer: Layer
    private let position: [String: Int]
    private let values: [SQLValue]

    init(_ layer: Layer, position: [String: Int], values: [SQLValue]) {
        self.layer = layer
        self.position = position
        self.values = values
    }

    var id: String { text("id") ?? "?" }

    subscript(column: String) -> SQLValue {
        position[column].map { values[$0] } ?? .null
    }

    func text(_ column: String) -> String? {
        if case .text(let text) = self[column] { text } else { nil }
    }

    func real(_ column: String) -> Double? {
        switch self[column] {
        case .real(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }

    func integer(_ column: String) -> Int? {
        if case .integer(let number) = self[column] { Int(number) } else { nil }
    }

    func flag(_ column: String) -> Bool {
        self[column] == .integer(1)
    }

    func date(_ column: String) throws -> CalendarDate? {
        guard let text = text(column) else { return nil }
        do {
            return try CalendarDate(parsing: text)
        } catch {
            throw broken(column, "\(error)")
        }
    }

    /// A list written as one text with `;` between the items.
    func list(_ column: String) -> [String] {
        (text(column) ?? "").split(separator: ";").map(String.init)
    }

    func amounts(prefix: String = "") -> UtilityAmounts {
        var amounts = UtilityAmounts()
        for kind in UtilityKind.allCases { amounts[kind] = real(prefix + kind.fieldName) }
        return amounts
    }

    /// Nil where the row has none, as a floor in a plan.
    func geometryIfAny() throws -> Geometry? {
        self["geom"] == .null ? nil : try geometry()
    }

    func geometry() throws -> Geometry {
        guard case .blob(let bytes) = self["geom"] else { throw broken("geom", "the geometry is missing") }
        return try GeometryBlob.decode(bytes).geometry
    }

    func broken(_ column: String, _ reason: String) -> WorkspaceError { .broken(layer, id, column, reason) }
}

extension WorkspaceError {
    /// What a row holds that only another program can have written.
    static func broken(_ layer: Layer, _ id: String, _ column: String, _ reason: String) -> WorkspaceError {
        WorkspaceError(
            .badData, "\(layer.rawValue) `\(id)`: \(column): \(reason)",
            hint: "the workspace was changed by another program; `suodi check` lists what is wrong")
    }
}
