// SPDX-License-Identifier: Apache-2.0

/// Some features of a file in its order, still as text, with where they come from.
public struct GeoJSONChunk: Sendable {
    let file: String
    let columns: [String]
    /// The features and what lies between them, with readable bytes behind.
    let text: [UInt8]
    /// Which byte of the file the text begins with, and the line its first feature begins on.
    let offset: Int
    let firstLine: Int
    let starts: [Int32]
    let ends: [Int32]
    /// Whether the features are elements of collections, or texts of their own.
    let areElements: Bool
    /// The place in the file of the first feature, counted from 1.
    public let firstOrdinal: Int

    /// The number of features.
    public var count: Int { starts.count }

    /// Reads the features into columns.
    ///
    /// The ordinary ones pass through simdjson, 64-bit numbers and texts exactly as they stand. Others are read, or
    /// refused, by the reader that can say why.
    /// - Throws: ``FormatError`` for the first feature that is not right.
    /// - Complexity: O(bytes).
    public func decode() throws(FormatError) -> FeatureBatch {
        var batch = FeatureDecoder.decode(self)
        var (position, line) = (Int(starts.first ?? 0), firstLine)
        batch.lines.reserveCapacity(count)
        for start in starts {
            line += text.lineCount(in: position..<Int(start))
            position = Int(start)
            batch.lines.append(line)
        }
        for feature in 0..<count where batch.geometryKinds[feature] == .irregular {
            try batch.replace(feature, by: exactFeature(feature, line: batch.lines[feature]))
        }
        return batch
    }

    /// A feature as the exact reader has it, and the CRS it declares if it is a text of its own.
    private func exactFeature(_ feature: Int, line: Int) throws(FormatError) -> (Feature, declaredCRS: String?) {
        let (start, end) = (Int(starts[feature]), Int(ends[feature]))
        let ordinal = firstOrdinal + feature
        do throws(JSONFault) {
            var reader = JSONReader(text, in: start..<end)
            let value = try reader.value(depth: areElements ? 2 : 0, ofFeature: areElements ? ordinal : nil)
            do throws(GeoJSONFault) {
                let crs = areElements ? nil : try value["crs"]?.declaredCRS()
                let type = try value.geoJSONType()
                guard !areElements || type == "Feature" else {
                    throw GeoJSONFault("its `type` is `\(type)`, not `Feature`")
                }
                var read = try value.feature()
                read.origin = FeatureOrigin(file: file, ordinal: ordinal, line: line, byte: offset + start)
                return (read, crs)
            } catch {
                let id = (try? value.featureID()).flatMap(\.self)
                let place = id.map { "feature \(ordinal) (id \"\($0)\")" } ?? "feature \(ordinal)"
                throw JSONFault(
                    byte: start, feature: areElements ? place : nil, reason: error.reason, hint: error.hint)
            }
        } catch {
            throw FormatError(
                file: file, line: line + text.lineCount(in: start..<error.byte), byte: offset + error.byte,
                feature: error.feature, reason: error.reason, hint: error.hint)
        }
    }
}
