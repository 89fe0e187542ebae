// SPDX-License-Identifier: Apache-2.0

/// Reads the GeoJSON texts of a file one after the other, and each feature as it passes.
struct GeoJSONDecoder {
    let file: String
    let bytes: [UInt8]
    private var features: [Feature] = []
    private var declaredCRS: String?
    /// How far lines have been counted, and the line there.
    private var counted = (byte: 0, line: 1)

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    mutating func collection() throws(FormatError) -> FeatureCollection {
        var reader = JSONReader(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
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

    /// Reads one text: a collection, a feature or a geometry.
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
                try reader.forEachElement { reader throws(JSONFault) in try self.feature(&reader) }
            } else {
                try members.append(JSONValue.Member(name: name, value: reader.value(depth: 1)))
            }
        }
        let object = JSONValue.object(members)
        do throws(GeoJSONFault) {
            if declaredCRS == nil { declaredCRS = try object["crs"]?.declaredCRS() }
            if try object.geoJSONType() == "FeatureCollection" {
                guard hasFeatures else { throw GeoJSONFault("`features` is not an array of features") }
            } else {
                // What was read as features belonged to something else that has a member of that name.
                features.removeSubrange(before...)
                try append(object, at: start)
            }
        } catch {
            throw JSONFault(byte: start, reason: error.reason, hint: error.hint)
        }
    }

    /// Reads one element of `features`.
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

    /// The line of a byte, counted on from the last answer.
    private mutating func line(at byte: Int) -> Int {
        if byte < counted.byte { counted = (0, 1) }
        counted.line += bytes[counted.byte..<min(byte, bytes.count)].count { $0 == UInt8(ascii: "\n") }
        counted.byte = min(byte, bytes.count)
        return counted.line
    }
}
