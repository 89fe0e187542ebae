// SPDX-License-Identifier: Apache-2.0
import Planner

/// A park named on the command line, to be drawn closely.
enum ParkChoice {
    /// - Throws: `Failure` naming the parks there are, where none has this id.
    static func require(_ id: String?, among parks: [MapOutlines.Park]) throws {
        guard let id, !parks.contains(where: { $0.id == id }) else { return }
        let known = parks.map { "`\($0.id)` \($0.name)" }.joined(separator: ", ")
        throw Failure(.badInput, "there is no park `\(id)`" + (known.isEmpty ? "" : "\n\nhint: the parks are \(known)"))
    }
}
