// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import LandStore
internal import SimpleFeatures

extension ImportReport {
    /// What was imported and everything there was to say about it.
    public func text(_ language: Language, limit: Int = 50) -> String {
        var lines: [String] = []
        for layer in Layer.allCases {
            let (new, old) = (inserted[layer] ?? 0, replaced[layer] ?? 0)
            guard new + old > 0 else { continue }
            let title = layer.schema.title.text(language)
            lines.append(
                old == 0
                    ? "\(title): \(Figures.count(new))"
                    : "\(title): \(Figures.count(new)) \(language.text(en: "new", zh: "新增")), "
                        + "\(Figures.count(old)) \(language.text(en: "replaced", zh: "替换"))")
        }
        if !findings.isEmpty {
            var table = TextTable(columns: [
                .init(""), .init(language.text(en: "layer", zh: "图层")), .init(language.text(en: "id", zh: "编号")),
                .init(language.text(en: "line", zh: "行"), .trailing), .init(language.text(en: "what", zh: "说明")),
                .init(language.text(en: "where", zh: "位置")),
            ])
            for finding in findings.prefix(limit) {
                table.append([
                    finding.kind.text(language), finding.layer.rawValue, finding.featureID,
                    finding.line.map { "\($0)" } ?? "",
                    finding.message, finding.location.map(\.placeText) ?? "",
                ])
            }
            lines.append(table.render())
            if findings.count > limit {
                lines.append(
                    language.text(en: "… \(findings.count - limit) more", zh: "…另有 \(findings.count - limit) 条"))
            }
        }
        return lines.joined(separator: "\n")
    }

    public var json: JSONNode {
        .object([
            (
                "inserted",
                .object(Layer.allCases.compactMap { layer in inserted[layer].map { (layer.rawValue, .integer($0)) } })
            ),
            (
                "replaced",
                .object(Layer.allCases.compactMap { layer in replaced[layer].map { (layer.rawValue, .integer($0)) } })
            ),
            (
                "findings",
                .array(
                    findings.map { finding in
                        .object([
                            ("kind", .string(finding.kind.rawValue)), ("layer", .string(finding.layer.rawValue)),
                            ("featureID", .string(finding.featureID)),
                            ("line", finding.line.map { .integer($0) } ?? .null),
                            ("message", .string(finding.message)),
                            ("location", finding.location.map { [.number($0.x), .number($0.y)] } ?? .null),
                        ])
                    })
            ),
        ])
    }
}

extension ImportReport.Finding.Kind {
    fileprivate func text(_ language: Language) -> String {
        switch self {
        case .repaired: language.text(en: "repaired", zh: "已修复")
        case .rejected: language.text(en: "rejected", zh: "已拒绝")
        case .noted: language.text(en: "note", zh: "说明")
        }
    }
}
