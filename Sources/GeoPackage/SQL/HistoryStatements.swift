// SPDX-License-Identifier: Apache-2.0

/// The history twin of one table and the triggers that feed it. Decision 0002 says why it is made this way.
struct HistoryStatements {
    let table: String
    /// All columns but `event_id`, the primary key first.
    let columns: [String]

    static let createState = """
        CREATE TABLE IF NOT EXISTS \(CompanionName.state) (
            id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1), current_event INTEGER);
        INSERT OR IGNORE INTO \(CompanionName.state) VALUES (1, NULL);
        """
    static let setCurrent = "UPDATE \(CompanionName.state) SET current_event = ?"

    static func adoptRows(of table: String) -> String {
        let event = quoted(CompanionName.eventColumn)
        return "UPDATE \(quoted(table)) SET \(event) = ? WHERE \(event) IS NULL"
    }

    // Open versions of rows that still exist were closed by the adopt trigger when their rows were stamped.
    static func adoptRemovals(from table: String) -> String {
        let until = quoted(CompanionName.untilColumn)
        return "UPDATE \(quoted(CompanionName.history(of: table))) SET \(until) = ? WHERE \(until) IS NULL"
    }

    private var t: String { quoted(table) }
    private var history: String { quoted(CompanionName.history(of: table)) }
    private let current = "(SELECT current_event FROM \(CompanionName.state))"
    private let event = quoted(CompanionName.eventColumn)
    private let until = quoted(CompanionName.untilColumn)
    private let fid = quoted(TableDefinition.primaryKey)

    init(table: String, columns: [String]) {
        self.table = table
        self.columns = columns
    }

    /// `declarations` holds the twin's columns with their types, in the order of `columns`.
    func create(declarations: [String]) -> String {
        """
        CREATE TABLE \(history) (\(declarations.joined(separator: ", ")), \(event) INTEGER, \(until) INTEGER);
        CREATE INDEX \(quoted("\(table)_history_open")) ON \(history) (\(fid)) WHERE \(until) IS NULL;
        \(createTriggers)
        """
    }

    var dropTriggers: String {
        ["update", "delete", "outside_insert", "outside_update", "adopt"].map {
            "DROP TRIGGER IF EXISTS \(trigger($0));"
        }
        .joined(separator: " ") + " "
    }

    private func trigger(_ what: String) -> String { quoted("\(table)_history_\(what)") }

    var createTriggers: String {
        let names = quoted(columns + [CompanionName.eventColumn, CompanionName.untilColumn])
        let old = columns.map { "OLD.\(quoted($0))" }.joined(separator: ", ")
        // The triggers watch every column but event_id, so that stamping a row is not itself a new version.
        return """
            CREATE TRIGGER \(trigger("update")) AFTER UPDATE OF \(quoted(columns)) ON \(t)
            BEGIN
                INSERT INTO \(history) (\(names)) VALUES (\(old), OLD.\(event), \(current));
            END;
            CREATE TRIGGER \(trigger("delete")) AFTER DELETE ON \(t)
            BEGIN
                INSERT INTO \(history) (\(names)) VALUES (\(old), OLD.\(event), \(current));
            END;
            CREATE TRIGGER \(trigger("outside_insert")) AFTER INSERT ON \(t)
                WHEN NEW.\(event) NOT NULL AND \(current) IS NULL
            BEGIN
                UPDATE \(t) SET \(event) = NULL WHERE \(fid) = NEW.\(fid);
            END;
            CREATE TRIGGER \(trigger("outside_update")) AFTER UPDATE OF \(quoted(columns)) ON \(t)
                WHEN NEW.\(event) NOT NULL AND \(current) IS NULL
            BEGIN
                UPDATE \(t) SET \(event) = NULL WHERE \(fid) = NEW.\(fid);
            END;
            CREATE TRIGGER \(trigger("adopt")) AFTER UPDATE OF \(event) ON \(t)
                WHEN OLD.\(event) IS NULL AND NEW.\(event) NOT NULL
            BEGIN
                UPDATE \(history) SET \(until) = NEW.\(event) WHERE \(fid) = NEW.\(fid) AND \(until) IS NULL;
            END;
            """
    }

    /// The versions that stood when event `?1` had been recorded.
    var versionsAsOf: String {
        let names = quoted(columns + [CompanionName.eventColumn])
        return """
            SELECT \(names) FROM \(t) WHERE \(event) <= ?1
            UNION ALL
            SELECT \(names) FROM \(history) WHERE \(event) <= ?1 AND (\(until) > ?1 OR \(until) IS NULL)
            """
    }
}
