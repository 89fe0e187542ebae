// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// The ground of a city with all that bears on it: what edges face, where roads give frontage, what is dedicated, and
/// where nothing may be built. Built once for a snapshot and a policy, then shared between threads.
public struct CityGround: Sendable {
    public let snapshot: LandSnapshot
    public let policy: SitingPolicy
    /// Where roads give frontage.
    public let roads: FrontageRoads
    private let lines: FrontingLines
    private let zoneIndex: SpatialIndex

    public init(_ snapshot: LandSnapshot, policy: SitingPolicy) {
        self.snapshot = snapshot
        self.policy = policy
        roads = FrontageRoads(snapshot.roads.map(\.geometry), reachMetres: policy.setbacks.reachMetres.value)
        lines = FrontingLines(
            snapshot.roads.map { FrontingLine(.road, class: $0.roadClass, geometry: $0.geometry) }
                + CityGround.otherLines.flatMap { facilityKind, kind in
                    (snapshot.facilities[facilityKind]?.facilities ?? []).map {
                        FrontingLine(kind, geometry: $0.geometry)
                    }
                })
        zoneIndex = SpatialIndex(snapshot.zones.map { $0.geometry.envelope.expanded(by: $0.bufferMetres) })
    }

    /// The kinds of facility that edges face, beside roads.
    private static let otherLines: [(facilityKind: String, kind: FrontingLine.Kind)] = [
        (Facility.river, .river), ("railway", .rail), ("power_line", .powerLine),
    ]

    /// The land of a parcel, to be cut and merged. Its areas are counted as recorded: where the recorded net area is not
    /// that of the shape, each square metre counts for so much more or less.
    public func ground(of parcel: Int) throws(SpatialError) -> ParcelGround {
        let geometry = try snapshot.parcels.shapes.geometry(at: parcel)
        let (net, planar) = (snapshot.parcels.netAreaSquareMetres[parcel], geometry.area)
        return ParcelGround(
            parcelIDs: [snapshot.parcels.id[parcel]], geometry: geometry,
            net: net == planar || planar == 0 ? .whole : .share(net / planar), frontages: roads.frontages(of: geometry))
    }

    /// The envelope of a shape cut from, or merged of, parcels of the city.
    ///
    /// - Parameter parcels: those it comes from; their own setback along other edges holds, the greatest of them.
    public func envelope(of shape: Geometry, from parcels: [Int]) throws(SpatialError) -> BuildableEnvelope {
        let (zones, strips) = near(shape)
        return try BuildableEnvelope(
            of: shape, dedicated: strips.map(\.geometry), zones: zones, lines: lines, policy: setbacks(of: parcels))
    }

    /// Whether halls fit in such a shape.
    public func hallFit(of shape: Geometry, from parcels: [Int]) throws(SpatialError) -> HallFit {
        let (zones, strips) = near(shape)
        return try HallFit(
            parcel: shape, dedicated: strips.map(\.geometry), zones: zones, lines: lines, policy: setbacks(of: parcels))
    }

    /// What planners ask of a shape.
    public func shape(of geometry: Geometry) throws(SpatialError) -> ParcelShape {
        try ParcelShape(
            of: geometry, lines: lines,
            entrances: (snapshot.facilities[Facility.entrance]?.facilities ?? []).map(\.geometry),
            policy: policy.setbacks)
    }

    private func near(_ shape: Geometry) -> (zones: [ConstraintZone], strips: [ConstraintZone]) {
        let near = zoneIndex.query(shape.envelope).map { snapshot.zones[$0] }
        return (
            near.filter { $0.kind != ConstraintZone.dedicated }, near.filter { $0.kind == ConstraintZone.dedicated }
        )
    }

    private func setbacks(of parcels: [Int]) -> SetbackPolicy {
        let own = parcels.map { snapshot.parcels.edgeSetbackMetres[$0] }.filter { !$0.isNaN }.max()
        guard let own else { return policy.setbacks }
        var setbacks = policy.setbacks
        setbacks.otherMetres = SitingPolicy.Figure(value: own, source: "the parcel's own", confidence: "recorded")
        return setbacks
    }
}
