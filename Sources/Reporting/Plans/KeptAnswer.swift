// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import LandStore

/// What a kept answer of `match` says beside the sites: its levels, and what keeps out those that are left out.
struct KeptAnswer: Decodable {
    struct Level: Decodable {
        let name: String
        let objective: Double
        let bestBound: Double?
        let relativeGap: Double?
    }

    struct Sentence: Decodable {
        struct Words: Decodable {
            let en: String
            let zh: String
        }

        let sentence: Words

        func text(_ language: Language) -> String { language.text(en: sentence.en, zh: sentence.zh) }
    }

    struct Unplaced: Decodable {
        let projectID: String
        let projectName: String
        let weight: Double
        let binding: [Sentence]
        let remedies: [Sentence]
    }

    let levels: [Level]
    let unplaced: [Unplaced]

    /// Nil where none was kept.
    /// - Throws: ``WorkspaceError`` where it is not what `match` writes.
    init?(of plan: PlanRecord) throws {
        guard let text = plan.answer else { return nil }
        do {
            self = try JSONDecoder().decode(KeptAnswer.self, from: Data(text.utf8))
        } catch {
            throw WorkspaceError(
                .badData, "the answer that was kept with plan `\(plan.id)` cannot be read",
                hint: "another program changed it; make the plan anew with `suodi match`")
        }
    }
}
