// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
@testable import LandModel
import Synchronization
import TestSupport
import Testing

@Suite("Columns measured on the ground")
struct MeasuredColumnTests {
    private struct Failure: Error, Equatable { let row: Int }

    @Test("each row is measured once, whether alone or with all, and what was known before is not measured")
    func once() throws {
        let asked = Mutex<[Int]>([])
        @Sendable func squares(_ rows: [Int]) -> [Double] {
            asked.withLock { $0 += rows }
            return rows.map { Double($0 * $0) }
        }
        let known = Column(count: 5000) { row in
            row % 3 == 0 ? Double(row * row) : Double(bitPattern: .max)
        }
        let column = MeasuredColumn(count: 5000, known: known, squares)
        for row in [4, 4, 3, 4999] { #expect(try column.value(at: row) == Double(row * row)) }
        #expect(asked.withLock { $0 } == [4, 4999] && column.measuredCount == 2 && column.values == nil)
        try column.measure(Bitmap(count: 5000, all: true).filter { $0 < 6 || $0 == 4999 })
        #expect(asked.withLock { $0 } == [4, 4999, 1, 2, 5] && column.measuredCount == 5 && column.values == nil)
        for _ in 0..<2 { try column.complete() }
        #expect(asked.withLock { $0.sorted() } == (0..<5000).filter { $0 % 3 != 0 })
        #expect(column.measuredCount == 3333)
        #expect(try #require(column.values).elementsEqual((0..<5000).map { Double($0 * $0) }))
    }

    @Test("the first row that cannot be measured is the one told, and the column stays open")
    func failures() throws {
        let isMended = Mutex(false)
        let column = MeasuredColumn(count: 9000) { rows in
            if !isMended.withLock({ $0 }), let row = rows.first(where: { $0 >= 2500 && $0 % 2 == 1 }) {
                throw Failure(row: row)
            }
            return rows.map { Double($0) }
        }
        #expect(throws: Failure(row: 2501)) { try column.complete() }
        #expect(throws: Failure(row: 4001)) { try column.value(at: 4001) }
        #expect(try column.value(at: 4000) == 4000)
        #expect(column.values == nil)
        isMended.withLock { $0 = true }
        try column.complete()
        #expect(try #require(column.values).elementsEqual((0..<9000).map { Double($0) }))
    }

    @Test("shares in zones are the same however many ask, one by one or for all parcels at once")
    func sharesFromAnyThread() throws {
        var generator = RepeatableGenerator(seed: 9)
        let zones = try (0..<12).map { number in
            ConstraintZone(
                id: "Z\(number)", kind: "redline", bufferMetres: Double(number),
                geometry: try RandomGround.star(&generator, vertices: 60))
        }
        var rows = ParcelRows()
        for number in 0..<3000 {
            rows.append(
                id: "P\(10_000 + number)", parkID: nil, county: "", landUse: "100101",
                .init(stage: .reserve, ellipsoidalAreaSquareMetres: 1))
            rows.shapes.append(try RandomGround.star(&generator, radius: 5...50, vertices: 6))
        }
        let parcels = ParcelColumns(rows, parks: [], baseDate: CalendarDate(daysSince1970: 0))
        func index() throws -> ParcelIndex {
            try LandSnapshot(
                cityName: "", crs: CRS("EPSG:4547"), baseDate: CalendarDate(daysSince1970: 0), parks: [],
                parcels: parcels, parcelLocks: [:], units: [], projects: [], facilities: [], zones: zones
            ).parcelIndex
        }
        let expected = try ZoneCoverage(zones).shares(of: Array(0..<3000), in: parcels.shapes)
        #expect(expected.count { $0 > 0 && $0 < 1 } > 300)
        let (all, single) = (try index(), try index())
        try all.complete([.exclusionShare])
        #expect(try #require(all.ranked(.exclusionShare)).values.elementsEqual(expected))
        let differing = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 4) { part in
            for parcel in stride(from: part, to: 3000, by: 2) {
                let share = try? single.measured(.exclusionShare, of: parcel)
                if share != expected[parcel] { differing.withLock { $0 += 1 } }
            }
        }
        #expect(differing.withLock { $0 } == 0)
    }
}
