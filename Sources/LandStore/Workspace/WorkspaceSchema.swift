// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// How the layers stand in a GeoPackage: schema version 3.
///
/// Each later version adds a migration from the one before and never edits what an earlier one did
/// (<doc:0001-schema-versions>).
enum WorkspaceSchema {
    static let version = 3
    static let versionKey = "suodi_schema_version"
    static let ledgerTable = "ledger_event"

    static func tables(crs: CRS) -> [TableDefinition] {
        [ledger] + Layer.allCases.map { table(of: $0, crs: crs) }
    }

    static func table(of layer: Layer, crs: CRS) -> TableDefinition {
        let schema = layer.schema
        return TableDefinition(
            name: layer.rawValue, identifier: schema.title.zh, description: schema.title.en,
            columns: schema.fields.map(column),
            geometry: schema.geometry.map { kind in
                GeometryColumn(name: "geom", kind: geometryKind(kind), crs: crs)
            },
            keepsHistory: true)
    }

    private static let ledger = TableDefinition(
        name: ledgerTable, identifier: "台账", description: "every change: who, when, why, from which file",
        columns: [
            ColumnDefinition("action", .text, isRequired: true),
            ColumnDefinition("actor", .text, isRequired: true),
            ColumnDefinition("reason", .text),
            ColumnDefinition("happened_at", .datetime, isRequired: true),
            ColumnDefinition("source_file", .text),
            ColumnDefinition("source_sha256", .text),
            ColumnDefinition("layer", .text),
            ColumnDefinition("row_count", .integer),
        ],
        geometry: nil, keepsHistory: false)

    /// The columns that came to a layer with a version.
    static func columns(addedTo layer: Layer, in version: Int) -> [ColumnDefinition] {
        layer.schema.fields.filter { $0.sinceVersion == version }.map(column)
    }

    private static func column(_ field: LayerField) -> ColumnDefinition {
        ColumnDefinition(
            field.name, type(of: field.kind), isRequired: field.isRequired, isUnique: field.name == "id",
            references: field.references.map { .init(table: $0.rawValue, column: "id") }, title: field.meaning.zh,
            description: field.meaning.en)
    }

    private static func type(of kind: LayerField.Kind) -> ColumnType {
        switch kind {
        case .text, .word, .stage: .text
        case .integer: .integer
        case .real, .area, .money: .real
        case .boolean: .boolean
        case .date: .date
        }
    }

    private static func geometryKind(_ kind: LayerSchema.GeometryKind) -> GeometryKind? {
        switch kind {
        case .polygon: .multiPolygon
        case .line: .multiLineString
        case .any: nil
        }
    }
}
