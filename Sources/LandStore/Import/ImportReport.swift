// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// What an import did, feature by feature where there was something to say.
public struct ImportReport: Sendable {
    public struct Finding: Sendable, Hashable {
        public enum Kind: String, Sendable {
            /// The geometry was invalid and was made valid; its area may have changed.
            case repaired
            /// The feature was left out; why is said.
            case rejected
            /// Something was understood in a way worth knowing.
            case noted
        }

        public let kind: Kind
        public let layer: Layer
        /// Its id, or its place in the file where it has none.
        public let featureID: String
        /// Line of a text file, where there is one.
        public let line: Int?
        public let message: String
        /// Where, in the coordinates of the workspace or, for what could not be placed there, of the file.
        public let location: Coordinate?
    }

    public var inserted: [Layer: Int] = [:]
    public var replaced: [Layer: Int] = [:]
    public var findings: [Finding] = []

    public init() {}

    public var rejections: [Finding] { findings.filter { $0.kind == .rejected } }

    mutating func note(
        _ kind: Finding.Kind, _ layer: Layer, _ featureID: String, line: Int? = nil, _ message: String,
        at location: Coordinate? = nil
    ) {
        findings.append(
            Finding(kind: kind, layer: layer, featureID: featureID, line: line, message: message, location: location))
    }
}
