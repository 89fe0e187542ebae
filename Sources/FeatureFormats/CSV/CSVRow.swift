// SPDX-License-Identifier: Apache-2.0

public struct CSVRow: Hashable, Sendable {
    public let fields: [String]
    /// The line the row begins on, counted from 1.
    public let line: Int

    public init(fields: [String], line: Int) {
        self.fields = fields
        self.line = line
    }
}
