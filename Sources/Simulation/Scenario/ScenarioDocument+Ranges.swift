// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Yams

extension ScenarioDocument {
    /// An entry that states how low and how high it may be.
    struct Range {
        let path: String
        /// Where a number is put to vary it: the value of a figure, the factor of a law.
        let settingPath: String
        let title: Term
        let unit: String
        let value: Double
        let low: Double
        let high: Double
        let confidence: Assumption.Confidence
    }

    /// In the order of the file.
    var ranges: [Range] {
        var ranges: [Range] = []
        collect(root, path: "", into: &ranges)
        return ranges
    }

    private func collect(_ node: Node, path: String, into ranges: inout [Range]) {
        guard let mapping = node.mapping else { return }
        func number(_ key: String) -> Double? { mapping[Node(key)]?.scalar.flatMap { Double($0.string) } }
        if let low = number("low"), let high = number("high") {
            let isLaw = mapping[Node("law")] != nil
            let mark = mapping[Node("confidence")]?.scalar.flatMap { Assumption.Confidence(rawValue: $0.string) }
            ranges.append(
                Range(
                    path: path, settingPath: "\(path).\(isLaw ? LawReading.factorKey : "value")",
                    title: Self.title(of: path),
                    unit: isLaw ? "×" : mapping[Node("unit")]?.scalar?.string ?? "",
                    value: isLaw ? 1 : number("value") ?? 0, low: low, high: high, confidence: mark ?? .expert))
            return
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { continue }
            collect(value, path: path.isEmpty ? name : "\(path).\(name)", into: &ranges)
        }
    }

    /// The title of an entry; that of a tier with the name of the tier before it.
    private static func title(of path: String) -> Term {
        if let key = ScenarioKey(rawValue: path) { return key.title }
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count == 4, let key = TierKey(rawValue: parts[3]) else { return Term(en: path, zh: path) }
        return key.title(of: parts[2])
    }

    /// The scenario of this document ready to run.
    func reserveSimulation(in city: SupplyCity?) throws -> ReserveSimulation {
        guard case .reserve(let scenario) = try Scenario(self) else {
            throw ScenarioError(
                file: files[0], path: "mode", "this is asked of scenarios of the mode `reserve` only")
        }
        return try ReserveSimulation(scenario, in: city)
    }
}
