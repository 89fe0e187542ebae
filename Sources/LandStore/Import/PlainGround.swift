// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// The polygons of a piece, transformed and measured all at once.
struct PlainGround {
    /// In the coordinates of the file.
    let sourceEnvelope: Envelope
    private let polygons: PolygonBatch
    private let ellipsoidalSquareMetres: [Double]
    private let srsID: Int32

    /// Nil when the layer keeps no polygons, or when a position has no image in the workspace's CRS: then features
    /// are looked at one by one.
    init?(_ features: FeatureBatch, _ exact: RowBuilder, measuresInSource: Bool) {
        guard exact.layer.schema.geometry == .polygon else { return nil }
        sourceEnvelope = Envelope(x: features.x.span, y: features.y.span)
        var (x, y) = (features.x, features.y)
        let (ringEnds, partEnds, featureEnds) = (features.ringEnds, features.partEnds, features.featureEnds)
        do {
            let measured =
                measuresInSource
                ? try EllipsoidalArea.squareMetres(
                    longitudes: x.span, latitudes: y.span, ringEnds: ringEnds, partEnds: partEnds,
                    featureEnds: featureEnds, on: exact.crs.ellipsoid) : nil
            try exact.operation?.transform(x: &x, y: &y)
            polygons = PolygonBatch(
                x: x, y: y, ringEnds: ringEnds, partEnds: partEnds, featureEnds: featureEnds)
            ellipsoidalSquareMetres =
                try measured
                ?? EllipsoidalArea.squareMetres(
                    x: x, y: y, ringEnds: ringEnds, partEnds: partEnds, featureEnds: featureEnds, in: exact.crs)
        } catch {
            return nil
        }
        srsID = Int32(exact.crs.epsgCode ?? 0)
    }

    /// Appends the geometry cell; nil, and nothing appended, for what is empty or not valid as it stands.
    func append(_ index: Int, to batch: inout RowBatch) -> Envelope? {
        guard !polygons.parts(of: index).isEmpty, case .valid? = try? polygons.validity(at: index) else { return nil }
        return GeometryBlob.append(polygons, at: index, srsID: srsID, to: &batch)
    }

    func areas(of index: Int) -> (planar: Double, ellipsoidal: Double) {
        (polygons.area(at: index), ellipsoidalSquareMetres[index])
    }
}
