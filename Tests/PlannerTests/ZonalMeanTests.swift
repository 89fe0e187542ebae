// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import Planner

@Suite("A zonal mean counts the pixels whose centres lie inside")
struct ZonalMeanTests {
    private typealias Ring = [Coordinate]

    /// A closed ring around a centre, its corners at random distances.
    private func star(
        around centre: Coordinate, radius: ClosedRange<Double>, _ generator: inout RepeatableGenerator
    ) -> Ring {
        let corners = Int.random(in: 3...9, using: &generator)
        let ring = (0..<corners).map { corner in
            let angle = 2 * Double.pi * Double(corner) / Double(corners)
            let distance = Double.random(in: radius, using: &generator)
            return Coordinate(centre.x + distance * cos(angle), centre.y + distance * sin(angle))
        }
        return ring + [ring[0]]
    }

    private func columns(_ features: [[[Ring]]]) -> PolygonColumns {
        var rows = PolygonRows()
        for polygons in features {
            let rings = polygons.flatMap(\.self)
            rows.append(
                x: rings.flatMap { $0.map(\.x) }, y: rings.flatMap { $0.map(\.y) },
                ringEnds: rings.indices.map { rings[...$0].reduce(0) { $0 + $1.count } },
                partEnds: polygons.indices.map { polygons[...$0].reduce(0) { $0 + $1.count } })
        }
        return PolygonColumns(rows)
    }

    private func sums(
        _ shapes: PolygonColumns, on grid: RasterGrid, _ values: [Float], rowsPerBlock: Int
    ) -> [ZonalMean.Sum] {
        var zones = ZonalMean(over: Array(0..<shapes.count), of: shapes, on: grid)
        for first in stride(from: 0, to: grid.height, by: rowsPerBlock) {
            let rows = first..<min(grid.height, first + rowsPerBlock)
            zones.add(rows, values.span.extracting(rows.lowerBound * grid.width..<rows.upperBound * grid.width))
        }
        return zones.sums
    }

    /// Even-odd by a ray to the east, coordinate by coordinate (PNPOLY).
    private func contains(_ polygons: [[Ring]], _ place: Coordinate) -> Bool {
        var isInside = false
        for ring in polygons.flatMap(\.self) {
            for (start, end) in zip(ring, ring.dropFirst()) where (start.y > place.y) != (end.y > place.y) {
                let crossing = (end.x - start.x) * (place.y - start.y) / (end.y - start.y) + start.x
                if place.x < crossing { isInside.toggle() }
            }
        }
        return isInside
    }

    @Test("as a test of every centre by itself says, with holes, parts, gaps and overhang, for any size of block")
    func bruteForce() {
        forAll(count: 60) { generator, round in
            let grid = RasterGrid(
                minX: 1000, maxY: 2000, pixelWidth: Double.random(in: 2...9, using: &generator),
                pixelHeight: Double.random(in: 2...9, using: &generator),
                width: Int.random(in: 1...40, using: &generator), height: Int.random(in: 1...40, using: &generator))
            let box = grid.envelope.expanded(by: 20)
            let values = (0..<grid.width * grid.height).map { _ in
                Bool.random(using: &generator) ? Float.random(in: 0...90, using: &generator) : -9999
            }
            let features = (0..<6).map { _ in
                (0..<Int.random(in: 1...2, using: &generator)).map { part -> [Ring] in
                    let centre = Coordinate(
                        Double.random(in: box.minX...box.maxX, using: &generator),
                        Double.random(in: box.minY...box.maxY, using: &generator))
                    // Parts may overlap here; even-odd has an answer for that too.
                    return [
                        star(around: centre, radius: 20...70, &generator),
                        star(around: centre, radius: 1...9, &generator),
                    ]
                }
            }
            let shapes = columns(features)
            let found = sums(shapes, on: grid, values, rowsPerBlock: Int.random(in: 1...45, using: &generator))
            for (feature, sum) in zip(features, found) {
                var (inside, known, total) = (0, 0, 0.0)
                for row in 0..<grid.height {
                    for column in 0..<grid.width {
                        let centre = Coordinate(
                            grid.minX + (Double(column) + 0.5) * grid.pixelWidth,
                            grid.maxY - (Double(row) + 0.5) * grid.pixelHeight)
                        guard contains(feature, centre) else { continue }
                        inside += 1
                        let value = values[row * grid.width + column]
                        if value >= 0 { (known, total) = (known + 1, total + Double(value)) }
                    }
                }
                #expect(sum.inside == inside && sum.known == known, "round \(round)")
                #expect(abs(sum.total - total) <= 1e-9 * max(1, total), "round \(round)")
            }
        }
    }

    @Test("parcels that cover the ground share out its pixels, each to one, with edges through centres")
    func partition() {
        // Edges run exactly through centres of pixels, and two triangles share each diagonal.
        let grid = RasterGrid(minX: 0, maxY: 40, pixelWidth: 1, pixelHeight: 1, width: 40, height: 40)
        var features: [[[Ring]]] = []
        for west in stride(from: 0.5, to: 32, by: 8) {
            for south in stride(from: 0.5, to: 32, by: 8) {
                let corners = [(0.0, 0.0), (8, 0), (8, 8), (0, 8)].map { Coordinate(west + $0.0, south + $0.1) }
                features.append([[[corners[0], corners[1], corners[2], corners[0]]]])
                features.append([[[corners[2], corners[3], corners[0], corners[2]]]])
            }
        }
        let found = sums(
            columns(features), on: grid, Array(repeating: 1, count: 1600), rowsPerBlock: 7)
        #expect(found.reduce(0) { $0 + $1.inside } == 32 * 32)
        #expect(found.allSatisfy { $0.known == $0.inside && $0.mean == 1 })
    }

    @Test("the size of blocks changes no bit of the sums")
    func blocks() {
        var generator = RepeatableGenerator(seed: 7)
        let grid = RasterGrid(minX: 0, maxY: 100, pixelWidth: 1, pixelHeight: 1, width: 100, height: 100)
        let values = (0..<10_000).map { _ in Float.random(in: 0...1, using: &generator) }
        let shapes = columns(
            (0..<20).map { place in
                [[star(around: Coordinate(Double(5 * place), 50), radius: 10...60, &generator)]]
            })
        let whole = sums(shapes, on: grid, values, rowsPerBlock: 100)
        for rows in [1, 3, 17] {
            let parts = sums(shapes, on: grid, values, rowsPerBlock: rows)
            #expect(zip(whole, parts).allSatisfy { $0.total == $1.total && $0.known == $1.known })
        }
    }

    @Test("vertices that are nowhere, rings without ground and empty features neither crash nor count")
    func degenerate() {
        let grid = RasterGrid(minX: 0, maxY: 10, pixelWidth: 1, pixelHeight: 1, width: 10, height: 10)
        let nowhere = Coordinate(.nan, .infinity)
        let features: [[[Ring]]] = [
            [], [[[Coordinate(2, 2), nowhere, Coordinate(7, 8), Coordinate(2, 2)]]], [[[nowhere, nowhere, nowhere]]],
            [[[Coordinate(1, 1), Coordinate(9, 9), Coordinate(1, 1)]]],
            [[[Coordinate(-1e300, 5), Coordinate(1e300, 5), Coordinate(0, 6), Coordinate(-1e300, 5)]]],
        ]
        let found = sums(columns(features), on: grid, Array(repeating: 1, count: 100), rowsPerBlock: 3)
        #expect(found.count == 5 && found[0].inside == 0 && found[2].inside == 0 && found[3].inside == 0)
    }
}
