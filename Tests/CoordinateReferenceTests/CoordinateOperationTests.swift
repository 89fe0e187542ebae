// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import SimpleFeatures
import Testing
import TestSupport

@Suite struct CoordinateOperationTests {
    static let place = Coordinate(113.13, 27.83)

    @Test("easting comes first and longitude comes first")
    func axisOrder() throws {
        let projected = try CoordinateOperation(from: CRS("EPSG:4490"), to: CRS("EPSG:4547")).transform(Self.place)
        #expect(abs(projected.x - 414_289.382) < 0.0005 && abs(projected.y - 3_079_906.482) < 0.0005)
        let prefixed = try CoordinateOperation(from: .crs84, to: CRS("EPSG:4526")).transform(Self.place)
        #expect(abs(prefixed.x - 38_414_289.382) < 0.0005 && abs(prefixed.y - 3_079_906.482) < 0.0005)
        let degrees = try CoordinateOperation(from: CRS("EPSG:4326"), to: .crs84).transform(Self.place)
        #expect(degrees == Self.place)
    }

    @Test("CGCS2000 and WGS 84 count as equal")
    func globalDatums() throws {
        let moved = try CoordinateOperation(from: .cgcs2000, to: .crs84).transform(Self.place)
        #expect(abs(moved.x - Self.place.x) < 1e-9 && abs(moved.y - Self.place.y) < 1e-9)
    }

    @Test("the same CRS on both sides changes no bit")
    func identity() throws {
        let crs = try CRS("EPSG:4547")
        let geometry = try Geometry(wkt: "LINESTRING (0.1 0.2, 1e300 3)")
        #expect(
            try CoordinateOperation(from: crs, to: CRS("urn:ogc:def:crs:EPSG::4547")).transform(geometry) === geometry)
    }

    @Test("there and back ends within a tenth of a millimetre")
    func roundTrip() throws {
        let there = try CoordinateOperation(from: CRS("EPSG:4547"), to: .crs84)
        let back = try CoordinateOperation(from: .crs84, to: CRS("EPSG:4547"))
        try forAll { generator, _ in
            let start = Coordinate(
                .random(in: 350_000...650_000, using: &generator), .random(in: 2.8e6...3.3e6, using: &generator))
            let end = try back.transform(there.transform(start))
            #expect(abs(end.x - start.x) < 1e-4 && abs(end.y - start.y) < 1e-4)
        }
    }

    @Test("a geometry keeps its structure")
    func geometry() throws {
        let square = try Geometry(
            wkt: """
                MULTIPOLYGON (((414289 3079906, 414389 3079906, 414389 3080006, 414289 3079906), \
                (414300 3079910, 414310 3079910, 414310 3079912, 414300 3079910)))
                """)
        let operation = try CoordinateOperation(from: CRS("EPSG:4547"), to: .crs84)
        let moved = try operation.transform(square)
        #expect(moved.kind == .multiPolygon && moved.coordinateCount == 8)
        #expect(try moved.coordinates == square.coordinates.map { try operation.transform($0) })
        let empty = try Geometry(wkt: "POLYGON EMPTY")
        #expect(try operation.transform(empty).isEmpty)
    }

    @Test("a position that fails is named by its index")
    func failures() throws {
        let operation = try CoordinateOperation(from: .crs84, to: CRS("EPSG:4547"))
        for bad in [Double.nan, .infinity] {
            var (x, y) = ([113, 114, bad], [27.0, 28, 29])
            let error = #expect(throws: CoordinateReferenceError.self) { try operation.transform(x: &x, y: &y) }
            #expect(error?.code == .position && error?.index == 2)
        }
        var (x, y) = ([113, 114.0], [27, 95.0])
        let error = #expect(throws: CoordinateReferenceError.self) { try operation.transform(x: &x, y: &y) }
        #expect(error?.code == .position && error?.index == 1)
        var (none, nothing): ([Double], [Double]) = ([], [])
        try operation.transform(x: &none, y: &nothing)
    }

    @Test("a stretch of longer columns moves alone")
    func stretch() throws {
        let operation = try CoordinateOperation(from: .crs84, to: CRS("EPSG:4547"))
        var (x, y) = ([113, 113.13, 113.13, .nan], [27, 27.83, 27.83, 0])
        // SAFETY: the spans stay within the columns and end before them.
        try unsafe x.withUnsafeMutableBufferPointer { x in
            try unsafe y.withUnsafeMutableBufferPointer { y in
                var middleX = unsafe UnsafeMutableBufferPointer(rebasing: x[1..<3]).mutableSpan
                var middleY = unsafe UnsafeMutableBufferPointer(rebasing: y[1..<3]).mutableSpan
                try operation.transform(x: &middleX, y: &middleY)
            }
        }
        let moved = try operation.transform(Self.place)
        #expect(x[1...2] == [moved.x, moved.x] && y[1...2] == [moved.y, moved.y])
        #expect(x[0] == 113 && y[0] == 27 && x[3].isNaN && y[3] == 0)
    }

    @Test("the same positions come out of every thread")
    func threads() async throws {
        let operation = try CoordinateOperation(from: CRS("EPSG:4547"), to: .crs84)
        var generator = RepeatableGenerator(seed: 7)
        let x = (0..<500).map { _ in Double.random(in: 350_000...650_000, using: &generator) }
        let y = (0..<500).map { _ in Double.random(in: 2.8e6...3.3e6, using: &generator) }
        var (expectedX, expectedY) = (x, y)
        try operation.transform(x: &expectedX, y: &expectedY)
        try await withThrowingTaskGroup(of: [[Double]].self) { group in
            for _ in 0..<16 {
                group.addTask {
                    var (ownX, ownY) = (x, y)
                    try operation.transform(x: &ownX, y: &ownY)
                    return [ownX, ownY]
                }
            }
            for try await result in group {
                #expect(result == [expectedX, expectedY])
            }
        }
    }
}
