// SPDX-License-Identifier: Apache-2.0
internal import CGEOS
internal import CGEOSContext

// Reads of structure and coordinates. None of them can fail on a geometry that exists, so they go to GEOS directly
// and not through the three doors of `GEOS`.
// SAFETY (whole file): every pointer is a live geometry kept by the `Geometry` that asks; parts, rings and sequences
// are borrowed from it and do not outlive the call.

extension Geometry {
    /// What one walk over a new handle learns, and by asking, fixes inside GEOS.
    struct Priming {
        var kind: GeometryKind
        var envelope: Envelope
        var coordinateCount: Int
    }

    /// Asks every part and every ring for its extent and coordinate dimension.
    ///
    /// GEOS 3.11 computes both at first use and stores them in the "const" object without a lock. After this walk
    /// nothing is left to compute, which is what makes sharing a ``Geometry`` between threads sound. Do not shorten
    /// it to the outermost geometry: a polygon's extent reads its shell only, while overlay also asks its holes.
    static func prime(_ handle: OpaquePointer) -> Priming {
        let context = unsafe suodi_geos_context()
        let kind = unsafe kind(of: handle)
        var count = 0
        switch kind {
        case .point, .lineString:
            count = unsafe sequenceCount(of: handle)
        case .polygon:
            if let shell = unsafe GEOSGetExteriorRing_r(context, handle) {
                _ = unsafe extent(of: shell)
                count += unsafe sequenceCount(of: shell)
            }
            for index in 0..<(unsafe GEOSGetNumInteriorRings_r(context, handle)) {
                guard let hole = unsafe GEOSGetInteriorRingN_r(context, handle, index) else { continue }
                _ = unsafe extent(of: hole)
                count += unsafe sequenceCount(of: hole)
            }
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            count = unsafe partHandles(of: handle).reduce(0) { unsafe $0 + prime($1).coordinateCount }
        }
        return Priming(kind: kind, envelope: unsafe extent(of: handle), coordinateCount: count)
    }

    static func extent(of handle: OpaquePointer) -> Envelope {
        let context = unsafe suodi_geos_context()
        _ = unsafe GEOSGeom_getCoordinateDimension_r(context, handle)
        var box = Envelope.empty
        if unsafe GEOSisEmpty_r(context, handle) == 0 {
            unsafe GEOSGeom_getExtent_r(context, handle, &box.minX, &box.minY, &box.maxX, &box.maxY)
        } else if let made = unsafe GEOSEnvelope_r(context, handle) {
            // getExtent answers an empty geometry without looking at its envelope, and so leaves it unprimed.
            unsafe GEOSGeom_destroy_r(context, made)
        }
        return box
    }

    static func kind(of handle: OpaquePointer) -> GeometryKind {
        switch unsafe GEOSGeomTypeId_r(suodi_geos_context(), handle) {
        case 0: .point
        case 1, 2: .lineString
        case 3: .polygon
        case 4: .multiPoint
        case 5: .multiLineString
        case 6: .multiPolygon
        default: .geometryCollection
        }
    }

    static func partHandles(of handle: OpaquePointer) -> [OpaquePointer] {
        let context = unsafe suodi_geos_context()
        let count = unsafe GEOSGetNumGeometries_r(context, handle)
        return unsafe (0..<count).compactMap { unsafe GEOSGetGeometryN_r(context, handle, $0) }
    }

    /// A polygon itself, or the parts of a multi-polygon.
    static func polygonHandles(of handle: OpaquePointer) -> [OpaquePointer] {
        unsafe kind(of: handle) == .polygon ? [handle] : partHandles(of: handle)
    }

    static func ringHandles(of handle: OpaquePointer) -> [OpaquePointer] {
        let context = unsafe suodi_geos_context()
        guard let shell = unsafe GEOSGetExteriorRing_r(context, handle), unsafe sequenceCount(of: shell) > 0 else {
            return unsafe []
        }
        let count = unsafe GEOSGetNumInteriorRings_r(context, handle)
        return unsafe [shell] + (0..<count).compactMap { unsafe GEOSGetInteriorRingN_r(context, handle, $0) }
    }

    private static func sequenceCount(of handle: OpaquePointer) -> Int {
        let context = unsafe suodi_geos_context()
        // An empty point has no sequence that may be asked for.
        guard unsafe GEOSisEmpty_r(context, handle) == 0 else { return 0 }
        var count: UInt32 = 0
        let sequence = unsafe GEOSGeom_getCoordSeq_r(context, handle)
        unsafe GEOSCoordSeq_getSize_r(context, sequence, &count)
        return Int(count)
    }

    /// The coordinates of a point, line string or ring, copied in one piece.
    static func sequence(of handle: OpaquePointer) -> [Coordinate] {
        let count = unsafe sequenceCount(of: handle)
        guard count > 0 else { return [] }
        let context = unsafe suodi_geos_context()
        let sequence = unsafe GEOSGeom_getCoordSeq_r(context, handle)
        return unsafe [Coordinate](unsafeUninitializedCapacity: count) { buffer, written in
            // SAFETY: a Coordinate is two Doubles, x before y, and nothing else; the buffer holds `count` of them.
            let numbers = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: Double.self)
            written = unsafe GEOSCoordSeq_copyToBuffer_r(context, sequence, numbers, 0, 0) == 1 ? count : 0
        }
    }

    /// Appends the coordinates of a point, line string or ring to two columns.
    static func appendSequence(of handle: OpaquePointer, x: inout [Double], y: inout [Double]) {
        let count = unsafe sequenceCount(of: handle)
        guard count > 0 else { return }
        let context = unsafe suodi_geos_context()
        let sequence = unsafe GEOSGeom_getCoordSeq_r(context, handle)
        let start = x.count
        x.append(contentsOf: repeatElement(0, count: count))
        y.append(contentsOf: repeatElement(0, count: count))
        unsafe x.withUnsafeMutableBufferPointer { x in
            unsafe y.withUnsafeMutableBufferPointer { y in
                // SAFETY: both columns have just been made long enough.
                guard let xs = x.baseAddress, let ys = y.baseAddress else { return }
                _ = unsafe GEOSCoordSeq_copyToArrays_r(context, sequence, xs + start, ys + start, nil, nil)
            }
        }
    }

    /// Visits every point, line string and ring, in the order of ``Geometry/coordinates``.
    static func forEachRunHandle(of handle: OpaquePointer, _ body: (OpaquePointer) -> Void) {
        switch unsafe kind(of: handle) {
        case .point, .lineString: unsafe body(handle)
        case .polygon: unsafe ringHandles(of: handle).forEach(body)
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            unsafe partHandles(of: handle).forEach { unsafe forEachRunHandle(of: $0, body) }
        }
    }
}
