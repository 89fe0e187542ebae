// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
@testable import LandModel
import SimpleFeatures
import TestSupport
import Testing

@Suite("Which batch and which clearing area a parcel belongs to")
struct SupplyProgressTests {
    private func snapshot(_ shapes: [Geometry], stage: ParcelStage = .clearing) throws -> LandSnapshot {
        try snapshot(shapes.map { (stage, $0) })
    }

    private func snapshot(_ parcels: [(stage: ParcelStage, shape: Geometry)]) throws -> LandSnapshot {
        var rows = ParcelRows()
        for (number, parcel) in parcels.enumerated() {
            rows.append(
                id: String(format: "P%04d", number), parkID: nil, county: "A", landUse: "100102", holder: nil,
                ParcelRows.Figures(stage: parcel.stage, ellipsoidalAreaSquareMetres: 1))
            rows.shapes.append(parcel.shape)
        }
        let baseDate = try CalendarDate(parsing: "2020-03-03")
        return try LandSnapshot(
            cityName: "试", crs: CRS("EPSG:4547"), baseDate: baseDate, parks: [],
            parcels: ParcelColumns(rows, parks: [], baseDate: baseDate), parcelLocks: [:], units: [], projects: [],
            facilities: [], zones: [])
    }

    private func box(_ minX: Double, _ maxX: Double) throws -> Geometry { try RandomGround.box(minX, 0, maxX, 10) }

    private func batch(
        _ id: String, _ geometry: Geometry?, status: ApprovalBatch.Status? = .approved, account: String? = nil
    ) -> ApprovalBatch {
        ApprovalBatch(
            id: id, areaSquareMetres: 1, approvedOn: CalendarDate(daysSince1970: 200),
            submittedOn: CalendarDate(daysSince1970: 100), status: status, quotaAccountID: account, geometry: geometry)
    }

    private func area(_ id: String, _ geometry: Geometry?, isState: Bool = false) -> ClearingArea {
        ClearingArea(
            id: id, isStateLandBuildings: isState, areaSquareMetres: 1, floorAreaSquareMetres: 1,
            clearsOn: CalendarDate(daysSince1970: 400), startsOn: CalendarDate(daysSince1970: 300), households: 9,
            householdsLeft: 4, clearedShare: 0.5, geometry: geometry)
    }

    private func progress(
        of snapshot: LandSnapshot, _ batches: [ApprovalBatch] = [], _ areas: [ClearingArea] = [],
        _ accounts: [QuotaAccount] = []
    ) -> SupplyProgress {
        SupplyProgress(of: snapshot, batches: batches, clearingAreas: areas, accounts: accounts)
    }

    /// The batch of a single parcel, a row of ten metres by a hundred.
    private func batchOfRow(_ batches: [ApprovalBatch]) throws -> String? {
        let progress = progress(of: try snapshot([box(0, 100)]), batches)
        return progress.parcels[0].batch.map { progress.batches[$0].id }
    }

    @Test("is what GEOS finds when every area is laid over every parcel, whatever the order of the areas")
    func bruteForce() throws {
        var (held, none, ties) = (0, 0, 0)
        try forAll(count: 60) { generator, _ in
            let shapes = try (0..<20).map { _ in try RandomGround.shape(&generator) }
            let grounds = try (0..<12).map { _ in try RandomGround.shape(&generator) }
            let batches = grounds.enumerated().map { batch(String(format: "B%02d", $0), $1) }
            let city = try snapshot(shapes)
            let found = progress(of: city, batches).parcels
            #expect(progress(of: city, batches.shuffled(using: &generator)).parcels == found)
            for (parcel, shape) in zip(found, shapes) {
                let shares = try grounds.map { try $0.intersection(shape).area / shape.area }
                let most = try #require(shares.max())
                let expected = most < 0.5 - 1e-9 ? nil : shares.firstIndex { $0 > most - 1e-9 }
                #expect(parcel.batch == expected, "\(shares)")
                if expected == nil { none += 1 } else { held += 1 }
                if expected != nil && shares.count(where: { $0 > most - 1e-9 }) > 1 { ties += 1 }
            }
        }
        #expect(held > 200 && none > 200 && ties > 10)
    }

    @Test("is the one that holds the most of it, of equals the first by id, and none that holds less than half")
    func mostOfIt() throws {
        #expect(try batchOfRow([batch("A", box(-50, 60)), batch("B", box(30, 200))]) == "B")
        #expect(try batchOfRow([batch("B", box(50, 100)), batch("A", box(0, 50))]) == "A")
        #expect(try batchOfRow([batch("B", box(-10, 110)), batch("A", box(0, 100))]) == "A")
        #expect(try batchOfRow([batch("A", box(0, 49.9)), batch("B", box(49.9, 99.7))]) == nil)
        #expect(try batchOfRow([batch("A", box(100, 200))]) == nil, "it only touches")
        let halves = try Geometry.multiPolygon([box(0, 30), box(70, 100)])
        #expect(try batchOfRow([batch("A", halves)]) == "A", "both parts count")
        let hole = try box(-10, 110).difference(RandomGround.box(10, 1, 90, 9))
        #expect(try batchOfRow([batch("A", hole)]) == nil, "a hole does not")
    }

    @Test("is the first by id where two hold half each, whichever way rounding tips their shares")
    func halves() throws {
        let corner = RandomGround.corner
        for step in 1..<90 {
            let turn = Double(step) * Double.pi / 180
            func place(_ x: Double, _ y: Double) -> Coordinate {
                Coordinate(corner.x + x * cos(turn) - y * sin(turn), corner.y + x * sin(turn) + y * cos(turn))
            }
            func rectangle(_ left: Double, _ right: Double) throws -> Geometry {
                try .polygon(
                    exterior: [place(left, 0), place(right, 0), place(right, 70), place(left, 70), place(left, 0)])
            }
            let city = try snapshot([rectangle(0, 100)])
            let batches = try [batch("A", rectangle(50, 100)), batch("B", rectangle(0, 50))]
            #expect(progress(of: city, batches).parcels[0].batch == 0, "turned by \(step)°")
        }
    }

    @Test("is none that was withdrawn, has no geometry or an invalid one, while others still count")
    func passedOver() throws {
        let corner = RandomGround.corner
        // Nine tenths of the row, were it not for a notch that is cut through the other side.
        let places: [(Double, Double)] = [
            (0, 0), (100, 0), (100, 10), (60, 10), (50, -1), (40, 10), (0, 10), (0, 0),
        ]
        let crossing = try Geometry.polygon(exterior: places.map { Coordinate(corner.x + $0.0, corner.y + $0.1) })
        #expect(!crossing.isValid)
        let line = try Geometry.lineString([Coordinate(corner.x, corner.y), Coordinate(corner.x + 100, corner.y)])
        let passedOver = [
            batch("A", try box(0, 100), status: .withdrawn), batch("B", nil), batch("C", crossing), batch("D", line),
            batch("E", try Geometry.empty(.polygon)),
        ]
        #expect(try batchOfRow(passedOver) == nil)
        #expect(try batchOfRow(passedOver + [batch("F", box(0, 60), status: nil)]) == "F")
        let progress = progress(of: try snapshot([box(0, 100)]), passedOver)
        #expect(progress.batches.map(\.id) == ["A", "B", "C", "D", "E"], "they are listed all the same")
    }

    @Test("says the days, the account, the households and the share cleared of the whole batch and the whole area")
    func figures() throws {
        let city = try snapshot([box(0, 100), box(200, 300)])
        let accounts = ["Q2", "Q1"].map { QuotaAccount(id: $0, kind: "k", balanceSquareMetres: 7) }
        let found = progress(
            of: city, [batch("B", try box(0, 100), account: "Q2")], [area("A", try box(0, 100))], accounts)
        #expect(found.accounts.map(\.id) == ["Q1", "Q2"])
        var expected = ParcelProgress(path: .collectiveLand)
        #expect(found.parcels[1] == expected)
        (expected.batch, expected.quotaAccount, expected.clearingArea) = (0, 1, 0)
        (expected.submittedOn, expected.approvedOn) = (
            CalendarDate(daysSince1970: 100), CalendarDate(daysSince1970: 200)
        )
        (expected.clearingStartsOn, expected.clearsOn) = (
            CalendarDate(daysSince1970: 300), CalendarDate(daysSince1970: 400)
        )
        (expected.households, expected.householdsLeft, expected.clearedShare) = (9, 4, 0.5)
        #expect(found.parcels[0] == expected)
        let unknown = progress(of: city, [batch("B", try box(0, 100), account: "Q9")], [], accounts)
        #expect(unknown.parcels[0].batch == 0 && unknown.parcels[0].quotaAccount == nil)
    }

    @Test("gives the path of its area, else of the kind that holds half of it, else of the steps left to its stage")
    func paths() throws {
        func path(_ areas: [ClearingArea], _ stage: ParcelStage = .clearing) throws -> StageTable.Path {
            progress(of: try snapshot([box(0, 100)], stage: stage), [], areas).parcels[0].path
        }
        let small = [
            area("A", try box(0, 40), isState: true), area("B", try box(40, 70)), area("C", try box(70, 100)),
        ]
        #expect(try path([area("A", box(0, 40), isState: true), area("B", box(40, 100))]) == .collectiveLand)
        #expect(try path([area("A", box(0, 60), isState: true), area("B", box(60, 100))]) == .stateLandBuildings)
        #expect(try path(small) == .collectiveLand && path(small, .lowEfficiency) == .collectiveLand)
        #expect(progress(of: try snapshot([box(0, 100)]), [], small).parcels[0].clearingArea == nil)
        #expect(try path([area("A", box(0, 40), isState: true)]) == .collectiveLand, "a sliver says nothing")
        let state: Set<ParcelStage> = [.lowEfficiency]
        for stage in ParcelStage.allCases {
            #expect(try path([], stage) == (state.contains(stage) ? .stateLandBuildings : .collectiveLand), "\(stage)")
        }
    }

    @Test("is looked at only while steps are left before the reserve")
    func stages() throws {
        let onItsWay: Set<ParcelStage> = [
            .planned, .approving, .approved, .clearing, .cleared, .reclaimed, .withdrawn, .idle, .lowEfficiency,
        ]
        let city = try snapshot(ParcelStage.allCases.map { ($0, try box(0, 100)) })
        let found = progress(of: city, [batch("B", try box(0, 100))], [area("A", try box(0, 100))])
        for (parcel, stage) in zip(found.parcels, city.parcels.stage) {
            #expect((parcel.batch != nil) == onItsWay.contains(stage), "\(stage)")
            #expect((parcel.clearingArea != nil) == onItsWay.contains(stage), "\(stage)")
        }
    }

    @Test("is none in a city without batches and areas, and for a parcel without ground")
    func nothing() throws {
        #expect(progress(of: try snapshot([Geometry]())).parcels.isEmpty)
        let none = ParcelProgress(path: .collectiveLand)
        #expect(progress(of: try snapshot([box(0, 100)])).parcels == [none])
        let corner = RandomGround.corner
        let flat = try Geometry.polygon(
            exterior: [0, 50, 100, 0].map { Coordinate(corner.x + $0, corner.y) })
        let city = try snapshot([.empty(.polygon), flat])
        #expect(progress(of: city, [batch("B", try box(-10, 110))]).parcels == [none, none])
    }
}
