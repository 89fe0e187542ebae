// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
public import Foundation
internal import LandModel
public import Planner
internal import Siting

/// The answers to many requirements as one document, given out piece by piece as they come.
public struct FindStream {
    public enum Form: Sendable {
        case table(Language), json, geoJSON, csv
    }

    private let form: Form
    private let limit: Int
    private var count = 0
    private var hasFeatures = false

    public init(_ form: Form, limit: Int) {
        self.form = form
        self.limit = limit
    }

    /// The next answer, with what stands before it.
    public mutating func next(_ name: String, _ answer: FindAnswer) throws -> Data {
        defer { count += 1 }
        switch form {
        case .table(let language):
            let line = String(repeating: "─", count: 8)
            return Data(
                "\(count == 0 ? "" : "\n")\(line) \(name) \(line)\n\n\(answer.table(limit: limit, language))".utf8)
        case .json:
            let node = JSONNode.object([("id", .string(name)), ("answer", answer.json(limit: limit))])
            return Data("\(count == 0 ? "[\n" : ",\n")\(node.text(.compact))".utf8)
        case .geoJSON:
            var text = count == 0 ? FindStream.collectionStart : ""
            for feature in try answer.features(limit: limit, extra: [("requirement", .text(name))]) {
                text += hasFeatures ? ",\n" : "\n"
                text += String(decoding: GeoJSON.writeSequence([feature], recordSeparators: false), as: UTF8.self)
                    .trimmingCharacters(in: .newlines)
                hasFeatures = true
            }
            return Data(text.utf8)
        case .csv:
            return Data(answer.csv(limit: limit, requirement: name, withHeader: count == 0).utf8)
        }
    }

    /// What stands after the last answer, or all there is without any.
    public func end() -> Data {
        switch form {
        case .table: Data()
        case .json: Data((count == 0 ? "[]\n" : "\n]\n").utf8)
        case .geoJSON: Data(((count == 0 ? FindStream.collectionStart : "") + (hasFeatures ? "\n]}\n" : "]}\n")).utf8)
        case .csv: Data()
        }
    }

    private static let collectionStart = #"{"type":"FeatureCollection","features":["#
}
