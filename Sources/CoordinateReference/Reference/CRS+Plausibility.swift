// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension CRS {
    /// Whether coordinates within `envelope` can be in this CRS; an empty envelope always can.
    ///
    /// It is a guess for a warning at import, made from the corners: an area of use is a rough box, and wide data may
    /// leave it by up to one degree. So it cannot tell coordinates of one zone from those of the next when neither has
    /// the zone number: 414 289 is an easting of each.
    public func plausibility(of envelope: Envelope) -> CoordinatePlausibility {
        if envelope.isEmpty || isInUse(envelope) { return .plausible }
        if isProjected && Self.degrees.covers(envelope) { return .looksLikeDegrees }
        if let prefix = CRS.zonePrefix(in: envelope), prefix != zonePrefix { return .zonePrefix(prefix) }
        let swapped = Envelope(minX: envelope.minY, minY: envelope.minX, maxX: envelope.maxY, maxY: envelope.maxX)
        if areaOfUse != nil || isGeographic, isInUse(swapped) { return .axesSwapped }
        if let prefix = CRS.zonePrefix(in: swapped) { return .zonePrefix(prefix) }
        if [envelope, swapped].contains(where: Self.mixesZonePrefixes) { return .mixedZonePrefixes }
        return isGeographic && !Self.degrees.covers(envelope) ? .looksProjected : .outsideAreaOfUse
    }

    /// Whether the eastings end with a zone number, and begin with another or none; northings as of China.
    private static func mixesZonePrefixes(_ envelope: Envelope) -> Bool {
        guard envelope.minY >= 0, envelope.maxY < 6e6, prefixedEastings.contains(envelope.maxX) else { return false }
        return prefixedEastings.contains(envelope.minX) || (0..<1e6).contains(envelope.minX)
    }

    /// What degrees in either order stay within.
    private static let degrees = Envelope(minX: -180, minY: -180, maxX: 180, maxY: 180)

    /// Whether the corners lie where the CRS is used, give or take a degree; true when it does not say where that is,
    /// unless the numbers are of another kind.
    private func isInUse(_ envelope: Envelope) -> Bool {
        if Self.degrees.covers(envelope) != isGeographic { return false }
        if isGeographic {
            let world = Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90)
            return world.covers(envelope) && areaOfUse?.expanded(by: 1).covers(envelope) != false
        }
        guard let areaOfUse else { return true }
        var x = [envelope.minX, envelope.maxX, envelope.maxX, envelope.minX]
        var y = [envelope.minY, envelope.minY, envelope.maxY, envelope.maxY]
        do {
            try CoordinateOperation.toGeographic(from: self).transform(x: &x, y: &y)
            let degrees = Envelope(zip(x, y).map { Coordinate($0, $1) })
            guard areaOfUse.expanded(by: 1).covers(degrees) else { return false }
            // Northings beyond the pole come down the other side and into the area again. They do not lead back.
            try CoordinateOperation(from: geographicBase(), to: self).transform(x: &x, y: &y)
        } catch {
            return false
        }
        let back = Envelope(zip(x, y).map { Coordinate($0, $1) })
        return envelope.expanded(by: 1).covers(back) && back.expanded(by: 1).covers(envelope)
    }
}
