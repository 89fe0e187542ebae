// SPDX-License-Identifier: Apache-2.0

/// Why no law has what was observed.
public struct LawFitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which fit was asked for, with the observations, such as "a start curve with 30 % and 20 % started".
    public let fit: String
    public let reason: String

    public var description: String {
        "\(fit): \(reason)"
    }
}
