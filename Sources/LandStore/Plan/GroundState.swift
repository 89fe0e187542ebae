// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GeoPackage
internal import LandModel

/// What a parcel or unit is, in a few letters: another text when anything that a plan rests on has changed.
///
/// Sixteen hexadecimal digits of the SHA-256 of its shape and of its columns but for remarks and sources. A row that
/// was written again as it was has the same state.
enum GroundState {
    /// What stands for a state that was not seen: no row has it.
    static let unknown = "-"

    private static let remarks: Set<String> = ["name", "source", "confidence", "checked_on", "note", "extra"]
    private static let length = 16

    static func text(of row: RowReader) -> String {
        let digest = FileDigest()
        func add(_ bytes: [UInt8]) {
            // The length goes before, so that values cannot run into each other.
            for part in [[UInt8]("\(bytes.count):".utf8), bytes] {
                // SAFETY: a byte has no bits that are not set.
                unsafe digest.update(part.span.bytes)
            }
        }
        for field in row.layer.schema.fields where !remarks.contains(field.name) {
            // A column that came with a later version of the schema says nothing while it is empty.
            guard row[field.name] != .null else { continue }
            add([UInt8](field.name.utf8))
            add(bytes(of: row[field.name]))
        }
        add(bytes(of: row["geom"]))
        return String(digest.hexadecimal().prefix(length))
    }

    private static func bytes(of value: SQLValue) -> [UInt8] {
        switch value {
        case .null: []
        case .integer(let number): [UInt8]("\(number)".utf8)
        case .real(let number): [UInt8]("\(number)".utf8)
        case .text(let text): [UInt8](text.utf8)
        case .blob(let bytes): [UInt8](bytes)
        }
    }
}
