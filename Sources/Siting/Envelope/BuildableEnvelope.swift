// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// The buildable envelope 可布局范围 of a parcel, what a hall must fit in: the net parcel less constraint zones less a
/// setback along each edge by what the edge faces. With what each cause takes.
///
/// Ground that several causes want is counted once, for the first of them: dedicated strips 代征; zones, by the name of
/// their kind; setbacks by their depth, the deepest first, and of equal ones those of roads, railways, rivers, power
/// lines, neighbours, by class; last, the setback of all other edges. So the losses sum to what is lost.
///
/// The setback of an edge is every point of the parcel within its depth of the facing part (``SetbackPolicy``), so that
/// corners that stick in are kept clear all around. Around their tips, arcs are drawn by chords that lie inside the true
/// arc by at most 0.5 % of the depth, and by 1.1 % around the blunt corners of a zone with a buffer.
public struct BuildableEnvelope: Sendable {
    public enum Cause: Sendable, Hashable {
        /// Land given up for roads and greens, which the firm does not buy.
        case dedicated
        case zone(kind: String)
        case setback(from: FrontingLine.Key)
        case otherEdges

        public var name: Term {
            switch self {
            case .dedicated: Term(en: "dedicated strips", zh: "代征用地")
            case .zone(let kind): Term(en: "constraint zone \(kind)", zh: "约束区 \(kind)")
            case .setback(let key):
                Term(
                    en: "setback from \(key.kind.name.en)" + (key.class.map { " \($0)" } ?? ""),
                    zh: "退让\(key.kind.name.zh)" + (key.class.map { " \($0)" } ?? ""))
            case .otherEdges: Term(en: "setback from other edges", zh: "其他边界退让")
            }
        }
    }

    public struct Loss: Sendable, Hashable {
        public let cause: Cause
        public let squareMetres: Double

        public var area: Area { Area(squareMetres: squareMetres) }
    }

    /// A polygon, a multipolygon, or empty.
    public let geometry: Geometry
    public let grossSquareMetres: Double
    /// In the order of attribution; causes that take nothing are left out.
    public let losses: [Loss]

    public var squareMetres: Double { geometry.area }
    /// The gross parcel less what is dedicated.
    public var netSquareMetres: Double {
        grossSquareMetres - losses.reduce(0) { $0 + ($1.cause == .dedicated ? $1.squareMetres : 0) }
    }

    /// - Parameters:
    ///   - parcel: a valid polygon or multipolygon in metres, what is dedicated included.
    ///   - zones: those that may touch it; others do no harm. Each keeps its own buffer.
    ///   - lines: what its edges may face; those of the whole city will do.
    /// - Throws: a ``SpatialError`` when a geometry is not valid.
    /// - Complexity: O(e · s) for e edges and s segments near, and one overlay per cause.
    public init(
        of parcel: Geometry, dedicated: [Geometry] = [], zones: [ConstraintZone] = [],
        lines: FrontingLines = FrontingLines([]), policy: SetbackPolicy = .shipped
    ) throws(SpatialError) {
        var taking = Attribution(of: parcel)
        try taking.take(dedicated, for: .dedicated)
        let net = taking.left
        let byKind = Dictionary(grouping: zones, by: \.kind).sorted { $0.key < $1.key }
        for (kind, zones) in byKind {
            try taking.take(
                zones.map { zone throws(SpatialError) in
                    zone.bufferMetres > 0 ? try zone.geometry.buffer(distance: zone.bufferMetres) : zone.geometry
                }, for: .zone(kind: kind))
        }
        for region in try SetbackRegion.all(of: net, lines: lines, policy: policy) {
            try taking.take(region.geometries(), for: region.cause)
        }
        geometry = taking.left
        grossSquareMetres = parcel.area
        losses = taking.losses
    }
}

/// Takes ground away cause by cause.
private struct Attribution {
    private(set) var left: Geometry
    private(set) var losses: [BuildableEnvelope.Loss] = []

    init(of parcel: Geometry) {
        left = parcel
    }

    mutating func take(_ geometries: [Geometry], for cause: BuildableEnvelope.Cause) throws(SpatialError) {
        let box = left.envelope
        let near = geometries.filter { $0.envelope.intersects(box) }
        guard !near.isEmpty else { return }
        let before = left.area
        let taken = near.count == 1 ? near[0] : try Geometry.unaryUnion(of: near)
        left = try left.difference(taken)
        // Losses telescope: each is the difference of two areas that its neighbours use too.
        let loss = before - left.area
        guard loss > 0 else { return }
        // The edges that face a line and the line itself are one cause.
        if let known = losses.firstIndex(where: { $0.cause == cause }) {
            losses[known] = .init(cause: cause, squareMetres: losses[known].squareMetres + loss)
        } else {
            losses.append(.init(cause: cause, squareMetres: loss))
        }
    }
}
