// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// Something that runs past parcels and that their edges may face.
public struct FrontingLine: Sendable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case road
        case rail
        case river
        case powerLine = "power-line"
        /// The parcel next door.
        case neighbour

        public var name: Term {
            switch self {
            case .road: Term(en: "road", zh: "道路")
            case .rail: Term(en: "railway", zh: "铁路")
            case .river: Term(en: "river", zh: "河流")
            case .powerLine: Term(en: "power line", zh: "高压线")
            case .neighbour: Term(en: "neighbour", zh: "相邻地块")
            }
        }
    }

    /// What lines are told apart by.
    public struct Key: Sendable, Hashable {
        public let kind: Kind
        /// The class of a road (`I`, `III`, `expressway`), the voltage of a power line; nil where it is not known.
        public let `class`: String?

        public init(_ kind: Kind, class: String? = nil) {
            self.kind = kind
            self.class = `class`
        }
    }

    public let key: Key
    /// A line; of a polygon its boundary counts.
    public let geometry: Geometry

    public init(_ kind: Kind, class: String? = nil, geometry: Geometry) {
        key = Key(kind, class: `class`)
        self.geometry = geometry
    }
}

/// Lines cut into segments and indexed, so that a parcel sees those near it only, however long the road.
public struct FrontingLines: Sendable {
    struct Segment: Sendable {
        let key: FrontingLine.Key
        let start: Coordinate
        let end: Coordinate
    }

    private let segments: [Segment]
    private let index: SpatialIndex

    public init(_ lines: [FrontingLine]) {
        var segments: [Segment] = []
        for line in lines {
            for chain in line.geometry.chains {
                for (start, end) in zip(chain, chain.dropFirst()) where start != end {
                    segments.append(Segment(key: line.key, start: start, end: end))
                }
            }
        }
        self.segments = segments
        index = SpatialIndex(segments.map { Envelope([$0.start, $0.end]) })
    }

    /// Those whose box comes within `metres` of the box, in the order of the lines.
    func near(_ envelope: Envelope, within metres: Double) -> [Segment] {
        index.query(envelope.expanded(by: metres)).map { segments[$0] }
    }
}

extension Geometry {
    /// The chains of segments that lines and the rings of polygons are made of.
    fileprivate var chains: [[Coordinate]] {
        switch kind {
        case .lineString: [coordinates]
        case .polygon: [exteriorRing] + interiorRings
        case .point, .multiPoint: []
        case .multiLineString, .multiPolygon, .geometryCollection: parts.flatMap(\.chains)
        }
    }
}
