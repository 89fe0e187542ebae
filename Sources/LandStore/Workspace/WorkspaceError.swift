// SPDX-License-Identifier: Apache-2.0

/// Something about a workspace or the data put into it that a person must mend.
public struct WorkspaceError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable {
        case alreadyExists, notAWorkspace, newerVersion, badCity, badData, unknownLayer, unknownFeature
        case changedMeanwhile
    }

    public let code: Code
    public let message: String
    public let hint: String?

    public init(_ code: Code, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    public var description: String {
        hint.map { "\(message)\n\nhint: \($0)" } ?? message
    }
}
