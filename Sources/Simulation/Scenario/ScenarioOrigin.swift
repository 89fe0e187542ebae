// SPDX-License-Identifier: Apache-2.0

/// Which file each entry of a scenario comes from, when one extends another.
struct ScenarioOrigin: Sendable {
    private let file: String
    /// By path: entries that stand in another file than what holds them.
    private var others: [String: String] = [:]

    init(_ file: String) {
        self.file = file
    }

    func file(of path: String) -> String {
        var path = path
        while true {
            if let file = others[path] { return file }
            guard let cut = path.lastIndex(where: { ".[".contains($0) }) else { return file }
            path = String(path[..<cut])
        }
    }

    /// The same with the entry at `path`, and all below it, from `file`.
    func with(_ path: String, from file: String) -> ScenarioOrigin {
        var origin = self
        origin.others[path] = file
        return origin
    }
}
