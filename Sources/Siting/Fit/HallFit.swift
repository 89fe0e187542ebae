// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// Whether halls fit in one parcel: its buildable envelope, made ready for any number of halls.
public struct HallFit: Sendable {
    public let envelope: BuildableEnvelope
    public let outline: FitOutline

    /// - Throws: a ``SpatialError`` when a geometry is not valid.
    public init(
        parcel: Geometry, dedicated: [Geometry] = [], zones: [ConstraintZone] = [],
        lines: FrontingLines = FrontingLines([]), policy: SetbackPolicy = .shipped
    ) throws(SpatialError) {
        envelope = try BuildableEnvelope(
            of: parcel, dedicated: dedicated, zones: zones, lines: lines, policy: policy)
        outline = try FitOutline(envelope.geometry)
    }

    /// Whether the hall fits in the envelope at any angle, and where.
    /// - Throws: `invalidArgument` when a measure of the hall is none.
    public func fit(_ hall: Requirement.Hall, clearanceMetres: Double = 0) throws(SpatialError) -> RectangleFit {
        try outline.fit(
            lengthMetres: hall.lengthMetres, widthMetres: hall.widthMetres, clearanceMetres: clearanceMetres)
    }

    /// The length to which a hall that does not fit must be shortened, its width kept; nil when no shortening down to
    /// a square helps. Within ``FitOutline/frontierTolerance`` of the longest there is, and never above.
    public func longestLengthMetres(widthMetres: Double) -> Double? {
        guard let step = outline.frontier(widthsMetres: [widthMetres]).steps.first, step.lengthMetres > 0 else {
            return nil
        }
        return step.lengthMetres
    }
}
