// SPDX-License-Identifier: Apache-2.0

/// Why a file could not be read: where, which feature, what is wrong and how to go on.
public struct FormatError: Error, Sendable, Hashable {
    /// The file's name as the caller gave it.
    public var file: String
    /// Counted from 1.
    public var line: Int?
    /// Counted from 0.
    public var byte: Int?
    /// The feature by its place, counted from 1, and its id where it has one: `feature 3 (id "DK-07")`.
    public var feature: String?
    public var reason: String
    public var hint: String?

    public init(
        file: String, line: Int? = nil, byte: Int? = nil, feature: String? = nil, reason: String, hint: String? = nil
    ) {
        self.file = file
        self.line = line
        self.byte = byte
        self.feature = feature
        self.reason = reason
        self.hint = hint
    }
}

extension FormatError: CustomStringConvertible {
    /// `parcels.geojson, line 12, feature 3 (id "DK-07"): ring 1 is not closed`, and the hint after a blank line.
    public var description: String {
        let place = [file, line.map { "line \($0)" }, line == nil ? byte.map { "byte \($0)" } : nil, feature]
        let what = "\(place.compactMap(\.self).joined(separator: ", ")): \(reason)"
        return hint.map { "\(what)\n\nhint: \($0)" } ?? what
    }
}
