// SPDX-License-Identifier: Apache-2.0

/// The R-tree of one geometry column, its triggers and its registration (GeoPackage 1.3, annex F.3).
///
/// The triggers are those of version 1.3: update1 … update4. Do not mix in update5 … update7 of version 1.4: every
/// validator rejects a file with triggers of another version than it declares. And do not write a layer by
/// `INSERT … ON CONFLICT DO UPDATE`, under which update1 is not right (opengeospatial/geopackage issue 639).
struct SpatialIndexStatements {
    let table: String
    let geometry: String
    let primaryKey: String

    var name: String { CompanionName.spatialIndex(of: table, geometry: geometry) }

    private var t: String { quoted(table) }
    private var c: String { quoted(geometry) }
    private var i: String { quoted(primaryKey) }
    private var tree: String { quoted(name) }

    var createTree: String {
        "CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy)"
    }

    /// The tables in which SQLite keeps the tree: its nodes, the leaf of each row, the parent of each node.
    enum Part: String, CaseIterable {
        case node, rowid, parent
    }

    var nodeSize: String { "SELECT length(data) FROM \(quoted(name + "_node")) WHERE nodeno = 1" }

    var entryCount: String { "SELECT count(*) FROM \(quoted(name + "_rowid"))" }

    func clear(_ part: Part) -> String { "DELETE FROM \(quoted("\(name)_\(part.rawValue)"))" }

    func insert(into part: Part) -> String { "INSERT INTO \(quoted("\(name)_\(part.rawValue)")) VALUES (?, ?)" }

    /// By identifier, so that the tables above are filled in the order of their keys.
    var selectGeometries: String { "SELECT \(i), \(c) FROM \(t) WHERE \(c) NOT NULL ORDER BY \(i)" }

    /// The triggers of the index, as this module or another program wrote them.
    static let triggers = """
        SELECT name, sql FROM sqlite_master
        WHERE type = 'trigger' AND lower(tbl_name) = lower(?1) AND lower(substr(name, 1, length(?2))) = lower(?2)
        ORDER BY rowid
        """

    /// Selects 1 if the tree has nothing but the five columns of the standard, and 32-bit real numbers.
    static let isStandardTree = """
        SELECT 1 FROM sqlite_master WHERE name = ?1 AND sql NOT LIKE '%rtree_i32%'
            AND (SELECT count(*) FROM pragma_table_info(?1)) = 5
        """

    /// Counts rows that the index lacks or bounds too tightly, and entries without a row.
    var countMismatches: String {
        """
        SELECT (
            SELECT count(*) FROM \(t) f LEFT JOIN \(tree) e ON e.id = f.\(i)
            WHERE f.\(c) NOT NULL AND NOT ST_IsEmpty(f.\(c)) AND (
                e.id IS NULL OR e.minx > ST_MinX(f.\(c)) OR e.maxx < ST_MaxX(f.\(c))
                OR e.miny > ST_MinY(f.\(c)) OR e.maxy < ST_MaxY(f.\(c)))
        ) + (
            SELECT count(*) FROM \(tree) WHERE id NOT IN (
                SELECT \(i) FROM \(t) WHERE \(c) NOT NULL AND ST_IsEmpty(\(c)) IS NOT 1)
        )
        """
    }

    var register: String {
        """
        INSERT INTO gpkg_extensions VALUES (
            ?, ?, 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')
        """
    }

    var createTriggers: String {
        """
        CREATE TRIGGER \(quoted(name + "_insert")) AFTER INSERT ON \(t)
            WHEN (NEW.\(c) NOT NULL AND NOT ST_IsEmpty(NEW.\(c)))
        BEGIN
            INSERT OR REPLACE INTO \(tree) VALUES (\(newEntry));
        END;
        CREATE TRIGGER \(quoted(name + "_update1")) AFTER UPDATE OF \(c) ON \(t)
            WHEN OLD.\(i) = NEW.\(i) AND (NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))
        BEGIN
            INSERT OR REPLACE INTO \(tree) VALUES (\(newEntry));
        END;
        CREATE TRIGGER \(quoted(name + "_update2")) AFTER UPDATE OF \(c) ON \(t)
            WHEN OLD.\(i) = NEW.\(i) AND (NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))
        BEGIN
            DELETE FROM \(tree) WHERE id = OLD.\(i);
        END;
        CREATE TRIGGER \(quoted(name + "_update3")) AFTER UPDATE ON \(t)
            WHEN OLD.\(i) != NEW.\(i) AND (NEW.\(c) NOTNULL AND NOT ST_IsEmpty(NEW.\(c)))
        BEGIN
            DELETE FROM \(tree) WHERE id = OLD.\(i);
            INSERT OR REPLACE INTO \(tree) VALUES (\(newEntry));
        END;
        CREATE TRIGGER \(quoted(name + "_update4")) AFTER UPDATE ON \(t)
            WHEN OLD.\(i) != NEW.\(i) AND (NEW.\(c) ISNULL OR ST_IsEmpty(NEW.\(c)))
        BEGIN
            DELETE FROM \(tree) WHERE id IN (OLD.\(i), NEW.\(i));
        END;
        CREATE TRIGGER \(quoted(name + "_delete")) AFTER DELETE ON \(t)
            WHEN OLD.\(c) NOT NULL
        BEGIN
            DELETE FROM \(tree) WHERE id = OLD.\(i);
        END;
        """
    }

    private var newEntry: String {
        "NEW.\(i), ST_MinX(NEW.\(c)), ST_MaxX(NEW.\(c)), ST_MinY(NEW.\(c)), ST_MaxY(NEW.\(c))"
    }
}
