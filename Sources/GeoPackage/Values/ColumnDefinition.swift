// SPDX-License-Identifier: Apache-2.0

/// The column types used here, each a type of GeoPackage 1.3, table 1.
public enum ColumnType: String, Sendable, Hashable, CaseIterable {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
    /// 0 or 1.
    case boolean = "BOOLEAN"
    /// Text of the form `YYYY-MM-DD`.
    case date = "DATE"
    /// Text of the form `YYYY-MM-DDTHH:MM:SS.SSSZ`, always UTC.
    case datetime = "DATETIME"
    case blob = "BLOB"
}

/// One attribute column of a table to be made.
public struct ColumnDefinition: Sendable, Hashable {
    /// A column elsewhere whose values this one must hold. It must be unique there. Checked when the transaction
    /// ends, so rows may come in any order.
    public struct Reference: Sendable, Hashable {
        public var table: String
        public var column: String

        public init(table: String, column: String) {
            self.table = table
            self.column = column
        }
    }

    public var name: String
    public var type: ColumnType
    public var isRequired: Bool
    public var isUnique: Bool
    public var references: Reference?
    /// What the column is called in front of people; desktop GIS shows it in place of the name.
    public var title: String?
    /// What the column means, with its unit.
    public var description: String

    public init(
        _ name: String, _ type: ColumnType, isRequired: Bool = false, isUnique: Bool = false,
        references: Reference? = nil, title: String? = nil, description: String = ""
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.isUnique = isUnique
        self.references = references
        self.title = title
        self.description = description
    }
}
