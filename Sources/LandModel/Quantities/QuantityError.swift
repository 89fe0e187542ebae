// SPDX-License-Identifier: Apache-2.0

/// A text that is not the quantity it should be.
public struct QuantityError: Error, Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public let expected: String

    public init(text: String, expected: String) {
        self.text = text
        self.expected = expected
    }

    public var description: String {
        "`\(text)` is not \(expected)"
    }
}
