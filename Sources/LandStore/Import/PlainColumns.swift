// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import GeoPackage
internal import LandModel

/// The properties of a piece's features as the columns of a layer.
struct PlainColumns {
    private let features: FeatureBatch
    private let fields: [LayerField]
    private var encoders: [ColumnEncoder]
    /// Where among the features' columns each field stands by its name and by its Chinese one.
    private let places: [(name: Int, chinese: Int)]
    private let windows: [(lower: Int, upper: Int)]
    private let references: [(field: Int, ids: Set<String>)]
    /// The reference met last in each of `references`: neighbours in a file mostly lie in one park.
    private var lastReference: [[UInt8]]
    private let measured: (planar: Int, ellipsoidal: Int)?

    init(_ features: FeatureBatch, schema: LayerSchema, references: [(field: Int, ids: Set<String>)]) {
        self.features = features
        fields = schema.fields
        encoders = fields.map(ColumnEncoder.init)
        let position = Dictionary(features.columns.enumerated().map { ($1, $0) }) { first, _ in first }
        places = fields.map { field in (position[field.name] ?? -1, position[field.meaning.zh] ?? -1) }
        let field = { (name: String) in schema.fields.firstIndex { $0.name == name } }
        windows = RowWindows.pairs(in: schema.layer).compactMap { pair in
            field(pair.lower).flatMap { lower in field(pair.upper).map { (lower, $0) } }
        }
        self.references = references
        lastReference = Array(repeating: [], count: references.count)
        measured = field(RowBuilder.planarColumn).flatMap { planar in
            field(RowBuilder.ellipsoidalColumn).map { (planar, $0) }
        }
    }

    /// Appends the cells of a feature behind its geometry, and returns its id; nil for one that is not plain, with
    /// some cells appended or none.
    mutating func append(
        _ index: Int, measured areas: (planar: Double, ellipsoidal: Double), to batch: inout RowBatch
    ) -> String? {
        guard !features.hasExtras(index), references.indices.allSatisfy({ holds($0, index) }),
            windows.allSatisfy({ isOrdered($0, index) })
        else { return nil }
        for field in fields.indices {
            if let measured, field == measured.planar {
                batch.appendReal(areas.planar)
            } else if let measured, field == measured.ellipsoidal {
                batch.appendReal(areas.ellipsoidal)
            } else {
                guard let cell = cell(field, index), encoders[field].append(cell, of: features, to: &batch) else {
                    return nil
                }
            }
        }
        return cell(Self.idField, index).map { String(decoding: features.text[$0.range], as: UTF8.self) }
    }

    /// Every layer's first field is its id.
    private static let idField = 0

    /// Nil where the feature has a value under both of a field's names.
    private func cell(_ field: Int, _ index: Int) -> FeatureBatch.Cell? {
        let (name, chinese) = places[field]
        let row = index * features.columns.count
        let first = name < 0 ? nil : features.cells[row + name]
        if chinese >= 0, features.cells[row + chinese].kind != .absent {
            return first?.kind == .absent ? features.cells[row + chinese] : nil
        }
        return first?.kind == .absent && field == Self.idField ? features.ids[index] : first
    }

    private mutating func holds(_ reference: Int, _ index: Int) -> Bool {
        let (field, ids) = references[reference]
        guard let cell = cell(field, index) else { return false }
        switch cell.kind {
        case .absent, .null: return true
        case .text:
            let text = features.text[cell.range]
            if lastReference[reference].elementsEqual(text) { return true }
            guard ids.contains(features.string(cell)) else { return false }
            lastReference[reference] = Array(text)
            return true
        default: return false
        }
    }

    /// Whether the lower end of a window is surely not above the upper one.
    private func isOrdered(_ window: (lower: Int, upper: Int), _ index: Int) -> Bool {
        guard let lower = cell(window.lower, index), let upper = cell(window.upper, index) else { return false }
        if lower.isMissing || upper.isMissing { return true }
        guard let least = lower.number, let greatest = upper.number else { return false }
        return least <= greatest
    }
}

extension FeatureBatch.Cell {
    fileprivate var isMissing: Bool { kind == .absent || kind == .null }

    fileprivate var number: Double? {
        switch kind {
        case .integer: Double(integer)
        case .real: real
        case .absent, .null, .boolean, .text, .other: nil
        }
    }
}
