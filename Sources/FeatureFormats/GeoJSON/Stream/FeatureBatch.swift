// SPDX-License-Identifier: Apache-2.0

/// Features in columns.
///
/// Properties are cells, geometries flat coordinates as in a `PolygonBatch` of SimpleFeatures. What does not fit that
/// shape, other kinds of geometry above all, is found in ``irregular`` as a whole feature; the cells are filled for all.
public struct FeatureBatch: Sendable {
    /// What a feature's place is.
    public enum GeometryKind: UInt8, Sendable {
        /// The file says null.
        case none = 0
        case polygon = 1
        case multiPolygon = 2
        /// Any other kind, and polygons with empty parts: see ``FeatureBatch/irregular``.
        case irregular = 3
    }

    /// The properties that have columns.
    public let columns: [String]
    let file: String
    let firstOrdinal: Int
    /// Where each feature begins.
    let bytes: [Int]
    var lines: [Int] = []

    /// The columns' values, those of a feature together: `cells[feature * columns.count + column]`.
    public internal(set) var cells: [Cell]
    /// The id of each feature: absent, null, a text, an integer or a real.
    public internal(set) var ids: [Cell]
    /// What cells of the kinds text and other point into; UTF-8.
    public internal(set) var text: [UInt8]
    /// Names (of the kind text) and values of properties without a column, in the order of the file, and where those of
    /// each feature end. Irregular features have theirs in ``irregular``: see ``extras(of:)``.
    let extraNames: [Cell]
    let extraValues: [Cell]
    let extraEnds: [Int]

    public let geometryKinds: [GeometryKind]
    public let x: [Double]
    public let y: [Double]
    /// Where each ring ends in the coordinates. Every ring has four positions or more and is closed.
    public let ringEnds: [Int]
    /// Where each part ends in the rings, exterior first.
    public let partEnds: [Int]
    /// Where each feature ends in the parts; it has none where its kind is `none` or `irregular`.
    public let featureEnds: [Int]
    /// Features that the columns do not hold whole, by their place in the batch.
    public internal(set) var irregular: [Int: Feature] = [:]
    /// What the legacy `crs` member says of the first feature that stands alone and has one.
    public internal(set) var declaredCRS: String?

    /// The number of features.
    public var count: Int { ids.count }

    /// Where a feature was read.
    public func origin(_ feature: Int) -> FeatureOrigin {
        FeatureOrigin(file: file, ordinal: firstOrdinal + feature, line: lines[feature], byte: bytes[feature])
    }

    /// The text that a cell of the kind text or other points to.
    public func string(_ cell: Cell) -> String {
        String(decoding: text[cell.range], as: UTF8.self)
    }

    /// The value of a cell; nil for an absent one.
    public func value(_ cell: Cell) -> PropertyValue? {
        switch cell.kind {
        case .absent: nil
        case .null: .null
        case .boolean: .boolean(cell.boolean)
        case .integer: .integer(cell.integer)
        case .real: .real(cell.real)
        case .text: .text(string(cell))
        case .other: try? JSONValue(parsing: text, in: cell.range).property
        }
    }

    /// The id of a feature as a text, a number as its shortest digits; nil when it has none.
    public func id(_ feature: Int) -> String? {
        let cell = ids[feature]
        return switch cell.kind {
        case .text: string(cell)
        case .integer: String(cell.integer)
        case .real: cell.real.description
        default: nil
        }
    }

    /// The properties of a feature that have no column, in the order of the file.
    public func extras(of feature: Int) -> [(name: String, value: PropertyValue)] {
        if let read = irregular[feature] {
            return read.propertyOrder.filter { !columns.contains($0) }.map { ($0, read.properties[$0] ?? .null) }
        }
        return extraRange(of: feature).map { (string(extraNames[$0]), value(extraValues[$0]) ?? .null) }
    }

    /// Whether a feature has properties without a column.
    public func hasExtras(_ feature: Int) -> Bool {
        irregular[feature] != nil ? !extras(of: feature).isEmpty : !extraRange(of: feature).isEmpty
    }

    private func extraRange(of feature: Int) -> Range<Int> {
        (feature == 0 ? 0 : extraEnds[feature - 1])..<extraEnds[feature]
    }

    /// Puts what the exact reader has read in the place of a feature.
    mutating func replace(_ feature: Int, by exact: (Feature, declaredCRS: String?)) {
        let (read, crs) = exact
        irregular[feature] = read
        if declaredCRS == nil { declaredCRS = crs }
        if let id = read.id { ids[feature] = cell(.text(id)) }
        for (index, column) in columns.enumerated() {
            cells[feature * columns.count + index] = read.properties[column].map { cell($0) } ?? Cell(kind: .absent)
        }
    }

    private mutating func cell(_ value: PropertyValue) -> Cell {
        switch value {
        case .null: return Cell(kind: .null)
        case .boolean(let value): return Cell(kind: .boolean, payload: value ? 1 : 0)
        case .integer(let value): return Cell(kind: .integer, payload: UInt64(bitPattern: value))
        case .real(let value): return Cell(kind: .real, payload: value.bitPattern)
        case .text(let value): return keep(value.utf8, as: .text)
        case .array, .object: return keep(value.jsonText.utf8, as: .other)
        }
    }

    private mutating func keep(_ bytes: some Collection<UInt8>, as kind: Cell.Kind) -> Cell {
        let offset = text.count
        text.append(contentsOf: bytes)
        return Cell(kind: kind, payload: UInt64(offset) << 32 | UInt64(text.count - offset))
    }
}
