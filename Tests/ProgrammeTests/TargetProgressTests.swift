// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import LandModel
import Programme
import SimpleFeatures
import Testing

@Suite("Targets stand beside what has happened and what is planned")
struct TargetProgressTests {
    private let baseDate = CalendarDate(daysSince1970: 18_324)  // 2020-03-03

    private func date(_ text: String) throws -> CalendarDate { try CalendarDate(parsing: text) }

    private func stock(_ parcels: [(stage: ParcelStage, mu: Double)]) throws -> StockTable {
        let shape = try Geometry.rectangle(Envelope(minX: 420_000, minY: 3_080_000, maxX: 420_100, maxY: 3_080_100))
        let list = parcels.enumerated().map { number, parcel in
            var made = Parcel(
                id: "P\(number)", county: "A", landUse: LandUseCode("100102"), stage: parcel.stage,
                ellipsoidalAreaSquareMetres: shape.area, geometry: shape)
            made.recordedNetAreaSquareMetres = Area(mu: parcel.mu).squareMetres
            return made
        }
        return StockTable(
            try LandSnapshot(
                cityName: "t", crs: CRS("EPSG:4547"), baseDate: baseDate, parks: [], parcels: list, parcelLocks: [:],
                units: [],
                projects: [], facilities: [], zones: []))
    }

    @Test("only serviced land in reserve is stock; failed auctions and listed land are not")
    func nominal() throws {
        let stock = try stock([(.reserve, 100), (.reserve, 50), (.listed, 30), (.failedAuction, 20), (.cleared, 10)])
        #expect(stock.nominalReserve(.shipped) == Area(mu: 150))
        #expect(stock.totalByStage[.listed] == Area(mu: 30))
    }

    @Test("a flow counts by its day: this year's, and by the base date inclusive; other years do not")
    func flows() throws {
        let plan = YearPlan(
            batches: try [("a", "2020-03-03", 99.0), ("b", "2020-03-04", 12), ("c", "2019-12-31", 5)].map {
                ApprovalBatch(id: $0.0, areaSquareMetres: Area(mu: $0.2).squareMetres, approvedOn: try date($0.1))
            }, clearingAreas: [], factories: [],
            targets: [
                Target(
                    id: "land-approved", subject: "s", comparator: "more_than", value: "13000", unit: "亩", quote: nil)
            ])
        let lines = TargetProgress.all(plan, stock: try stock([]), baseDate: baseDate, stages: .shipped)
        let approved = try #require(lines.first { $0.measure == .approvedLand })
        #expect(approved.actual == Area(mu: 99) && approved.planned == Area(mu: 111))
        #expect(approved.targetArea == Area(mu: 13_000))
    }
}
