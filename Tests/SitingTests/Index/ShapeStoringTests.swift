// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("Shape columns that were kept are believed only when they are sound")
struct ShapeStoringTests {
    private let ground: CityGround
    private let columns: ShapeColumns

    init() throws {
        var generator = RepeatableGenerator(seed: 20)
        ground = try ShapeCity.random(parcels: 10, &generator).ground()
        let index = ShapeIndex(ground)
        try index.complete()
        columns = try #require(index.columns)
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try #require(columns.named.column(name, of: UInt8.self)))
    }

    @Test("an index made from them says the same of every parcel")
    func roundTrip() throws {
        let kept = try #require(ShapeIndex(ground, kept: columns.named))
        for parcel in 0..<columns.count {
            #expect(ShapeIndexTests.same(kept.measures(of: parcel), ShapeMeasures(of: parcel, on: ground)))
        }
        #expect(columns.named.names.count == 17)
    }

    @Test("one that is missing, short, long or of another kind makes all unsound")
    func damaged() throws {
        for name in columns.named.names {
            let whole = try bytes(name)
            var missing = NamedColumns()
            for other in columns.named.names where other != name {
                missing.set(other, Column(try bytes(other)))
            }
            #expect(ShapeIndex(ground, kept: missing) == nil, "without \(name)")
            let zeros = [UInt8](repeating: 0, count: 8)
            for changed in [Array(whole.dropLast()), Array(whole.dropLast(8)), whole + [0], whole + zeros]
            where changed.count != whole.count {
                var named = columns.named
                named.set(name, Column(changed))
                #expect(ShapeIndex(ground, kept: named) == nil, "\(name) of \(changed.count) bytes")
            }
        }
    }

    @Test("ends that fall or reach beyond, classes that are none, and intervals the wrong way round are unsound")
    func nonsense() throws {
        func isSound(_ name: String, _ change: (inout [Int32]) -> Void) throws -> Bool {
            var values = Array(try #require(columns.named.column(name, of: Int32.self)))
            change(&values)
            var named = columns.named
            named.set(name, Column(values))
            return ShapeIndex(ground, kept: named) != nil
        }
        for name in ["frontage ends", "frontier ends", "ladder ends"] {
            #expect(try isSound(name) { _ in })
            #expect(try !isSound(name) { $0[0] = -1 })
            #expect(try !isSound(name) { $0[0] = .max })
            #expect(try !isSound(name) { $0[$0.count - 1] += 1 })
            #expect(try !isSound(name) { $0.swapAt(0, $0.count - 1) })
        }
        // All steps to the last parcel.
        #expect(try !isSound("frontier ends") { ends in for index in ends.indices.dropLast() { ends[index] = 0 } })
        #expect(try !isSound("frontage classes") { $0[0] = -1 })
        #expect(try !isSound("frontage classes") { $0[0] = 1000 })
        for value in [Double.infinity, .nan] {
            var lows = Array(try #require(columns.named.column("ladder lows", of: Double.self)))
            try #require(!lows.isEmpty)
            lows[0] = value
            var named = columns.named
            named.set("ladder lows", Column(lows))
            #expect(ShapeIndex(ground, kept: named) == nil)
        }
        var generator = RepeatableGenerator(seed: 20)
        let other = try ShapeCity.random(parcels: 11, &generator).ground()
        #expect(ShapeIndex(other, kept: columns.named) == nil, "of another number of parcels")
    }

    @Test("a policy's fingerprint is the same in every run, and differs with every figure that bears on shapes")
    func fingerprint() throws {
        let shipped = SitingPolicy.shipped
        let plain = ShapeIndex.fingerprint(of: shipped)
        #expect(plain == ShapeIndex.fingerprint(of: shipped))
        func figure(_ old: SitingPolicy.Figure, by metres: Double) -> SitingPolicy.Figure {
            .init(value: old.value + metres, source: old.source, confidence: old.confidence)
        }
        let changes: [(inout SitingPolicy) -> Void] = [
            { $0.cutRemainderArea = figure($0.cutRemainderArea, by: 1) },
            { $0.cutFrontage = figure($0.cutFrontage, by: 0.5) }, { $0.cutWidth = figure($0.cutWidth, by: 0.5) },
            { $0.setbacks.reachMetres = figure($0.setbacks.reachMetres, by: 1) },
            { $0.setbacks.insideMetres = figure($0.setbacks.insideMetres, by: 0.1) },
            { $0.setbacks.parallelDegrees = figure($0.setbacks.parallelDegrees, by: 1) },
            { $0.setbacks.otherMetres = figure($0.setbacks.otherMetres, by: 1) },
            { $0.setbacks.setbacks.removeLast() },
            { policy in
                policy.setbacks.setbacks.append(
                    .init(faces: .river, metres: 5, measuredFrom: .edge, source: "", confidence: ""))
            },
        ]
        var fingerprints: Set<UInt64> = [plain]
        for change in changes {
            var policy = shipped
            change(&policy)
            fingerprints.insert(ShapeIndex.fingerprint(of: policy))
        }
        #expect(fingerprints.count == changes.count + 1)
        var noted = shipped
        noted.staleAfterDays = figure(noted.staleAfterDays, by: 1)
        noted.cutWidth = .init(value: noted.cutWidth.value, source: "another", confidence: "S")
        #expect(ShapeIndex.fingerprint(of: noted) == plain)
    }
}
