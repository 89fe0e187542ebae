// SPDX-License-Identifier: Apache-2.0

/// `name` as an SQL identifier. Every name that enters a statement goes through here.
func quoted(_ name: String) -> String {
    precondition(!name.utf8.contains(0), "an SQL name with a NUL character")
    return "\"" + name.replacing("\"", with: "\"\"") + "\""
}

/// A list of quoted names.
func quoted(_ names: some Sequence<String>) -> String {
    names.map { quoted($0) }.joined(separator: ", ")
}

/// The names that a table brings with it.
enum CompanionName {
    static let eventColumn = "event_id"
    static let untilColumn = "until_event"
    static let state = "workspace_state"
    static let metadata = "suodi_metadata"

    static func history(of table: String) -> String { table + "_history" }
    static func spatialIndex(of table: String, geometry: String) -> String { "rtree_\(table)_\(geometry)" }
}
