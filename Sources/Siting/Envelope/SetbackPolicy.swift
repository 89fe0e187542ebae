// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// How far buildings keep from the edges of a parcel and from what runs past them, each figure with its source: data,
/// not law. A city or a parcel may bring its own.
public struct SetbackPolicy: Sendable, Hashable, Codable {
    /// What a setback is measured from.
    public enum Origin: String, Sendable, Codable {
        /// From the parcel's edge, along the part of it that faces the line 退让红线.
        case edge
        /// From the line as drawn, wherever it runs: protection and control zones 保护区, 控制区.
        case line
    }

    /// One figure: what keeps buildings away, and how far.
    public struct Setback: Sendable, Hashable, Codable {
        public let faces: FrontingLine.Kind
        /// Nil for every class that has no figure of its own.
        public let `class`: String?
        public let metres: Double
        public let measuredFrom: Origin
        public let source: String
        /// The mark of the field notes: `E` for what is known but not verified.
        public let confidence: String

        public init(
            faces: FrontingLine.Kind, class: String? = nil, metres: Double, measuredFrom: Origin, source: String,
            confidence: String
        ) {
            self.faces = faces
            self.class = `class`
            self.metres = metres
            self.measuredFrom = measuredFrom
            self.source = source
            self.confidence = confidence
        }
    }

    /// How far outside an edge a line may run that the edge faces.
    public var reachMetres: SitingPolicy.Figure
    /// How far inside the edge it may be drawn.
    public var insideMetres: SitingPolicy.Figure
    /// The greatest angle between an edge and a line that runs along it.
    public var parallelDegrees: SitingPolicy.Figure
    /// The setback along what faces nothing with a figure measured from the edge, edges of holes among it.
    public var otherMetres: SitingPolicy.Figure
    public var setbacks: [Setback]

    /// The policy embedded in this build (`setback-policy.json`).
    public static let shipped: SetbackPolicy = {
        do {
            return try SetbackPolicy(json: Data(PackageResources.setback_policy_json))
        } catch {
            preconditionFailure("the embedded setback policy is broken: \(error)")
        }
    }()

    private init(json: Data) throws {
        self = try JSONDecoder().decode(SetbackPolicy.self, from: json)
    }

    /// A policy of one city or parcel: the shipped one with other setbacks, and another figure for all other edges.
    public init(setbacks: [Setback], otherMetres: Double, source: String) {
        self = .shipped
        self.setbacks = setbacks
        self.otherMetres = SitingPolicy.Figure(value: otherMetres, source: source, confidence: "given")
    }

    /// The figures for a line: those of its class, else those of its kind without a class.
    func setbacks(for key: FrontingLine.Key, measuredFrom origin: Origin) -> [Setback] {
        let ofKind = setbacks.filter { $0.faces == key.kind && $0.measuredFrom == origin }
        let ofClass = ofKind.filter { $0.class != nil && $0.class == key.class }
        return ofClass.isEmpty ? ofKind.filter { $0.class == nil } : ofClass
    }

    /// The greatest distance at which a line can matter to a parcel.
    var farthestMetres: Double {
        setbacks.reduce(reachMetres.value) { max($0, $1.metres) }
    }
}
