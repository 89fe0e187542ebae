// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Neighbours made one.
public struct ParcelMerge: Sendable {
    /// The lineage 来源地块, in the order given.
    public let parcelIDs: [String]
    /// One polygon, with what lay between its parcels closed.
    public let geometry: Geometry
    public let net: ParcelGround.NetLand
    /// The sum of the parcels' net areas, which merging keeps.
    public let netAreaSquareMetres: Double
    /// How much the shape is larger than its parcels together, from slivers closed; negative where they overlapped.
    public let closedSquareMetres: Double

    /// The merged land, to be cut: merge, then cut.
    public func ground(frontages: [Frontage]) -> ParcelGround {
        ParcelGround(parcelIDs: parcelIDs, geometry: geometry, net: net, frontages: frontages)
    }

    /// The merged land as it is measured, beside the parts of a cut.
    public func part(frontages: [Frontage]) -> GroundPart {
        var netGeometry = geometry
        if case .part(let land) = net { netGeometry = land }
        return GroundPart(
            geometry: geometry, netGeometry: netGeometry, netAreaSquareMetres: netAreaSquareMetres,
            frontages: frontages)
    }

    /// Merges parcels that border each other.
    ///
    /// Where boundaries are no more than `gapMetres` apart, or overlap by as much, those of later parcels are drawn
    /// onto those of earlier ones: vertices move to the nearest vertex or edge, and edges take in the vertices they
    /// pass. Nothing else moves.
    /// - Returns: nil where the parcels do not make one polygon, or closing would spoil a shape.
    /// - Throws: `SpatialError` where a parcel's shape is not valid.
    public static func merge(
        _ parcels: [ParcelGround], gapMetres: Double = MergePolicy.customary.gapMetres
    ) throws(SpatialError) -> ParcelMerge? {
        precondition(parcels.count > 1, "a merge is of two or more")
        guard let geometry = try union(parcels.map(\.geometry), gapMetres: gapMetres) else { return nil }
        let gross = parcels.reduce(0) { $0 + $1.geometry.area }
        let netArea = parcels.reduce(0) { $0 + $1.netArea }
        var net = ParcelGround.NetLand.whole
        if parcels.contains(where: \.hasNetShare) {
            net = .share(netArea / gross)
        } else if parcels.contains(where: \.hasNetShape) {
            guard let land = try union(parcels.map(\.netShape), gapMetres: gapMetres, isOne: false) else { return nil }
            net = .part(land)
        }
        return ParcelMerge(
            parcelIDs: parcels.flatMap(\.parcelIDs), geometry: geometry, net: net, netAreaSquareMetres: netArea,
            closedSquareMetres: geometry.area - gross)
    }

    private static func union(
        _ shapes: [Geometry], gapMetres: Double, isOne: Bool = true
    ) throws(SpatialError) -> Geometry? {
        for shape in shapes {
            if case .invalid(let reason, let location) = try shape.validity() {
                throw SpatialError(
                    code: .topology, operation: "merge", message: "a parcel is not valid: \(reason)", location: location
                )
            }
        }
        var closed: [Geometry] = []
        for region in GapClosing(shapes.map(OrientedRings.init), gap: gapMetres).regions {
            let shape = try region.geometry()
            guard shape.isValid else { return nil }
            closed.append(shape)
        }
        let union = try Geometry.unaryUnion(of: closed)
        return union.kind == .polygon || !isOne ? union : nil
    }
}

extension ParcelGround {
    /// The net area by the shapes, in square metres.
    public var netArea: Double {
        switch net {
        case .whole: geometry.area
        case .share(let ratio): geometry.area * max(0, ratio)
        case .part(let land): land.area
        }
    }

    fileprivate var hasNetShare: Bool {
        if case .share = net { true } else { false }
    }

    fileprivate var hasNetShape: Bool {
        if case .part = net { true } else { false }
    }

    fileprivate var netShape: Geometry {
        if case .part(let land) = net { land } else { geometry }
    }
}
