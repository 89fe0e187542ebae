// SPDX-License-Identifier: Apache-2.0

/// Why a model could not be built or solved. That a model has no solution is an answer, not an error: see
/// ``Solution/Status``.
public struct OptimizationError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        /// A number that no solver can work with: not a number, infinite, out of range, bounds that cross.
        case invalidModel
        /// The limits or the start values make no sense.
        case invalidRequest
        /// The solver's answer breaks a constraint by more than its tolerance allows, or contradicts itself.
        case numericalTrouble
        /// The solver refused a call or stopped without an answer.
        case solverFailure
    }

    public let code: Code
    /// The variable, constraint or level concerned, by its name.
    public let subject: String?
    public let message: String
    public let hint: String?

    init(_ code: Code, subject: String? = nil, _ message: String, hint: String? = nil) {
        self.code = code
        self.subject = subject
        self.message = message
        self.hint = hint
    }

    public var description: String {
        var text = subject.map { "`\($0)`: \(message)" } ?? message
        if let hint {
            text += "\n\nhint: \(hint)"
        }
        return text
    }
}
