// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// One line of the ledger: who changed what, when, why, and from which file.
public struct LedgerEvent: Sendable, Hashable {
    public let action: String
    public let actor: String
    public let reason: String?
    public let happenedAt: Date
    public let sourceFile: String?
    /// SHA-256 of the source file, in hexadecimal.
    public let sourceHash: String?

    public init(
        action: String, actor: String, reason: String? = nil, happenedAt: Date, sourceFile: String? = nil,
        sourceHash: String? = nil
    ) {
        self.action = action
        self.actor = actor
        self.reason = reason
        self.happenedAt = happenedAt
        self.sourceFile = sourceFile
        self.sourceHash = sourceHash
    }
}
