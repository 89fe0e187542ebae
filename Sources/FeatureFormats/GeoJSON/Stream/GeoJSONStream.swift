// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// Reads the features of a GeoJSON file of any size piece by piece, in bounded memory.
///
/// Takes what ``GeoJSON/read(_:)`` takes, also compressed by gzip whatever the name, and is cheap: it reads, inflates
/// and finds where features begin and end. What is in them is found by ``GeoJSONChunk/decode()``, on any thread:
///
/// ```swift
/// var stream = try GeoJSONStream(url, columns: ["id", "stage"])
/// while let chunk = try stream.next() {
///     let batch = try chunk.decode()
/// }
/// ```
///
/// A mistake in the file is thrown when all features before it have been given out; of several chunks' mistakes the
/// one in the first chunk is the file's. A feature may be 128 MiB long and 128 levels deep, and so may whatever stands
/// beside the features. Memory is a few chunks, or a few times the longest feature.
public struct GeoJSONStream: ~Copyable {
    /// How long a feature may be, or anything else that must be in memory as a whole.
    static let maximumBytes = 128 << 20
    /// How many members a collection may have.
    private static let maximumMembers = 10_000

    private enum State {
        case start
        case betweenTexts
        case members
        case features(isFirst: Bool)
        case finished
    }

    /// What is known of the collection that is being read.
    private struct Collection {
        let byte: Int
        let line: Int
        var names: Set<String> = []
        var type: JSONValue?
        var crs: JSONValue?
        var hasFeatures = false
    }

    /// The names of the properties that become columns.
    public let columns: [String]
    private var window: TextWindow
    private let chunkBytes: Int
    private let maximumBytes: Int
    private var state = State.start
    private var collection = Collection(byte: 0, line: 1)
    private var hasText = false
    /// The features found since the last chunk, and whether they are elements of collections or texts of their own.
    private var starts: [Int32] = []
    private var ends: [Int32] = []
    private var areElements = true
    private var firstLine = 1
    private var foundBefore = 0
    private var failure: FormatError?

    /// What a legacy `crs` member says, as in ``FeatureCollection/declaredCRS``, once it has been met: in nearly every
    /// file before the features, for sure when ``next()`` has given nil. A feature that stands alone declares its own
    /// in ``FeatureBatch/declaredCRS``.
    public private(set) var declaredCRS: String?

    /// How much of the file has been read, as it lies there, compressed or not.
    public var bytesRead: Int { window.source.bytesRead }
    /// The size of the file; nil for a pipe.
    public var totalBytes: Int? { window.source.totalBytes }

    /// - Parameters:
    ///   - columns: The names of the properties wanted as columns, in order. Others are kept beside them.
    ///   - chunkBytes: How much text is read at once.
    ///   - inspecting: Sees every byte of the file once and in order, as it lies there, compressed or not.
    public init(
        _ url: URL, columns: [String], chunkBytes: Int = 4 << 20, inspecting: ((borrowing RawSpan) -> Void)? = nil
    ) throws(FormatError) {
        self.init(try ByteSource(url, inspecting: inspecting), columns: columns, chunkBytes: chunkBytes)
    }

    /// Reads from a pipe or a file that is open; `name` is for messages.
    public init(
        _ handle: FileHandle, named name: String, columns: [String], chunkBytes: Int = 4 << 20,
        inspecting: ((borrowing RawSpan) -> Void)? = nil
    ) throws(FormatError) {
        let source = try ByteSource(handle, named: name, inspecting: inspecting)
        self.init(source, columns: columns, chunkBytes: chunkBytes)
    }

    init(
        _ source: consuming ByteSource, columns: [String], chunkBytes: Int = 4 << 20, maximumBytes: Int = maximumBytes
    ) {
        precondition((1...1 << 30).contains(chunkBytes), "a chunk is 1 byte to 1 GiB")
        precondition(Set(columns).count == columns.count, "every column has its own name")
        window = TextWindow(source)
        self.columns = columns
        self.chunkBytes = chunkBytes
        self.maximumBytes = maximumBytes
    }

    /// The whole features of the next piece of the file, still text; nil at the end.
    /// - Throws: ``FormatError`` for what is wrong between features, and for a feature that does not end.
    public mutating func next() throws(FormatError) -> GeoJSONChunk? {
        while true {
            if let failure {
                guard starts.isEmpty else { return flush() }
                throw failure
            }
            do throws(JSONFault) {
                switch try step() {
                case .done: continue
                case .flush: return flush()
                case .finished: return starts.isEmpty ? nil : flush()
                case .starved where !starts.isEmpty: return flush()
                case .starved: break
                }
            } catch {
                failure = window.error(for: error)
                continue
            }
            do throws(FormatError) {
                try readMore()
            } catch {
                failure = error
            }
        }
    }

    private enum Step {
        case done
        /// What has been found must be given out first.
        case flush
        /// More of the file is needed.
        case starved
        case finished
    }

    private mutating func step() throws(JSONFault) -> Step {
        switch state {
        case .start:
            guard window.isAtEnd || window.end >= 3 else { return .starved }
            window.position = window.bytes[..<window.end].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            state = .betweenTexts
            return .done
        case .betweenTexts: return try beginText()
        case .members: return try readMember()
        case .features(let isFirst): return try findFeature(isFirst: isFirst)
        case .finished: return .finished
        }
    }

    private mutating func beginText() throws(JSONFault) -> Step {
        let hasText = hasText
        let text = try window.exactly { reader throws(JSONFault) -> (start: Int, isCollection: Bool)? in
            reader.skipSpace(withSeparators: true)
            guard reader.next != nil else {
                if hasText { return nil }
                throw reader.fault("the file is empty")
            }
            guard reader.next == UInt8(ascii: "{") else { throw reader.unexpected("a GeoJSON object") }
            let start = reader.position
            return (start, reader.isCollection())
        }
        guard let text else { return .starved }
        guard let (start, isCollection) = text.value else {
            state = .finished
            return .finished
        }
        if isCollection {
            window.position = start
            collection = Collection(byte: window.offset + start, line: window.line(at: start))
            state = .members
        } else {
            if !starts.isEmpty && areElements { return .flush }
            areElements = false
            guard let end = try endOfObject(from: start, asFeature: nil) else { return .starved }
            append(start..<end)
        }
        self.hasText = true
        return .done
    }

    /// Reads a member of a collection, or up to its features.
    private mutating func readMember() throws(JSONFault) -> Step {
        var names = collection.names
        let type = collection.type
        let member = try window.exactly { reader throws(JSONFault) -> (name: String, value: JSONValue?)? in
            guard let name = try reader.nextMember(after: &names) else { return nil }
            guard names.count <= Self.maximumMembers else { throw reader.fault("more than 10000 members") }
            reader.skipSpace()
            if name == "features", reader.next == UInt8(ascii: "["), type == nil || type?.text == "FeatureCollection" {
                return (name, nil)
            }
            return (name, try reader.value(depth: 1))
        }
        guard let member else { return .starved }
        window.position = member.end
        collection.names = names
        switch member.value {
        case nil: return try endCollection()
        case (_, nil)?:
            collection.hasFeatures = true
            state = .features(isFirst: true)
        case ("type", let value)?: collection.type = value
        case ("crs", let value)?:
            collection.crs = value
            if declaredCRS == nil { declaredCRS = try? value?.declaredCRS() }
        default: break
        }
        return .done
    }

    private mutating func endCollection() throws(JSONFault) -> Step {
        state = .betweenTexts
        do throws(GeoJSONFault) {
            _ = try collection.crs?.declaredCRS()
            let members = collection.type.map { [JSONValue.Member(name: "type", value: $0)] } ?? []
            let type = try JSONValue.object(members).geoJSONType()
            guard type == "FeatureCollection" else {
                throw GeoJSONFault(
                    "is a `\(type)`, but has `features` before its `type`", hint: "write its `type` first")
            }
            guard collection.hasFeatures else { throw GeoJSONFault("`features` is not an array of features") }
        } catch {
            failure = FormatError(
                file: window.source.name, line: collection.line, byte: collection.byte, reason: error.reason,
                hint: error.hint)
        }
        return .done
    }

    private mutating func findFeature(isFirst: Bool) throws(JSONFault) -> Step {
        let ordinal = foundBefore + starts.count + 1
        let element = try window.exactly { reader throws(JSONFault) -> Int? in
            guard try reader.nextElement(isFirst: isFirst) else { return nil }
            reader.skipSpace()
            let start = reader.position
            // Anything but an object is an error, which needs no speed.
            if reader.next != UInt8(ascii: "{") {
                let value = try reader.value(depth: 2, ofFeature: ordinal)
                throw JSONFault(
                    byte: start, feature: "feature \(ordinal)",
                    reason: "expected a GeoJSON object, found \(value.kind)")
            }
            return start
        }
        guard let element else { return .starved }
        guard let start = element.value else {
            window.position = element.end
            state = .members
            return .done
        }
        if !starts.isEmpty && !areElements { return .flush }
        areElements = true
        guard let end = try endOfObject(from: start, asFeature: ordinal) else { return .starved }
        append(start..<end)
        state = .features(isFirst: false)
        return .done
    }

    /// Where an object ends; nil when it does behind the window.
    private func endOfObject(from start: Int, asFeature ordinal: Int?) throws(JSONFault) -> Int? {
        let text = window.bytes.span.extracting(..<window.end)
        if let end = BoundaryScanner.endOfObject(in: text, from: start) { return end }
        guard window.isAtEnd else { return nil }
        var reader = JSONReader(window.bytes, in: start..<window.end)
        _ = try reader.value(depth: ordinal == nil ? 0 : 2, ofFeature: ordinal)
        throw reader.truncated
    }

    private mutating func append(_ range: Range<Int>) {
        if starts.isEmpty { firstLine = window.line(at: range.lowerBound) }
        starts.append(Int32(range.lowerBound))
        ends.append(Int32(range.upperBound))
        window.position = range.upperBound
    }

    private mutating func flush() -> GeoJSONChunk {
        let chunk = GeoJSONChunk(
            file: window.source.name, columns: columns, text: window.bytes, offset: window.offset,
            firstLine: firstLine, starts: starts, ends: ends, areElements: areElements, firstOrdinal: foundBefore + 1)
        foundBefore += starts.count
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        return chunk
    }

    private mutating func readMore() throws(FormatError) {
        let waiting = window.position..<window.end
        guard waiting.count <= maximumBytes else { throw tooLong() }
        try window.readMore(chunkBytes)
    }

    /// The error for something without an end: what is wrong with its beginning, if anything is.
    private mutating func tooLong() -> FormatError {
        var ordinal: Int?
        var begin = window.position
        var reader = JSONReader(window.bytes, in: begin..<min(begin + Self.inspectedBytes, window.end))
        do throws(JSONFault) {
            if case .features(let isFirst) = state {
                ordinal = foundBefore + 1
                _ = try reader.nextElement(isFirst: isFirst)
                begin = reader.position
                reader.skipSpace()
                if reader.next != nil { begin = reader.position }
                _ = try reader.value(depth: 2, ofFeature: ordinal)
            }
        } catch {
            // A fault near the end of what was inspected may only be that more was not.
            if reader.position + 64 <= reader.end { return window.error(for: error) }
        }
        return window.error(
            for: JSONFault(
                byte: begin, feature: ordinal.map { "feature \($0)" },
                reason: "what begins here does not end within \(maximumBytes >> 20) MiB",
                hint: "a brace or a quotation mark may be missing"))
    }

    /// How much of something without an end is read exactly.
    private static let inspectedBytes = 1 << 20
}
