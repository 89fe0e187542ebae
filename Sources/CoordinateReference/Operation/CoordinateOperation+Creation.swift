// SPDX-License-Identifier: Apache-2.0
internal import CPROJ

extension CoordinateOperation {
    /// The handle of the whole way.
    ///
    /// A ballpark operation, which is PROJ's word for leaving a datum shift out, is taken only where what is left out
    /// is the step between WGS 84 and CGCS2000.
    static func handle(from source: CRS, to target: CRS) throws(CoordinateReferenceError) -> OperationHandle {
        let context = ProjContext()
        guard let from = object(of: source, facing: target, in: context),
            let to = object(of: target, facing: source, in: context)
        else {
            throw CoordinateReferenceError(
                code: .engine, message: "PROJ does not know \(source) or \(target) any more")
        }
        let isShiftKnown = source.record.datum == .global && target.record.datum == .global
        let ballpark = isShiftKnown ? "ALLOW_BALLPARK=YES" : "ALLOW_BALLPARK=NO"
        // SAFETY: the options end with nil and outlive the call, which copies what it needs.
        let found: ProjObject? = unsafe from.read { _, from in
            unsafe to.derived { context, to in
                unsafe ballpark.withCString { option in
                    let options = unsafe [UnsafePointer<CChar>?.some(option), nil]
                    return unsafe options.withUnsafeBufferPointer {
                        unsafe proj_create_crs_to_crs_from_pj(context, from, to, nil, $0.baseAddress)
                    }
                }
            }
        }
        // Never leave this out: the register's axis order is northing first for some CRSs and easting first for others.
        // SAFETY: PROJ makes a new object, owned by the result.
        guard let found, let normalized = unsafe found.derived({ unsafe proj_normalize_for_visualization($0, $1) })
        else {
            throw CoordinateReferenceError(
                code: .datumShift, message: "PROJ knows no way from \(source) to \(target)",
                hint: "transform the data with the parameters of their datum first, and import the result")
        }
        return OperationHandle(normalized)
    }

    /// One end of the way.
    ///
    /// Parameters that a definition brings lead to WGS 84. From there PROJ knows no way to CGCS2000 but a ballpark one,
    /// for which it drops the parameters. So the CRS facing such a definition gets parameters of its own, all zero.
    private static func object(of crs: CRS, facing other: CRS, in context: ProjContext) -> ProjObject? {
        guard let object = ProjObject(definition: crs.record.definition, in: context) else { return nil }
        guard other.record.hasOwnDatumShift, crs.record.datum == .global else { return object }
        guard let text = object.wellKnownText(PJ_WKT2_2019),
            let wgs84 = ProjObject(definition: "EPSG:4326", in: context)?.wellKnownText(PJ_WKT2_2019)
        else { return nil }
        let bound = """
            BOUNDCRS[SOURCECRS[\(text)],TARGETCRS[\(wgs84)],ABRIDGEDTRANSFORMATION["CGCS2000 taken as WGS 84",\
            METHOD["Geocentric translations (geog2D domain)",ID["EPSG",9603]],\
            PARAMETER["X-axis translation",0,ID["EPSG",8605]],PARAMETER["Y-axis translation",0,ID["EPSG",8606]],\
            PARAMETER["Z-axis translation",0,ID["EPSG",8607]]]]
            """
        return ProjObject(definition: bound, in: context)
    }

    /// Refuses a way between 北京54 or 西安80 and another datum.
    static func requireKnownShift(from source: CRS, to target: CRS) throws(CoordinateReferenceError) {
        let (from, to) = (source.record, target.record)
        if from.datum == to.datum { return }
        for side in [from, to] where side.datum.isRestricted && !side.hasOwnDatumShift {
            throw CoordinateReferenceError(
                code: .datumShift,
                message: """
                    the shift between \(from.datumName) (\(source)) and \(to.datumName) (\(target)) needs local \
                    parameters, which are restricted
                    """,
                hint: """
                    have the data transformed to CGCS2000 where the parameters are held, or give a CRS definition with \
                    your own TOWGS84
                    """)
        }
    }
}
