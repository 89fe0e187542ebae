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

    /// The index is filled from the rows already there. Entries are widened to 32-bit numbers by SQLite.
    var fill: String {
        """
        INSERT INTO \(tree)
            SELECT \(i), ST_MinX(\(c)), ST_MaxX(\(c)), ST_MinY(\(c)), ST_MaxY(\(c)) FROM \(t)
            WHERE \(c) NOT NULL AND NOT ST_IsEmpty(\(c))
        """
    }

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
