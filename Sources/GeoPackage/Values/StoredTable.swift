// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A layer or a table of attributes as a file describes it.
public struct StoredTable: Sendable, Hashable {
    public var name: String
    public var identifier: String
    public var description: String
    /// nil for a table of attributes.
    public var geometry: StoredGeometryColumn?
    /// The integer primary key; nil for a view.
    public var primaryKey: String?
    public var keepsHistory: Bool
    /// What the file declares about the extent of the layer; it may be larger than the features.
    public var declaredExtent: Envelope
}

public struct StoredGeometryColumn: Sendable, Hashable {
    public var name: String
    /// The declared kind in upper case: `MULTIPOLYGON`, `GEOMETRY`, `CURVEPOLYGON`.
    public var kindName: String
    /// Identifies a row of `gpkg_spatial_ref_sys`; -1 and 0 stand for undefined Cartesian and geographic systems.
    public var srsID: Int32
    public var hasSpatialIndex: Bool

    /// nil for any geometry, and for kinds this package does not know.
    public var kind: GeometryKind? {
        GeometryKind.allCases.first { $0.name.uppercased() == kindName }
    }
}

/// A column as a file declares it, the geometry and the primary key included.
public struct StoredColumn: Sendable, Hashable {
    public var name: String
    /// In upper case; free text in files made elsewhere.
    public var declaredType: String
    public var isRequired: Bool
    public var isPrimaryKey: Bool
}
