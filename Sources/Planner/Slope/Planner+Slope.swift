// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import FeatureFormats
public import Foundation
internal import LandModel
internal import LandStore
internal import SimpleFeatures

/// How slopes are measured and written.
public struct SlopeOptions: Sendable {
    /// What the raster is in, where it does not say or says it wrongly.
    public var sourceCRS: CRS?
    /// Whether recorded slopes are measured anew; otherwise they are kept.
    public var replacesExisting = false
    /// Whether everything is measured and nothing written.
    public var isDryRun = false

    public init() {}
}

extension Planner {
    /// Measures the mean slope of parcels from a digital elevation raster and records it.
    ///
    /// - Parameters:
    ///   - raster: a file of any format and CRS that GDAL reads.
    ///   - tools: which run GDAL; abandoning them stops the work, and nothing is written.
    /// - Throws: `MissingProgram` without GDAL; `FormatError` for a raster that cannot be used or lies elsewhere;
    ///   `WorkspaceError` for slopes that are none of the ground, and when parcels were changed meanwhile; CRS and store
    ///   errors.
    public func recordSlopes(
        from raster: URL, options: SlopeOptions = SlopeOptions(), reason: String? = nil, using tools: GDALTools
    ) throws -> SlopeReport {
        // Before the parcels: what is changed between the two is then noticed.
        let ledgerCount = try workspace.ledgerCount()
        let parcels = try snapshot().parcels
        let asked = parcels.id.indices.filter { options.replacesExisting || parcels.slopePercent[$0].isNaN }
        let elevations = try ElevationRaster(raster, reading: tools)
        guard !asked.isEmpty else {
            return SlopeReport(
                measured: [], replacedCount: 0, keptCount: parcels.count, unmeasured: [], pixelMetres: nil)
        }
        let slopes = try slopes(of: elevations, around: parcels.shapes, asked, sourceCRS: options.sourceCRS)
        let outcomes = try ParcelSlopes(shapes: parcels.shapes, raster: slopes).outcomes(of: asked)
        var measured: [(parcelID: String, percent: Double)] = []
        var unmeasured: [SlopeReport.Unmeasured] = []
        var replacedCount = 0
        for (parcel, outcome) in zip(asked, outcomes) {
            let id = parcels.id[parcel]
            guard let mean = outcome.meanPercent else {
                unmeasured.append(.init(parcelID: id, knownShare: outcome.knownShare))
                continue
            }
            guard mean <= ParcelSlopes.steepestPercent else { throw tooSteep(id, mean, raster) }
            measured.append((id, (mean * 100).rounded() / 100))
            if !parcels.slopePercent[parcel].isNaN { replacedCount += 1 }
        }
        if !options.isDryRun {
            try workspace.recordSlopes(
                measured, from: raster, readAt: ledgerCount, by: actor, reason: reason, at: moment)
        }
        return SlopeReport(
            measured: measured, replacedCount: replacedCount, keptCount: parcels.count - asked.count,
            unmeasured: unmeasured, pixelMetres: (slopes.grid.pixelWidth, slopes.grid.pixelHeight))
    }

    /// Slopes in the CRS of the workspace, of the part of a raster around parcels.
    private func slopes(
        of elevations: ElevationRaster, around shapes: PolygonColumns, _ parcels: [Int], sourceCRS: CRS?
    ) throws -> SlopeRaster {
        let name = elevations.url.lastPathComponent
        let crs = workspace.city.crs
        guard let source = try sourceCRS ?? elevations.crsDefinition.map({ try CRS($0) }) else {
            throw FormatError(
                file: name, reason: "does not say what its coordinates are in",
                hint: "say it with `--source-crs EPSG:4547`, or whatever they are in")
        }
        let box = parcels.reduce(Envelope.empty) { $0.union(shapes.envelope(at: $1)) }
        var (x, y): ([Double], [Double]) = ([], [])
        // Straight sides are curves in another CRS.
        let steps = 32
        for step in 0..<(box.isEmpty ? 0 : steps + 1) {
            let share = Double(step) / Double(steps)
            let (alongX, alongY) = (box.minX + share * box.width, box.minY + share * box.height)
            x += [alongX, alongX, box.minX, box.maxX]
            y += [box.minY, box.maxY, alongY, alongY]
        }
        try CoordinateOperation(from: crs, to: source).transform(x: &x, y: &y)
        let places = zip(x, y).map { Coordinate($0, $1) }
        guard let window = RasterWindow(of: elevations, around: places, margin: 4) else {
            let (there, here) = (elevations.envelope, Envelope(places))
            throw FormatError(
                file: name,
                reason: "covers none of the parcels: it reaches over \(text(there)), and they over \(text(here)) in "
                    + "\(source.identifier)",
                hint:
                    "name a raster of this city, or say what it is in with `--source-crs`, if the file says it wrongly")
        }
        return try elevations.slopes(
            in: window, crs: crs.epsgCode == nil ? crs.wkt1 : crs.identifier,
            sourceCRS: sourceCRS.map { $0.epsgCode == nil ? $0.wkt1 : $0.identifier })
    }

    private func tooSteep(_ parcelID: String, _ percent: Double, _ raster: URL) -> WorkspaceError {
        let name = raster.lastPathComponent
        return WorkspaceError(
            .badData,
            "`\(name)`: parcel `\(parcelID)` would have a mean slope of \(percent.plainText(decimals: 0))%, so nothing "
                + "was written",
            hint: "a number such as -32768 may stand for gaps; mark it: `gdal_translate -a_nodata -32768 \(name) "
                + "marked.tif`")
    }

    private func text(_ box: Envelope) -> String {
        "\(box.minX.plainText(decimals: 4))..\(box.maxX.plainText(decimals: 4)), "
            + "\(box.minY.plainText(decimals: 4))..\(box.maxY.plainText(decimals: 4))"
    }
}
