// SPDX-License-Identifier: Apache-2.0
@testable import FeatureFormats

/// Reads a whole GeoJSON text in memory by the exact reader alone: what the stream must agree with, value by value and
/// error by error.
struct WholeTextReader {
    let file: String
    let bytes: [UInt8]
    private var features: [Feature] = []
    private var declaredCRS: String?

    static func read(_ bytes: [UInt8], named file: String) throws(FormatError) -> FeatureCollection {
        var reader = WholeTextReader(file: file, bytes: bytes)
        return try reader.collection()
    }

    private init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    private mutating func collection() throws(FormatError) -> FeatureCollection {
        var reader = JSONReader(bytes, in: (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)..<bytes.count)
        do throws(JSONFault) {
            reader.skipSpace(withSeparators: true)
            guard reader.next != nil else { throw reader.fault("the file is empty") }
            while reader.next != nil {
                try text(&reader)
                reader.skipSpace(withSeparators: true)
            }
        } catch {
            throw FormatError(
                file: file, line: line(at: error.byte), byte: error.byte, feature: error.feature, reason: error.reason,
                hint: error.hint)
        }
        return FeatureCollection(features: features, declaredCRS: declaredCRS)
    }

    private mutating func text(_ reader: inout JSONReader) throws(JSONFault) {
        guard reader.next == UInt8(ascii: "{") else { throw reader.unexpected("a GeoJSON object") }
        let (start, before) = (reader.position, features.count)
        var members: [JSONValue.Member] = []
        var hasFeatures = false
        try reader.forEachMember { reader, name throws(JSONFault) in
            reader.skipSpace()
            let type = members.first { $0.name == "type" }?.value
            if name == "features", reader.next == UInt8(ascii: "["), type == nil || type?.text == "FeatureCollection" {
                hasFeatures = true
                var isFirst = true
                while try reader.nextElement(isFirst: isFirst) {
                    isFirst = false
                    try self.feature(&reader)
                }
            } else {
                try members.append(JSONValue.Member(name: name, value: reader.value(depth: 1)))
            }
        }
        let object = JSONValue.object(members)
        do throws(GeoJSONFault) {
            let crs = try object["crs"]?.declaredCRS()
            if declaredCRS == nil { declaredCRS = crs }
            let type = try object.geoJSONType()
            if type == "FeatureCollection" {
                guard hasFeatures else { throw GeoJSONFault("`features` is not an array of features") }
            } else {
                guard features.count == before && !hasFeatures else {
                    throw GeoJSONFault(
                        "is a `\(type)`, but has `features` before its `type`", hint: "write its `type` first")
                }
                try append(object, at: start)
            }
        } catch {
            throw JSONFault(byte: start, reason: error.reason, hint: error.hint)
        }
    }

    private mutating func feature(_ reader: inout JSONReader) throws(JSONFault) {
        reader.skipSpace()
        let start = reader.position
        let place = "feature \(features.count + 1)"
        let value: JSONValue
        do throws(JSONFault) {
            value = try reader.value(depth: 2)
        } catch {
            throw JSONFault(byte: error.byte, feature: place, reason: error.reason, hint: error.hint)
        }
        do throws(GeoJSONFault) {
            guard try value.geoJSONType() == "Feature" else {
                throw GeoJSONFault("its `type` is `\(try value.geoJSONType())`, not `Feature`")
            }
            try append(value, at: start)
        } catch {
            let id = (try? value.featureID()).flatMap(\.self)
            throw JSONFault(
                byte: start, feature: id.map { "\(place) (id \"\($0)\")" } ?? place, reason: error.reason,
                hint: error.hint)
        }
    }

    private mutating func append(_ value: JSONValue, at byte: Int) throws(GeoJSONFault) {
        var feature = try value.feature()
        feature.origin = FeatureOrigin(file: file, ordinal: features.count + 1, line: line(at: byte), byte: byte)
        features.append(feature)
    }

    private func line(at byte: Int) -> Int {
        1 + bytes.prefix(byte).count { $0 == UInt8(ascii: "\n") }
    }
}
