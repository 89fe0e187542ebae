// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Yams

extension ScenarioDocument {
    /// Every entry of the scenario with what it extends filled in, in the order of its files; then figures that no file
    /// states, with their neutral values. What it should give (`expected`) is no entry: it is an answer.
    public var entries: [ScenarioEntry] {
        var listing = EntryListing(origin: origin)
        listing.visit(root, at: "")
        guard root.mapping?["mode"]?.scalar?.string == "reserve" else { return listing.entries }
        let stated = Set(listing.entries.map(\.path))
        return listing.entries
            + ScenarioKey.allCases.compactMap { key in
                guard !stated.contains(key.rawValue), case .figure(let quantity, _, let neutral?) = key.shape else {
                    return nil
                }
                return ScenarioEntry(
                    path: key.rawValue, title: key.title, value: ScenarioReading.plain(neutral),
                    unit: quantity.baseUnit, low: nil, high: nil, source: nil, confidence: nil, file: nil, line: nil)
            }
    }
}

/// Walks a document and notes its entries.
private struct EntryListing {
    let origin: ScenarioOrigin
    var entries: [ScenarioEntry] = []

    init(origin: ScenarioOrigin) {
        self.origin = origin
    }

    private static let provenance = YamlEntry.provenanceKeys + ["low", "high"]

    /// Of entries that are neither figure nor law.
    private static let titles: [String: Term] = [
        "mode": Term(en: "mode", zh: "模式"),
        "name": Term(en: "name", zh: "名称"),
        "start": Term(en: "first day", zh: "起始日"),
        "replications": Term(en: "replications", zh: "重复次数"),
        "seed": Term(en: "seed", zh: "随机种子"),
        "demand.reading": Term(en: "counts of tiers are", zh: "分级计数读法"),
        "demand.projects": Term(en: "the workspace’s projects", zh: "在册项目"),
        "demand.quarters": Term(en: "signings by quarter", zh: "签约季度分布"),
        "demand.landUses": Term(en: "land-use classes asked for", zh: "用地类别比例"),
        "demand.counties": Term(en: "signings by county", zh: "签约县市区分布"),
        "demand.batchDates": Term(en: "joint starts", zh: "集中开工日"),
        "supply.matching": Term(en: "land is matched as", zh: "匹配方式"),
        "supply.stepLaw": Term(en: "three-point durations are", zh: "三点时长分布"),
        "supply.approvesInBatches": Term(en: "approval in batches", zh: "按批次报批"),
        "supply.listed.parcels": Term(en: "land on its way", zh: "在途地块"),
        "policy.order": Term(en: "who waits is served", zh: "排队规则"),
        "policy.choice": Term(en: "a project gets", zh: "选址规则"),
        "policy.pooling": Term(en: "who shares a reserve", zh: "储备统筹层级"),
        "policy.factoriesFirst": Term(en: "factories before projects", zh: "标准厂房优先"),
    ]

    mutating func visit(_ node: Node, at path: String) {
        guard let mapping = node.mapping else {
            if let items = node.sequence, items.contains(where: { $0.mapping != nil }) {
                for (index, item) in items.enumerated() { visit(item, at: "\(path)[\(index)]") }
            } else {
                add(path, text(node), node, nil)
            }
            return
        }
        if let value = mapping["value"] {
            add(path, text(value), node, mapping)
        } else if let law = mapping["law"] {
            let parameters = mapping.filter { key, _ in
                key.scalar.map { $0.string != "law" && !Self.provenance.contains($0.string) } ?? false
            }
            let list = parameters.map { "\(text($0)) \(text($1))" }.joined(separator: ", ")
            add(path, "\(text(law)): \(list)", node, mapping)
        } else if let weights = mapping["weights"]?.mapping {
            add(path, weights.map { "\(text($0)) \(text($1))" }.joined(separator: ", "), node, mapping)
        } else if let dates = mapping["dates"] {
            add(path, text(dates), node, mapping)
        } else if let parcels = mapping["parcels"]?.sequence {
            if let steps = mapping["steps"] { visit(steps, at: path + ".steps") }
            let areas = parcels.map { $0.sequence?.first?.scalar.flatMap { Double($0.string) } ?? 0 }
            let total = (areas.reduce(0, +) * 100).rounded() / 100
            add("\(path).parcels", "\(parcels.count): \(ScenarioReading.plain(total))亩", node, mapping)
        } else {
            for (key, below) in mapping {
                guard let name = key.scalar?.string, path != "" || (name != "expected" && name != "extends") else {
                    continue
                }
                visit(below, at: path.isEmpty ? name : "\(path).\(name)")
            }
        }
    }

    private mutating func add(_ path: String, _ value: String, _ node: Node, _ mapping: Node.Mapping?) {
        func field(_ key: String) -> String? { mapping?[Node(key)].map(text) }
        entries.append(
            ScenarioEntry(
                path: path, title: title(of: path), value: value, unit: field("unit"), low: field("low"),
                high: field("high"), source: field("source"),
                confidence: field("confidence").flatMap(Assumption.Confidence.init(rawValue:)),
                file: origin.file(of: path), line: node.mark?.line))
    }

    private func title(of path: String) -> Term? {
        if let known = ScenarioKey(rawValue: path)?.title ?? Self.titles[path] { return known }
        let steps = path.split(separator: ".").map(String.init)
        guard steps.count == 4, steps[0] == "demand", steps[1] == "tiers" else { return nil }
        return TierKey(rawValue: steps[3])?.title(of: steps[2])
    }

    private func text(_ node: Node) -> String {
        if let scalar = node.scalar { return scalar.string }
        if let items = node.sequence { return items.map(text).joined(separator: ", ") }
        return node.mapping.map { $0.map { "\(text($0)) \(text($1))" }.joined(separator: ", ") } ?? ""
    }
}
