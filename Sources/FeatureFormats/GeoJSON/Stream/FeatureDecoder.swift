// SPDX-License-Identifier: Apache-2.0
internal import CFeatureDecoding

/// Reads ordinary features by simdjson, all of a chunk in one call.
enum FeatureDecoder {
    /// The features in columns; those that are not ordinary are marked `irregular` and have only absent cells.
    static func decode(_ chunk: GeoJSONChunk) -> FeatureBatch {
        var names: [UInt8] = []
        var nameEnds: [Int32] = []
        for column in chunk.columns {
            names += column.utf8
            nameEnds.append(Int32(names.count))
        }
        // Empty arrays have no address to give.
        names.append(0)
        nameEnds.append(0)
        // SAFETY: the decoder lives to the end of this function, on this thread; every column it answers with is
        // copied before. Features lie within the text, behind which the window has left padding.
        let decoder = unsafe suodi_feature_decoder_create(names, nameEnds, chunk.columns.count)
        defer { unsafe suodi_feature_decoder_destroy(decoder) }
        let columns = unsafe suodi_feature_decoder_decode(
            decoder, chunk.text, chunk.starts, chunk.ends, chunk.count)
        let count = chunk.count
        return unsafe FeatureBatch(
            columns: chunk.columns, file: chunk.file, firstOrdinal: chunk.firstOrdinal,
            bytes: chunk.starts.map { chunk.offset + Int($0) },
            cells: cells(columns.cells, columns.cell_count), ids: cells(columns.ids, count),
            text: copy(columns.text, columns.text_count),
            extraNames: cells(columns.extra_names, columns.extra_count),
            extraValues: cells(columns.extra_values, columns.extra_count),
            extraEnds: copy(columns.extra_ends, count),
            geometryKinds: copy(columns.geometry_kinds, count).map {
                FeatureBatch.GeometryKind(rawValue: $0) ?? .irregular
            },
            x: copy(columns.x, columns.position_count), y: copy(columns.y, columns.position_count),
            ringEnds: copy(columns.ring_ends, columns.ring_count),
            partEnds: copy(columns.part_ends, columns.part_count), featureEnds: copy(columns.feature_ends, count))
    }

    private static func copy<Element>(_ elements: UnsafePointer<Element>?, _ count: Int) -> [Element] {
        // SAFETY: the decoder says how many there are.
        unsafe Array(UnsafeBufferPointer(start: elements, count: count))
    }

    private static func cells(_ cells: UnsafePointer<suodi_cell>?, _ count: Int) -> [FeatureBatch.Cell] {
        // SAFETY: as above.
        unsafe UnsafeBufferPointer(start: cells, count: count).map {
            FeatureBatch.Cell(kind: FeatureBatch.Cell.Kind(rawValue: $0.kind) ?? .absent, payload: $0.payload)
        }
    }
}
