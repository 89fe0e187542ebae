// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import FeatureFormats
internal import GeoPackage
public import LandModel
internal import SimpleFeatures

/// Writes a layer as GeoJSON in longitude and latitude, of any size in bounded memory.
///
/// Features are formatted on all cores and written in the order of the table; the same workspace gives the same bytes.
public struct LayerExport: Sendable {
    /// What was written.
    public struct Summary: Sendable, Equatable {
        public var featureCount = 0
        /// Features that seven decimals would have made invalid, and whose vertices were moved onto valid places.
        public var mendedIDs: [String] = []
    }

    private let workspace: Workspace
    private let layer: Layer
    private let formatter: FeatureFormatter

    /// - Parameter datum: what the coordinates are shifted to; others than CGCS2000 are for display only, and every
    ///   feature then says so.
    public init(_ layer: Layer, of workspace: Workspace, datum: MapDatum = .cgcs2000) throws {
        self.workspace = workspace
        self.layer = layer
        formatter = FeatureFormatter(
            layer, fields: try workspace.file.read { try WorkspaceSchema.fields(of: layer, in: $0) }, to: datum,
            by: try CoordinateOperation(from: workspace.city.crs, to: workspace.city.crs.longitudeLatitude()))
    }

    /// Writes the layer piece by piece.
    ///
    /// - Parameters:
    ///   - notice: words that must go with the data, such as that it is invented; a foreign member of a collection.
    ///   - sink: takes the bytes in their order.
    ///   - progress: called with the number of features written so far.
    /// - Throws: errors of the store and of `sink`; what has been written by then is of no use.
    public func write(
        as form: GeoJSONFeatureWriter.Form, notice: String? = nil, progress: ((Int) -> Void)? = nil,
        to sink: ([UInt8]) throws -> Void
    ) throws -> Summary {
        var summary = Summary()
        var box = Envelope.empty
        var frame = GeoJSONFeatureWriter(form)
        if form == .collection {
            frame.beginCollection(foreignMembers: notice.map { [("notice", .text($0))] } ?? [])
            try sink(frame.bytes)
        }
        try workspace.file.read { reader in
            try OrderedPipeline { (piece: Piece) in try formatter.text(of: piece.rows, as: form, isFirst: piece.isFirst)
            }
            .run(
                feed: { add in
                    var isFirst = true
                    try reader.forEachBatch(of: layer.rawValue, columns: formatter.columns) { batch in
                        try add(Piece(rows: copy batch, isFirst: isFirst))
                        isFirst = false
                    }
                },
                take: { text in
                    try sink(text.bytes)
                    box = box.union(text.envelope)
                    summary.featureCount += text.featureCount
                    summary.mendedIDs += text.mendedIDs
                    progress?(summary.featureCount)
                })
        }
        if form == .collection {
            var end = GeoJSONFeatureWriter(form, isContinuation: summary.featureCount > 0)
            // Behind the features, because only now it is known.
            end.endCollection(boundingBox: box)
            try sink(end.bytes)
        }
        return summary
    }

    private struct Piece: Sendable {
        let rows: RowBatch
        let isFirst: Bool
    }
}
