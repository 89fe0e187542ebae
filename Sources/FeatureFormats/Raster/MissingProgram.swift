// SPDX-License-Identifier: Apache-2.0

/// A program that does part of the work, and is not on this machine.
public struct MissingProgram: Error, Sendable, Hashable, CustomStringConvertible {
    public let name: String
    /// How to get it.
    public let hint: String

    public var description: String { "the program `\(name)` is not on this machine\n\nhint: \(hint)" }
}
