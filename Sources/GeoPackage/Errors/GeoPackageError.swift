// SPDX-License-Identifier: Apache-2.0

/// What could not be done with a GeoPackage file, where in it, and how to go on.
public struct GeoPackageError: Error, Sendable, Hashable {
    public enum Code: Sendable, Hashable {
        /// The file, the table, the column or the spatial reference system is not there.
        case notFound
        /// Something is already at the place to be written.
        case alreadyExists
        /// The file is of another kind, or lacks what every GeoPackage has.
        case notAGeoPackage
        /// A version of the format that this module does not know.
        case newerVersion
        /// Another process kept the file locked for longer than the busy timeout. Trying again later may succeed.
        case busy
        /// The file is damaged, or cut short.
        case corrupt
        /// A rule of a table forbids the change: required, unique, references, or a value no column can hold.
        case constraint
        /// The file was opened for reading only.
        case readOnly
        /// The operating system does not allow it.
        case noPermission
        /// The disk is full.
        case diskFull
        /// Reading or writing failed in the operating system.
        case io
        /// A geometry blob that cannot be read.
        case malformedGeometry
        /// A stored value is of another type than was asked for.
        case unexpectedType
        /// A table that keeps its history was about to change outside any event.
        case noEvent
        /// SQLite failed in a way this module has no word for.
        case engine
    }

    public var code: Code
    public var message: String
    /// The path of the file.
    public var file: String?
    public var table: String?
    /// The feature identifier when reading, the position in the batch counted from 1 when writing.
    public var row: Int64?
    public var hint: String?

    public init(
        code: Code, message: String, file: String? = nil, table: String? = nil, row: Int64? = nil, hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.table = table
        self.row = row
        self.hint = hint
    }
}

extension GeoPackageError: CustomStringConvertible {
    public var description: String {
        var places: [String] = []
        if let file { places.append(file) }
        if let table { places.append("table `\(table)`") }
        if let row { places.append("row \(row)") }
        let what = places.isEmpty ? message : "\(places.joined(separator: ", ")): \(message)"
        return hint.map { "\(what)\n\nhint: \($0)" } ?? what
    }
}
