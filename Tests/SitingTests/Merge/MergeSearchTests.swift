// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct MergeSearchTests {
    /// All connected sets of two to four, by trying every set.
    private static func everySet(_ merger: ParcelMerger, upTo most: Int, where holds: ([Int]) -> Bool) -> [[Int]] {
        let count = merger.netAreas.count
        var found: [[Int]] = []
        func isConnected(_ set: [Int]) -> Bool {
            var reached: Set = [set[0]]
            var grew = true
            while grew {
                grew = false
                for next in set where !reached.contains(next) {
                    if reached.contains(where: { merger.adjacency.sharedMetres($0, next) > 0 }) {
                        reached.insert(next)
                        grew = true
                    }
                }
            }
            return reached.count == set.count
        }
        func extend(_ set: [Int], from next: Int) {
            if set.count > 1, isConnected(set), holds(set) { found.append(set) }
            if set.count == most { return }
            for candidate in next..<count { extend(set + [candidate], from: candidate + 1) }
        }
        if count > 0 { extend([], from: 0) }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test("the search finds exactly the sets that trying all of up to four finds")
    func bruteforce() throws {
        var merges = 0
        try forAll(count: 60) { generator, round in
            let shapes = try RandomCity.parcels(&generator, count: Int.random(in: 2...14, using: &generator))
            var columns = PolygonRows()
            for shape in shapes { columns.append(shape) }
            var policy = MergePolicy.customary
            policy.maximumParcelCount = Int.random(in: 2...4, using: &generator)
            let kinds = shapes.map { _ in Int.random(in: 0..<3, using: &generator) }
            let adjacency = try ParcelAdjacency(PolygonColumns(columns), policy: policy)
            let isMixed = Bool.random(using: &generator)
            let merger = ParcelMerger(adjacency: adjacency, netAreas: shapes.map(\.area)) { a, b in
                isMixed || kinds[a] == kinds[b] || kinds[a] + kinds[b] == 2
            }
            let barred = Int.random(in: 0..<shapes.count, using: &generator)
            let low = Double.random(in: 10_000...120_000, using: &generator)
            let window = low...low * 1.3
            let mayMerge = { (set: [Int]) in
                !set.contains(barred)
                    && set.allSatisfy { a in set.allSatisfy { a == $0 || merger.areCompatible(a, $0) } }
            }
            func area(_ set: [Int]) -> Double { set.reduce(0) { $0 + shapes[$1].area } }
            let found = merger.merges(netArea: window) { $0 != barred }
            let expected = Self.everySet(merger, upTo: policy.maximumParcelCount) {
                mayMerge($0) && window.contains(area($0))
            }
            #expect(found.merges == expected, "round \(round)")
            #expect(found.cautions.isEmpty)
            merges += expected.count
            let toCut = merger.merges(toCut: low) { $0 != barred }
            let minimal = Self.everySet(merger, upTo: policy.maximumParcelCount) { set in
                mayMerge(set) && area(set) >= low && set.allSatisfy { area(set) - shapes[$0].area < low }
            }
            #expect(toCut.merges == minimal, "round \(round)")
        }
        #expect(merges > 100)
    }

    @Test("windows hold at both ends, and a window of one area finds it")
    func ends() throws {
        var columns = PolygonRows()
        for column in 0..<3 {
            let x = Double(column) * 100
            columns.append(try RandomParcel.rectangle(x, 0, x + 100, 100))
        }
        let merger = ParcelMerger(adjacency: try ParcelAdjacency(PolygonColumns(columns)), netAreas: [1, 2, 4]) {
            _, _ in true
        }
        #expect(merger.merges(netArea: 3...6).merges == [[0, 1], [1, 2]])
        #expect(merger.merges(netArea: 7...7).merges == [[0, 1, 2]])
        #expect(merger.merges(netArea: 8...9).merges == [])
        #expect(merger.merges(toCut: 6).merges == [[1, 2]])
        #expect(merger.merges(toCut: 4).merges == [])
        #expect(merger.merges(netArea: 3...6) { $0 > 0 }.merges == [[1, 2]])
        // Land of which nothing is net makes no bridge, and neither does what is not known.
        for nothing in [0, Double.nan] {
            let broken = ParcelMerger(adjacency: merger.adjacency, netAreas: [3, nothing, 4]) { _, _ in true }
            #expect(broken.merges(netArea: 3...7).merges == [])
        }
    }

    @Test("a question that would cost too much is cut short, and said")
    func bounded() throws {
        var columns = PolygonRows()
        for column in 0..<10 {
            for row in 0..<10 {
                let (x, y) = (Double(column) * 50, Double(row) * 50)
                columns.append(try RandomParcel.rectangle(x, y, x + 50, y + 50))
            }
        }
        var policy = MergePolicy.customary
        policy.maximumWork = 100
        let areas = [Double](repeating: 2_500, count: 100)
        let adjacency = try ParcelAdjacency(PolygonColumns(columns), policy: policy)
        let merger = ParcelMerger(adjacency: adjacency, netAreas: areas) { _, _ in true }
        let cut = merger.merges(netArea: 5_000...10_000)
        #expect(cut.cautions == [.mergesLeftOut])
        #expect(!cut.merges.isEmpty)
        // 180 dominoes, and all other fixed polyominoes of three and four cells that lie in the square.
        let full = ParcelMerger(adjacency: try ParcelAdjacency(PolygonColumns(columns)), netAreas: areas) { _, _ in true
        }
        let all = full.merges(netArea: 5_000...10_000)
        #expect(all.cautions.isEmpty)
        #expect(all.merges.count { $0.count == 2 } == 180)
        #expect(all.merges.count { $0.count == 3 } == 2 * 80 + 4 * 81)
        #expect(all.merges.count { $0.count == 4 } == 2 * 70 + 8 * 72 + 4 * 72 + 4 * 72 + 81)
        #expect(full.merges(netArea: 2_500...4_999).merges.isEmpty)
    }

    @Test("a question that costs all the work allowed is answered, one that costs a set more is cut short")
    func exactWork() throws {
        var columns = PolygonRows()
        for x in [0.0, 100] { columns.append(try RandomParcel.rectangle(x, 0, x + 100, 100)) }
        // The first parcel, both, and the second.
        for (work, cautions) in [(2, [MergeCaution.mergesLeftOut]), (3, [])] {
            var policy = MergePolicy.customary
            policy.maximumWork = work
            let adjacency = try ParcelAdjacency(PolygonColumns(columns), policy: policy)
            let search = ParcelMerger(adjacency: adjacency, netAreas: [1, 2]) { _, _ in true }.merges(netArea: 3...3)
            #expect(search.merges == [[0, 1]])
            #expect(search.cautions == cautions)
        }
    }

    @Test("a set is found once, also where two of it share less than a metre")
    func shortBoundary() throws {
        var columns = PolygonRows()
        columns.append(try RandomParcel.rectangle(100, 0, 200, 100))
        columns.append(try RandomParcel.rectangle(0, 0, 100, 100))
        columns.append(try RandomParcel.rectangle(50, 100, 100.8, 200))
        var policy = MergePolicy.customary
        policy.minimumSharedMetres = 0.5
        let adjacency = try ParcelAdjacency(PolygonColumns(columns), policy: policy)
        let merger = ParcelMerger(adjacency: adjacency, netAreas: [1, 1, 1]) { _, _ in true }
        #expect(merger.merges(netArea: 2...3).merges == [[0, 1], [0, 1, 2], [0, 2], [1, 2]])
    }

    @Test("of a snapshot only parcels of one class, stage, county and park and of one holder are merged")
    func attributes() throws {
        var city = SmallCity()
        func add(_ id: String, _ change: @escaping (inout Parcel) -> Void = { _ in }) throws {
            let column = Double(city.parcels.count)
            try city.addParcel(id, mu: 45) { parcel in
                parcel = Parcel(
                    id: id, parkID: "park", county: "A", landUse: LandUseCode("100102"), stage: .reserve,
                    ellipsoidalAreaSquareMetres: 30_000,
                    geometry: try! RandomParcel.rectangle(column * 100, 0, column * 100 + 100, 300))
                change(&parcel)
            }
        }
        try add("a")
        try add("b")
        try add("c") { $0.stage = .listed }
        try add("d") { $0.stage = .listed }
        try add("e") { $0.landUse = LandUseCode("100101") }
        try add("f") {
            $0.landUse = LandUseCode("100101")
            $0.county = "B"
        }
        try add("g") {
            $0.landUse = LandUseCode("100101")
            $0.county = "B"
            $0.parkID = nil
        }
        let snapshot = try city.snapshot()
        let adjacency = try ParcelAdjacency(snapshot.parcels.shapes)
        let window = 50_000.0...70_000
        #expect(ParcelMerger(snapshot, adjacency: adjacency).merges(netArea: window).merges == [[0, 1], [2, 3]])
        let holders = ["x", "x", "x", "y", "y", nil, nil]
        let held = ParcelMerger(snapshot, adjacency: adjacency, holders: holders)
        #expect(held.merges(netArea: window).merges == [[0, 1]])
    }
}
