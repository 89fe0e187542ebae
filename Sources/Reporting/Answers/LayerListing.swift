// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// The layers and their columns as tables.
public enum LayerListing {
    public static func layers(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "layer", zh: "图层")), .init(""),
            .init(language.text(en: "file in a city folder", zh: "城市文件夹中的文件")),
            .init(language.text(en: "geometry", zh: "图形")),
        ])
        for layer in Layer.allCases {
            let geometry: String =
                switch layer.schema.geometry {
                case .polygon: language.text(en: "polygons", zh: "面")
                case .line: language.text(en: "lines", zh: "线")
                case .any: language.text(en: "any", zh: "任意")
                case nil: ""
                }
            table.append([layer.rawValue, layer.schema.title.text(language), layer.cityFile ?? "", geometry])
        }
        return table.render()
    }

    public static func fields(of layer: Layer, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "column", zh: "字段")), .init(language.text(en: "kind", zh: "类型")), .init(""),
            .init(language.text(en: "meaning", zh: "含义")),
        ])
        for field in layer.schema.fields {
            table.append([
                field.name, kind(field.kind), field.isRequired ? language.text(en: "required", zh: "必填") : "",
                field.meaning.text(language) + (field.references.map { " (→ \($0.rawValue))" } ?? ""),
            ])
        }
        let choices = layer.schema.fields.compactMap { field in
            words(of: field.kind).map { "\(field.name): \($0.joined(separator: ", "))" }
        }
        return ([table.render()] + choices).joined(separator: "\n\n")
    }

    /// The closed list a field takes its value from; nil for an open one.
    private static func words(of kind: LayerField.Kind) -> [String]? {
        switch kind {
        case .word(let words): words
        case .stage: ParcelStage.allCases.map { "\($0.rawValue) \($0.name.zh)" }
        case .text, .integer, .real, .boolean, .date, .area, .money: nil
        }
    }

    private static func kind(_ kind: LayerField.Kind) -> String {
        switch kind {
        case .text: "text"
        case .integer: "integer"
        case .real: "number"
        case .boolean: "true/false"
        case .date: "date"
        case .area: "area (m², 亩, ha, 万㎡)"
        case .money: "money (万元, 亿元)"
        case .word, .stage: "one of those below"
        }
    }
}
