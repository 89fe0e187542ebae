// SPDX-License-Identifier: Apache-2.0

/// Where a feature was read, for messages and for the ledger.
public struct FeatureOrigin: Hashable, Sendable {
    public var file: String
    /// The feature's place in the file, counted from 1.
    public var ordinal: Int
    /// The line it begins on, counted from 1.
    public var line: Int?
    /// The byte it begins at, counted from 0.
    public var byte: Int?

    public init(file: String, ordinal: Int, line: Int? = nil, byte: Int? = nil) {
        self.file = file
        self.ordinal = ordinal
        self.line = line
        self.byte = byte
    }
}
