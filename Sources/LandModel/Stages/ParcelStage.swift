// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Where a parcel stands on its way from plan to plant 供地阶段.
public enum ParcelStage: String, CaseIterable, Hashable, Sendable, Codable {
    case planned, approving, approved, clearing, cleared, reserve, listed, sold, delivered, started
    case failedAuction, reclaimed, withdrawn, idle, lowEfficiency

    /// Reads the identifier or the Chinese or English name of the stage table: `reserve`, `净地储备`.
    public init(parsing text: String) throws(QuantityError) {
        let wanted = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if let stage = ParcelStage(rawValue: wanted)
            ?? ParcelStage.allCases.first(where: { stage in
                let name = StageTable.shipped[stage].name
                return name.zh == wanted || name.en.lowercased() == wanted.lowercased()
            })
        {
            self = stage
            return
        }
        let known = ParcelStage.allCases.map { "\($0.rawValue) \(StageTable.shipped[$0].name.zh)" }
        throw QuantityError(text: text, expected: "a parcel stage (\(known.joined(separator: ", ")))")
    }

    public var name: Term { StageTable.shipped[self].name }
}
