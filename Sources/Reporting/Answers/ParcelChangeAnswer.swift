// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import LandModel
public import Planner

/// An answer that proposes a change of parcels: a cut or a merge.
public protocol ParcelChangeAnswer {
    var snapshot: LandSnapshot { get }
    /// What would be written; nil where nothing can be.
    var chosen: GroundChange? { get }
    var obstacles: [GroundObstacle] { get }

    /// Why nothing is chosen, a sentence each.
    func reasonsAgainst(_ language: Language) -> [String]
    func table(_ language: Language) -> String
    /// - Parameter isWritten: whether the workspace has been changed so.
    func json(isWritten: Bool) -> JSONNode
    func geoJSON() throws -> Data
    func csv() -> String
}

extension CutAnswer: ParcelChangeAnswer {
    public func reasonsAgainst(_ language: Language) -> [String] {
        chosen == nil ? [refusalSentence(language)] : []
    }
}

extension MergeAnswer: ParcelChangeAnswer {
    /// The reasons against merging, or that against cutting what was merged.
    public func reasonsAgainst(_ language: Language) -> [String] {
        refusalSentences(language) + (cut?.reasonsAgainst(language) ?? [])
    }
}
