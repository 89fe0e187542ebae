// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension CRS {
    /// Whether coordinates within `envelope` can be in this CRS; an empty envelope always can.
    ///
    /// It is a guess for a warning at import, made from the corners: an area of use is a rough box, and wide data may
    /// leave it by up to one degree.
    public func plausibility(of envelope: Envelope) -> CoordinatePlausibility {
        if envelope.isEmpty || isInUse(envelope) { return .plausible }
        if isProjected && Self.degrees.covers(envelope) { return .looksLikeDegrees }
        if let prefix = CRS.zonePrefix(in: envelope), prefix != zonePrefix { return .zonePrefix(prefix) }
        let swapped = Envelope(minX: envelope.minY, minY: envelope.minX, maxX: envelope.maxY, maxY: envelope.maxX)
        if areaOfUse != nil || isGeographic, isInUse(swapped) { return .axesSwapped }
        if let prefix = CRS.zonePrefix(in: swapped) { return .zonePrefix(prefix) }
        return isGeographic && !Self.degrees.covers(envelope) ? .looksProjected : .outsideAreaOfUse
    }

    /// The zone number (带号) that all eastings of `envelope` start with: 38 for 38 414 289. The zones of China are 13
    /// to 23 of six degrees and 24 to 45 of three.
    public static func zonePrefix(in envelope: Envelope) -> Int? {
        guard !envelope.isEmpty, envelope.minX >= 13e6, envelope.maxX < 46e6 else { return nil }
        let prefix = Int(envelope.minX / 1e6)
        return Int(envelope.maxX / 1e6) == prefix ? prefix : nil
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
        } catch {
            return false
        }
        return areaOfUse.expanded(by: 1).covers(Envelope(zip(x, y).map { Coordinate($0, $1) }))
    }
}
