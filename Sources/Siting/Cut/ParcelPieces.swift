// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The polygons of a parcel, each of which may be cut while the others stay as they are.
struct ParcelPieces {
    let grounds: [CutGround]
    let cautions: [CutCaution]

    private static let onBoundaryMetres = 1e-3

    init(_ parcel: ParcelGround) throws(SpatialError) {
        var shapes = [parcel.geometry]
        if case .part(let net) = parcel.net { shapes.append(net) }
        for shape in shapes {
            if case .invalid(let reason, let location) = try shape.validity() {
                grounds = []
                cautions = [.notValid(reason: reason, location: location)]
                return
            }
        }
        let polygons = parcel.geometry.parts.filter { $0.kind == .polygon && !$0.isEmpty }
        var grounds: [CutGround] = []
        for polygon in polygons {
            let isOnly = polygons.count == 1
            var frontages: [Frontage] = []
            for frontage in parcel.frontages {
                let middle = Segment(start: frontage.points[0], end: frontage.points[1]).place(at: 0.5)
                let away = isOnly ? 0 : try polygon.distance(to: .point(middle))
                if away <= Self.onBoundaryMetres { frontages.append(frontage) }
            }
            var (net, share): (OrientedRings?, Double) = (nil, 1)
            switch parcel.net {
            case .whole: break
            case .share(let ratio): share = max(0, ratio)
            case .part(let land):
                var own: [Geometry] = []
                for part in land.parts where part.kind == .polygon && !part.isEmpty {
                    let isOwn = isOnly ? true : try polygon.intersects(part.pointOnSurface())
                    if isOwn { own.append(part) }
                }
                net = OrientedRings(try Geometry.multiPolygon(own))
            }
            grounds.append(
                CutGround(gross: OrientedRings(polygon), net: net, netShare: share, frontages: frontages))
        }
        self.grounds = grounds
        cautions = []
    }

    /// All but one.
    func others(than cut: Int) throws(SpatialError) -> [GroundPart] {
        var others: [GroundPart] = []
        for (index, ground) in grounds.enumerated() where index != cut { others.append(try ground.part()) }
        return others
    }
}
