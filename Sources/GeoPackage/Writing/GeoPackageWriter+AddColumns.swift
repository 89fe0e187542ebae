// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageWriter {
    /// Gives a table more columns, empty in every row, and its history twin too. No row is changed by it.
    /// - Precondition: none of them is required or unique.
    /// - Throws: `notFound` for a table that is not there, `alreadyExists` for a column that is.
    public func addColumns(_ columns: [ColumnDefinition], to table: String) throws(GeoPackageError) {
        guard !columns.isEmpty else { return }
        precondition(!columns.contains { $0.isRequired || $0.isUnique }, "rows that are there have nothing in it")
        try run(table: table) {
            let shape = try shape(of: table)
            guard shape.firstUnknown(of: columns.map(\.name)) == columns[0].name else {
                throw GeoPackageError(code: .alreadyExists, message: "there is such a column already")
            }
            for column in columns {
                try database.execute(sql: "ALTER TABLE \(quoted(table)) ADD COLUMN \(declaration(column))")
            }
            if let old = shape.historyColumns {
                let twin = quoted(CompanionName.history(of: table))
                for column in columns {
                    try database.execute(
                        sql: "ALTER TABLE \(twin) ADD COLUMN \(quoted(column.name)) \(column.type.rawValue)")
                }
                let statements = HistoryStatements(table: table, columns: old + columns.map(\.name))
                try database.execute(sql: statements.dropTriggers + statements.createTriggers)
            }
            try describeColumns(columns, of: table)
            forgetShape(of: table)
        }
    }
}
