// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import SimpleFeatures

/// What is proven without GEOS must be what GEOS says.
@Suite struct PlainRingTests {
    /// On a small grid all is exact: a ring is plain if and only if it is valid and repeats no position in a row.
    @Test(
        "of every ring on a small grid, plain are the valid ones",
        arguments: [(vertices: 3, side: 4), (vertices: 4, side: 3), (vertices: 5, side: 3)])
    func everyRing(vertices: Int, side: Int) throws {
        let places = side * side
        var proven = 0
        // Turning a ring changes nothing, so all begin in the lowest place.
        for code in 0..<Int(pow(Double(places), Double(vertices))) {
            let digits = (0..<vertices).map { code / Int(pow(Double(places), Double($0))) % places }
            guard digits.allSatisfy({ $0 >= digits[0] }) else { continue }
            let ring = (digits + digits.prefix(1)).map { (Double($0 % side), Double($0 / side)) }
            let repeats = zip(ring, ring.dropFirst()).contains { $0 == $1 }
            let isPlain = plain(ring)
            let isValid = try geos(ring)
            if isPlain { proven += 1 }
            if isPlain != (isValid && !repeats) { Issue.record("\(ring): plain \(isPlain), valid \(isValid)") }
        }
        #expect(proven > places)
    }

    @Test("of rings between random places of a grid, plain are the valid ones, far from the origin too")
    func randomRings() throws {
        try forAll(count: 4000) { generator, round in
            let count = Int.random(in: 3...12, using: &generator)
            let side = Int.random(in: 2...40, using: &generator)
            let offset = [0, 500_000, 40_500_000][Int.random(in: 0...2, using: &generator)]
            var ring = (0..<count).map { _ in
                (
                    Double(offset + .random(in: 0...side, using: &generator)),
                    Double(offset + .random(in: 0...side, using: &generator))
                )
            }
            ring.append(ring[0])
            let repeats = zip(ring, ring.dropFirst()).contains { $0 == $1 }
            let isValid = try geos(ring)
            #expect(plain(ring) == (isValid && !repeats), "round \(round): \(ring)")
        }
    }

    /// Vertices moved by a few units in the last place onto, just beside and just across edges and their neighbours.
    @Test("what is nearly degenerate is never called plain when GEOS says invalid")
    func nearlyDegenerate() throws {
        var (plainCount, invalidCount) = (0, 0)
        try forAll(count: 20_000) { generator, round in
            func random() -> Double { .random(in: 0...1, using: &generator) }
            let offset = [0, 1e-300, 3_000_000, 1e15][Int.random(in: 0...3, using: &generator)]
            let scale = [1, 1e-150, 100, 1e4][Int.random(in: 0...3, using: &generator)]
            var ring = (0..<Int.random(in: 3...8, using: &generator)).map { _ in
                (offset + scale * random(), offset + scale * random())
            }
            // One vertex onto the line through two others, give or take.
            let (a, b, c) = (
                ring[Int.random(in: 0..<ring.count, using: &generator)],
                ring[Int.random(in: 0..<ring.count, using: &generator)],
                Int.random(in: 0..<ring.count, using: &generator)
            )
            let share = [0, 0.5, 1, random(), 1.5][Int.random(in: 0...4, using: &generator)]
            ring[c] = (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
            for _ in 0..<Int.random(in: 0...3, using: &generator) { ring[c].0 = ring[c].0.nextUp }
            for _ in 0..<Int.random(in: 0...3, using: &generator) { ring[c].1 = ring[c].1.nextDown }
            ring.append(ring[0])
            let isValid = try geos(ring)
            if !isValid { invalidCount += 1 }
            guard plain(ring) else { return }
            plainCount += 1
            if !isValid { Issue.record("round \(round): \(ring)") }
        }
        #expect(plainCount > 1000 && invalidCount > 1000)
    }

    @Test("parcels of up to 64 vertices need no GEOS, longer rings do")
    func stars() throws {
        try forAll { generator, round in
            let count = Int.random(in: 3...66, using: &generator)
            let polygon = try RandomGeometry.polygon(&generator, vertices: count...count)
            let ring = polygon.exteriorRing.map { (4e5 + $0.x, 3e6 + $0.y) }
            #expect(plain(ring) == (count <= 64), "round \(round)")
        }
    }

    @Test("a vertex on a straight side is plain, a spike and a repeated vertex are for GEOS")
    func straight() {
        #expect(plain([(0, 0), (1, 0.1), (2, 0.2), (3, 0.3), (3, 3), (0, 0)]))
        #expect(!plain([(0, 0), (4, 0), (2, 0), (2, 2), (0, 0)]))
        #expect(!plain([(0, 0), (4, 0), (4, 0), (2, 2), (0, 0)]))
    }

    @Test("nothing that is not finite, not closed, too short or near overflow is plain")
    func odd() {
        let ring: [(Double, Double)] = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]
        #expect(plain(ring))
        for value in [Double.nan, .infinity, -.infinity] {
            for index in ring.indices {
                var broken = ring
                broken[index].0 = value
                #expect(!plain(broken))
                broken[index] = (0, value)
                #expect(!plain(broken))
            }
        }
        #expect(!plain(ring.map { ($0.0 * 1e200, $0.1 * 1e200) }))
        #expect(!plain(ring.map { ($0.0 * 1e-200, $0.1 * 1e-200) }))
        #expect(!plain(ring.dropLast()) && !plain(Array(ring.prefix(1))) && !plain([]))
        #expect(!plain([(0, 0), (1, 1), (0, 0)]))
    }

    private func plain(_ ring: [(Double, Double)]) -> Bool {
        let (x, y) = (ring.map(\.0), ring.map(\.1))
        return unsafe x.withUnsafeBufferPointer { x in
            unsafe y.withUnsafeBufferPointer { y in unsafe PlainRing.isSurelySimple(x: x, y: y) }
        }
    }

    private func geos(_ ring: [(Double, Double)]) throws -> Bool {
        try Geometry.polygon(exterior: ring.map { Coordinate($0.0, $0.1) }).validity() == .valid
    }
}
