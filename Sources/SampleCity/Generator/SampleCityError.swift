// SPDX-License-Identifier: Apache-2.0

/// Why the synthetic part of a city could not be made.
public struct SampleCityError: Error, Hashable, Sendable, CustomStringConvertible {
    public let message: String
    public let hint: String?

    public init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    public var description: String {
        hint.map { "\(message)\n\nhint: \($0)" } ?? message
    }
}
