// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Writes GeoJSON feature by feature into a buffer that the caller empties into a file or pipe as it fills.
///
/// By RFC 7946: exterior rings counter-clockwise, holes clockwise, zeros at the end of coordinates left out; there is
/// no `crs` member. Coordinates must be finite and are taken as longitude and latitude; each is the nearest number of
/// that many places, half away from zero. The same values give the same bytes.
///
/// ```swift
/// var writer = GeoJSONFeatureWriter(.collection)
/// let stage = GeoJSONPropertyName("stage")
/// writer.beginCollection()
/// writer.beginFeature(id: "DK-07")
/// writer.geometry(parcel)
/// writer.property(stage, text: "serviced")
/// writer.endFeature()
/// writer.endCollection()
/// try file.write(contentsOf: writer.bytes)
/// ```
///
/// The calls of a feature come in this order: begin, geometry, properties, end. Stretches of features can be written on
/// several threads by writers of their own, all but the first being continuations; their bytes one after the other are
/// those of a single writer.
public struct GeoJSONFeatureWriter: Sendable {
    public enum Form: Sendable {
        /// A feature collection, one feature a line.
        case collection
        /// One feature a line and nothing else.
        case sequence
        /// As `sequence`, each line beginning with the byte 0x1E (RFC 8142).
        case recordSequence
    }

    private enum State {
        case between
        /// A feature has begun and its geometry is due.
        case geometry
        case properties(isFirst: Bool)
    }

    let form: Form
    let decimals: Int
    var output = JSONOutput()
    private var state = State.between
    private var hasFeatures: Bool

    /// What has been written since the buffer was last emptied.
    public var bytes: [UInt8] { output.bytes }

    /// - Parameters:
    ///   - decimals: Places after the point, 0 to 15; 7 are a centimetre. Rounding may make a valid polygon invalid, in
    ///     about 2 of 100 000 parcels.
    ///   - isContinuation: Whether features of the same collection have been written before by another writer.
    public init(_ form: Form, decimals: Int = 7, isContinuation: Bool = false) {
        precondition((0...15).contains(decimals), "0 to 15 decimals")
        self.form = form
        self.decimals = decimals
        hasFeatures = isContinuation
    }

    /// Empties the buffer, and keeps its memory for what follows.
    public mutating func removeBytes() {
        output.removeAll()
    }

    /// Begins the collection.
    /// - Parameters:
    ///   - boundingBox: The `bbox` to write, if it is not empty.
    ///   - foreignMembers: Members of the collection beside the standard's, such as a notice, in their order.
    public mutating func beginCollection(
        boundingBox: Envelope = .empty, foreignMembers: [(name: String, value: PropertyValue)] = []
    ) {
        precondition(form == .collection && !hasFeatures, "a collection begins once")
        output.write(raw: "{\"type\":\"FeatureCollection\"")
        for member in foreignMembers {
            precondition(!Self.reserved.contains(member.name), "`\(member.name)` has a meaning in GeoJSON")
            output.write(raw: ",")
            output.write(member.name)
            output.write(raw: ":")
            output.write(member.value)
        }
        write(boundingBox)
        output.write(raw: ",\"features\":[")
    }

    private mutating func write(_ box: Envelope) {
        if box.isEmpty { return }
        output.write(raw: ",\"bbox\":[")
        output.writeSeparated([box.minX, box.minY, box.maxX, box.maxY]) { [decimals] in
            $0.write($1, decimals: decimals)
        }
        output.write(raw: "]")
    }

    /// - Parameter boundingBox: The `bbox` to write behind the features, where it is known only then, if not empty.
    public mutating func endCollection(boundingBox: Envelope = .empty) {
        guard case .between = state else { preconditionFailure("a collection ends between features") }
        precondition(form == .collection, "a sequence needs no end")
        output.write(raw: hasFeatures ? "\n]" : "]")
        write(boundingBox)
        output.write(raw: "}\n")
    }

    private static let reserved: Set<String> = [
        "type", "features", "bbox", "crs", "coordinates", "geometry", "geometries", "properties", "id",
    ]

    /// Begins a feature; an id stays a text.
    public mutating func beginFeature(id: String? = nil) {
        begin()
        if let id {
            output.write(raw: ",\"id\":")
            output.write(id)
        }
        output.write(raw: ",\"geometry\":")
    }

    /// Begins a feature whose id is a text of UTF-8 bytes.
    public mutating func beginFeature(utf8ID id: Span<UInt8>) {
        begin()
        output.write(raw: ",\"id\":")
        output.write(utf8: id)
        output.write(raw: ",\"geometry\":")
    }

    private mutating func begin() {
        guard case .between = state else { preconditionFailure("a feature begins after the end of the one before") }
        switch form {
        case .collection: output.write(raw: hasFeatures ? ",\n" : "\n")
        case .sequence: break
        case .recordSequence: output.write(raw: "\u{1E}")
        }
        hasFeatures = true
        state = .geometry
        output.write(raw: "{\"type\":\"Feature\"")
    }

    /// Begins the properties after the geometry.
    mutating func endGeometry() {
        guard case .geometry = state else { preconditionFailure("a feature has one geometry, before its properties") }
        state = .properties(isFirst: true)
        output.write(raw: ",\"properties\":{")
    }

    public mutating func endFeature() {
        guard case .properties = state else { preconditionFailure("a feature has a geometry, or null for one") }
        state = .between
        output.write(raw: form == .collection ? "}}" : "}}\n")
    }

    private mutating func beginProperty() {
        guard case .properties(let isFirst) = state else { preconditionFailure("properties follow the geometry") }
        if !isFirst { output.write(raw: ",") }
        state = .properties(isFirst: false)
    }

    private mutating func begin(_ name: GeoJSONPropertyName) {
        beginProperty()
        output.write(raw: name.member.span)
    }

    public mutating func property(_ name: GeoJSONPropertyName, text: String) {
        begin(name)
        output.write(text)
    }

    /// Writes a text of UTF-8 bytes.
    public mutating func property(_ name: GeoJSONPropertyName, utf8Text text: Span<UInt8>) {
        begin(name)
        output.write(utf8: text)
    }

    public mutating func property(_ name: GeoJSONPropertyName, integer: Int64) {
        begin(name)
        output.write(integer)
    }

    /// Writes the shortest digits that read back as the same number; null for NaN and infinity.
    public mutating func property(_ name: GeoJSONPropertyName, real: Double) {
        begin(name)
        output.write(real)
    }

    public mutating func property(_ name: GeoJSONPropertyName, boolean: Bool) {
        begin(name)
        output.write(raw: boolean ? "true" : "false")
    }

    public mutating func nullProperty(_ name: GeoJSONPropertyName) {
        begin(name)
        output.write(raw: "null")
    }

    /// Writes a value that is JSON already; that it is one is the caller's duty.
    public mutating func property(_ name: GeoJSONPropertyName, json: Span<UInt8>) {
        begin(name)
        output.write(raw: json)
    }

    /// Writes any value; a name that comes often is better made once, as a ``GeoJSONPropertyName``.
    public mutating func property(_ name: String, _ value: PropertyValue) {
        beginProperty()
        output.write(name)
        output.write(raw: ":")
        output.write(value)
    }

    /// Writes a whole feature.
    public mutating func feature(_ feature: Feature) {
        beginFeature(id: feature.id)
        geometry(feature.geometry)
        for name in feature.orderedPropertyNames {
            property(name, feature.properties[name] ?? .null)
        }
        endFeature()
    }
}
