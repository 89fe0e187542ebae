// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import SimpleFeatures

/// The geometry column of a layer to be made.
public struct GeometryColumn: Sendable, Hashable {
    public var name: String
    /// nil admits every kind.
    public var kind: GeometryKind?
    public var crs: CRS

    public init(name: String = "geom", kind: GeometryKind? = nil, crs: CRS) {
        self.name = name
        self.kind = kind
        self.crs = crs
    }
}

/// A table to be made: a layer when it has a geometry, else a table of attributes.
///
/// Every table gets the primary key `fid`. A table that keeps its history also gets the column `event_id`, which the
/// writer fills, and a twin named `<name>_history` (see ``GeoPackageWriter/setEvent(_:)``).
public struct TableDefinition: Sendable, Hashable {
    public static let primaryKey = "fid"

    public var name: String
    /// A title for people, unique in the file; the name when nil.
    public var identifier: String?
    public var description: String
    public var columns: [ColumnDefinition]
    public var geometry: GeometryColumn?
    public var keepsHistory: Bool

    public init(
        name: String, identifier: String? = nil, description: String = "", columns: [ColumnDefinition],
        geometry: GeometryColumn? = nil, keepsHistory: Bool = false
    ) {
        self.name = name
        self.identifier = identifier
        self.description = description
        self.columns = columns
        self.geometry = geometry
        self.keepsHistory = keepsHistory
    }
}
