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
    private let zones: IndexedZones
    private let sharedAdjacency = SharedAdjacency()
    /// What fits in each parcel, where it has been measured before; without it each is measured when it is asked about.
    public var shapes: ShapeColumns?

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
        zones = IndexedZones(snapshot.zones)
    }

    /// The kinds of facility that edges face, beside roads.
    private static let otherLines: [(facilityKind: String, kind: FrontingLine.Kind)] = [
        (Facility.river, .river), ("railway", .rail), ("power_line", .powerLine),
    ]

    /// Which parcels are neighbours, with no road between.
    /// - Complexity: that of ``ParcelAdjacency`` the first time, O(1) then.
    package func adjacency() throws(SpatialError) -> ParcelAdjacency {
        try sharedAdjacency.value { () throws(SpatialError) in
            try ParcelAdjacency(
                snapshot.parcels.shapes, barriers: barriers, policy: policy.merge)
        }
    }

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

    /// Whether a hall fits in the buildable envelope of a whole parcel. A parcel whose shape is not valid has none: it is
    /// left out until it is repaired, and does not fail the search for the others.
    func holds(_ hall: Requirement.Hall, on parcel: Int) throws -> Bool {
        let shape = try snapshot.parcels.shapes.geometry(at: parcel)
        return try shape.isValid && hallFit(of: shape, from: [parcel]).fit(hall).fits
    }

    /// Share of a shape cut from, or merged of, parcels that lies in constraint zones, 0 to 1.
    func exclusionShare(of shape: Geometry, from parcels: [Int]) throws -> Double {
        let isFree = try parcels.allSatisfy { try snapshot.parcelIndex.measured(.exclusionShare, of: $0) == 0 }
        if isFree || shape.area == 0 { return 0 }
        let zones = try near(shape).zones.map { zone throws(SpatialError) in
            zone.bufferMetres > 0 ? try zone.geometry.buffer(distance: zone.bufferMetres) : zone.geometry
        }
        return min(1, try Geometry.unaryUnion(of: zones).intersection(shape).area / shape.area)
    }

    /// What planners ask of a shape.
    public func shape(of geometry: Geometry) throws(SpatialError) -> ParcelShape {
        let entrance = try snapshot.facilities[Facility.entrance]?.nearest(to: geometry)?.facility
        return try ParcelShape(
            of: geometry, lines: lines, entrances: [entrance].compactMap { $0?.geometry }, policy: policy.setbacks)
    }

    private func near(_ shape: Geometry) -> (zones: [ConstraintZone], strips: [ConstraintZone]) {
        let near = zones.touching(shape.envelope)
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
