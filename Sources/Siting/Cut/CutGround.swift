// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// One connected polygon of a parcel, ready to be swept and split, again and again.
struct CutGround: Sendable {
    let gross: OrientedRings
    /// Nil where the net land is the gross land, whole or in equal share everywhere.
    let net: OrientedRings?
    let netShare: Double
    let frontages: [Frontage]

    /// What areas, widths and connection are measured on.
    var sold: OrientedRings { net ?? gross }
    var netArea: Double { sold.area * netShare }

    func part() throws(SpatialError) -> GroundPart {
        let geometry = try gross.geometry()
        return GroundPart(
            geometry: geometry, netGeometry: try net?.geometry() ?? geometry, netAreaSquareMetres: netArea,
            frontages: frontages)
    }

    /// What lies before and after the line; nil where rounding forbids to tell.
    func split(at place: Double, along frame: SweepFrame) -> (before: CutGround, after: CutGround)? {
        guard let gross = gross.split(at: place, along: frame) else { return nil }
        let net = net.map { $0.split(at: place, along: frame) }
        if case .some(.none) = net { return nil }
        let reversed = frame.reversed
        return (
            CutGround(
                gross: gross.before, net: net??.before, netShare: netShare,
                frontages: frontages.pieces(before: place, along: frame)),
            CutGround(
                gross: gross.after, net: net??.after, netShare: netShare,
                frontages: frontages.pieces(before: -place, along: reversed))
        )
    }

    func meets(_ asked: PartRequirement) -> Bool {
        netArea >= asked.minimumNetAreaSquareMetres - CutSweep.areaTolerance
            && (asked.minimumFrontageMetres <= 0
                || frontages.longestMetres >= asked.minimumFrontageMetres - CutSweep.lengthTolerance)
            && (asked.minimumWidthMetres <= 0
                || sold.width >= asked.minimumWidthMetres - CutSweep.lengthTolerance)
    }
}
