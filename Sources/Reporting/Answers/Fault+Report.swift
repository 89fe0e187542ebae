// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import LandStore
internal import SimpleFeatures

/// The faults that `check` found, for people and for programs.
public struct FaultReport: Sendable {
    public let faults: [Fault]

    public init(_ faults: [Fault]) {
        self.faults = faults
    }

    public var json: JSONNode {
        .object([
            ("faultCount", .integer(faults.count)),
            (
                "faults",
                .array(
                    faults.map { fault in
                        .object([
                            ("code", .string(fault.code.rawValue)),
                            ("layer", fault.layer.map { .string($0.rawValue) } ?? .null),
                            ("featureID", .string(fault.featureID)), ("message", .string(fault.message)),
                            ("location", fault.location.map { [.number($0.x), .number($0.y)] } ?? .null),
                        ])
                    })
            ),
        ])
    }

    public func table(_ language: Language) -> String {
        guard !faults.isEmpty else { return language.text(en: "No faults found.\n", zh: "未发现问题。\n") }
        var table = TextTable(columns: [
            .init(language.text(en: "fault", zh: "问题")), .init(language.text(en: "layer", zh: "图层")),
            .init(language.text(en: "id", zh: "编号")), .init(language.text(en: "what", zh: "说明")),
            .init(language.text(en: "where", zh: "位置")),
        ])
        for fault in faults {
            table.append([
                fault.code.name.text(language), fault.layer?.schema.title.text(language) ?? "", fault.featureID,
                fault.message,
                fault.location.map(\.placeText) ?? "",
            ])
        }
        return table.render() + "\n" + language.text(en: "\(faults.count) faults.\n", zh: "共 \(faults.count) 处。\n")
    }
}

extension Coordinate {
    /// Easting and northing to the decimetre.
    var placeText: String { "\(x.plainText(decimals: 1)) \(y.plainText(decimals: 1))" }
}
