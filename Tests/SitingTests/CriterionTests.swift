// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import Siting
import TestSupport
import Testing
import SitingSupport

/// One test a row of the criteria table: two parcels that differ in one fact, of which one is left.
@Suite("Each criterion keeps out what it should, and says so when data is absent")
struct CriterionTests {
    /// Sites left of `good` and `bad`, and what is reported as unknown for `silent`, a parcel without the fact.
    private func answer(
        _ asked: Requirement, bad: (inout Parcel) -> Void, silent: ((inout Parcel) -> Void)? = nil,
        good: (inout Parcel) -> Void = { _ in }, city start: SmallCity = SmallCity()
    ) throws -> (ids: Set<String>, search: SiteSearch) {
        var city = start
        try city.addParcel("good", change: good)
        try city.addParcel("bad", change: bad)
        if let silent { try city.addParcel("silent", change: silent) }
        let search = try SiteFinder(try city.snapshot()).find(asked)
        return (Set(search.sites.map(\.id)), search)
    }

    private func unknown(_ search: SiteSearch, _ criterion: Criterion) -> Bool {
        search.sites.first { $0.id == "silent" }?.cautions.contains(.unknown(criterion)) ?? false
    }

    @Test("stage: sold land is offered to nobody, whatever is asked")
    func stage() throws {
        #expect(try answer(Requirement(), bad: { $0.stage = .sold }).ids == ["good"])
    }

    @Test("land-use: project class ≤ parcel class; an unknown class permits nothing")
    func landUse() throws {
        var asked = Requirement()
        asked.landUse = LandUseCode("100102")
        let found = try answer(
            asked, bad: { $0.landUse = LandUseCode("100101") }, silent: { $0.landUse = LandUseCode("?") })
        #expect(found.ids == ["good"])
        #expect(found.search.nearMisses.isEmpty, "class is law, not a wish")
    }

    @Test("county: a project stays where it was signed unless transfer is asked for")
    func county() throws {
        var asked = Requirement()
        asked.county = "A"
        #expect(try answer(asked, bad: { $0.county = "B" }).ids == ["good"])
        asked.transferCounties = ["B"]
        #expect(try answer(asked, bad: { $0.county = "B" }).ids == ["good", "bad"])
    }

    @Test("park: only in the parks asked for")
    func park() throws {
        var asked = Requirement()
        asked.parkIDs = ["park"]
        #expect(try answer(asked, bad: { $0.parkID = nil }).ids == ["good"])
    }

    @Test("net-area: both ends of the window count, and recorded area wins over measured")
    func netArea() throws {
        var asked = Requirement()
        asked.netArea = QuantityRange(Area(mu: 90), Area(mu: 95))
        #expect(
            try answer(asked, bad: { $0.recordedNetAreaSquareMetres = Area(mu: 95.01).squareMetres }).ids == ["good"])
        // Without a recorded figure the measured one counts: never unknown.
        let measured = try answer(
            asked, bad: { $0.recordedNetAreaSquareMetres = Area(mu: 89.99).squareMetres },
            silent: { $0.recordedNetAreaSquareMetres = nil })
        #expect(measured.ids == ["good", "silent"])
    }

    @Test("ready: by the recorded date, else by the stage table, which is then said to be an estimate")
    func ready() throws {
        var asked = Requirement()
        asked.needBy = SmallCity.baseDate.adding(months: 8)
        let found = try answer(
            asked, bad: { $0.readyOn = SmallCity.baseDate.adding(months: 9) }, silent: { $0.stage = .cleared })
        #expect(found.ids == ["good", "silent"])
        #expect(found.search.sites.first { $0.id == "silent" }?.cautions.contains(.estimatedReadiness) == true)
        asked.needBy = SmallCity.baseDate.adding(months: 6)
        #expect(try !answer(asked, bad: { $0.stage = .sold }, silent: { $0.stage = .cleared }).ids.contains("silent"))
    }

    @Test("lock: through its last day, against all but its own project")
    func lock() throws {
        var city = SmallCity()
        city.locks["bad"] = [
            SiteLock(projectID: "X", from: SmallCity.baseDate.adding(days: -9), until: SmallCity.baseDate)
        ]
        #expect(try answer(Requirement(), bad: { _ in }, city: city).ids == ["good"])
        var own = Requirement()
        own.projectID = "X"
        #expect(try answer(own, bad: { _ in }, city: city).ids == ["good", "bad"])
        city.locks["bad"] = [
            SiteLock(
                projectID: "X", from: SmallCity.baseDate.adding(days: -9), until: SmallCity.baseDate.adding(days: -1))
        ]
        #expect(try answer(Requirement(), bad: { _ in }, city: city).ids == ["good", "bad"])
    }

    @Test("price: at most; absent is unknown")
    func price() throws {
        var asked = Requirement()
        asked.priceMaximumWanPerMu = 30
        let found = try answer(
            asked, bad: { $0.priceWanPerMu = 30.01 }, silent: { _ in }, good: { $0.priceWanPerMu = 30 })
        #expect(found.ids == ["good", "silent"])
        #expect(unknown(found.search, .price))
    }

    @Test("far: the ratio to be built lies in the parcel's window; a window with one end is known")
    func floorAreaRatio() throws {
        var asked = Requirement()
        asked.floorAreaRatio = 1.2
        let found = try answer(
            asked, bad: { $0.farMaximum = 1.1 }, silent: { _ in }, good: { $0.farMinimum = 1.0 })
        #expect(found.ids == ["good", "silent"])
        #expect(unknown(found.search, .floorAreaRatio))
        #expect(try answer(asked, bad: { $0.farMinimum = 1.3 }).ids.contains("bad") == false)
    }

    @Test("slope: at most; absent is unknown")
    func slope() throws {
        var asked = Requirement()
        asked.slopeMaximumPercent = 8
        let found = try answer(asked, bad: { $0.slopePercent = 9 }, silent: { _ in }, good: { $0.slopePercent = 8 })
        #expect(found.ids == ["good", "silent"])
        #expect(unknown(found.search, .slope))
    }

    @Test(
        "power, water, gas, effluent: at least; the park's figure stands in; absent is unknown",
        arguments: UtilityKind.allCases)
    func utilities(kind: UtilityKind) throws {
        var asked = Requirement()
        asked.needs[kind] = 500
        let found = try answer(
            asked, bad: { $0.capacities[kind] = 499 }, silent: { _ in }, good: { $0.capacities[kind] = 500 })
        #expect(found.ids == ["good", "silent"])
        #expect(unknown(found.search, .utility(kind)))
        var supplied = UtilityAmounts()
        supplied[kind] = 400
        var city = SmallCity()
        city.parks = [Park(id: "park", name: "园", county: "A", capacities: supplied)]
        let stoodIn = try answer(asked, bad: { _ in }, good: { $0.capacities[kind] = 500 }, city: city)
        #expect(stoodIn.ids == ["good"])
    }

    @Test(
        "investment-intensity and tax-intensity: the park's threshold per 亩 of net land; absent on either side is unknown"
    )
    func thresholds() throws {
        var city = SmallCity()
        city.parks = [
            Park(id: "park", name: "园", county: "A", investmentThresholdWanPerMu: 200, taxThresholdWanPerMu: 20)
        ]
        var asked = Requirement()
        asked.fixedInvestment = Money(tenThousandYuan: 18_000)
        let found = try answer(
            asked, bad: { $0.recordedNetAreaSquareMetres = Area(mu: 90.1).squareMetres }, silent: { $0.parkID = nil },
            city: city)
        #expect(found.ids == ["good", "silent"])
        #expect(unknown(found.search, .investmentIntensity))
        var taxed = Requirement()
        taxed.taxPerYear = Money(tenThousandYuan: 1_800)
        let taxFound = try answer(
            taxed, bad: { $0.recordedNetAreaSquareMetres = Area(mu: 90.1).squareMetres }, silent: { $0.parkID = nil },
            city: city)
        #expect(taxFound.ids == ["good", "silent"])
        #expect(unknown(taxFound.search, .taxIntensity))
    }

    @Test("frontage and width: in one stretch, and of parts and merges too")
    func frontageAndWidth() throws {
        var city = SmallCity()
        try city.addParcel("wide", mu: 90)
        try city.addParcel("off the road", mu: 90) { parcel in
            if let away = try? parcel.geometry.mapCoordinates({ _, y in for index in y.indices { y[index] += 500 } }) {
                parcel.geometry = away
            }
        }
        let road = try Geometry.lineString([Coordinate(419_000, 3_080_000), Coordinate(422_000, 3_080_000)])
        city.roads = [Road(id: "R", roadClass: "III", geometry: road)]
        let finder = SiteFinder(try city.snapshot())
        func ids(_ kinds: Set<Site.Kind>, _ change: (inout Requirement) -> Void) throws -> [String] {
            var asked = Requirement()
            change(&asked)
            return try finder.find(asked, kinds: kinds).sites.map(\.id)
        }
        #expect(try ids([.wholeParcel]) { $0.frontageMinimumMetres = 200 } == ["wide"])
        #expect(try ids([.wholeParcel]) { $0.frontageMinimumMetres = 201 } == [])
        #expect(try Set(ids([.wholeParcel]) { $0.widthMinimumMetres = 200 }) == ["off the road", "wide"])
        #expect(try ids([.wholeParcel]) { $0.widthMinimumMetres = 201 } == [])
        let part = QuantityRange(Area(mu: 45), Area(mu: 50))
        // 45亩 of the 300 m deep parcel are 100 m of its frontage, 50亩 are 111 m.
        #expect(try ids([.partOfParcel]) { ($0.netArea, $0.frontageMinimumMetres) = (part, 105) } == ["wide"])
        #expect(try ids([.partOfParcel]) { ($0.netArea, $0.frontageMinimumMetres) = (part, 115) } == [])
    }

    @Test("hall: what does not fit the buildable envelope at any angle is out")
    func hall() throws {
        var asked = Requirement()
        asked.hall = Requirement.Hall(250, 180)
        let narrow = try Geometry.rectangle(Envelope(minX: 430_000, minY: 3_080_000, maxX: 430_170, maxY: 3_080_400))
        let found = try answer(asked, bad: { $0.geometry = narrow })
        #expect(found.ids == ["good"])
        asked.hall = Requirement.Hall(400, 170)
        #expect(try answer(asked, bad: { $0.geometry = narrow }).ids == ["bad"])
    }

    @Test("near and away: planar distance to the nearest facility of the kind; none of the kind is unknown")
    func distances() throws {
        var city = SmallCity()
        city.facilities = [Facility(id: "S", kind: "station", geometry: try .point(Coordinate(420_000, 3_079_900)))]
        var near = Requirement()
        near.add(.init(facilityKind: "station", isMaximum: true, metres: 100))
        // The good parcel stands 100 m from the station, the bad one 300 m further east.
        #expect(try answer(near, bad: { _ in }, city: city).ids == ["good"])
        var away = Requirement()
        away.add(.init(facilityKind: "station", isMaximum: false, metres: 101))
        #expect(try answer(away, bad: { _ in }, city: city).ids == ["bad"])
        var other = Requirement()
        let rule = Requirement.DistanceRule(facilityKind: "port", isMaximum: true, metres: 1)
        other.add(rule)
        let found = try answer(other, bad: { $0.stage = .sold }, silent: { _ in }, city: city)
        #expect(unknown(found.search, .distance(facilityKind: "port", isMaximum: true)))
    }

    @Test("exclusion-share: zones with their buffers, dissolved before they are counted; no zone is a share of 0")
    func exclusion() throws {
        var city = SmallCity()
        // Two zones over the same western half of the second parcel: half of it, not all of it.
        let half = try Geometry.rectangle(Envelope(minX: 420_300, minY: 3_080_000, maxX: 420_400, maxY: 3_080_300))
        city.zones = [
            ConstraintZone(id: "Z1", kind: "redline", geometry: half),
            ConstraintZone(id: "Z2", kind: "farmland", geometry: half),
        ]
        var asked = Requirement()
        asked.exclusionShareMaximum = 0.49
        #expect(try answer(asked, bad: { _ in }, city: city).ids == ["good"])
        asked.exclusionShareMaximum = 0.5
        #expect(try answer(asked, bad: { _ in }, city: city).ids == ["good", "bad"])
        // With 50 m around it more of the parcel is lost, and still none of the first, 100 m away.
        city.zones = [ConstraintZone(id: "Z1", kind: "redline", bufferMetres: 50, geometry: half)]
        let found = try answer(asked, bad: { _ in }, city: city)
        #expect(found.ids == ["good"])
        guard case .exclusionShareUpTo(let share)? = found.search.nearMisses.first?.relaxations.first else {
            Issue.record("no near miss for the zone")
            return
        }
        #expect(abs(share - 0.75) < 1e-6)
    }

    @Test("a law is no wish: nothing relaxes it, and a wish beside it is relaxed only as far as the law")
    func law() throws {
        var city = SmallCity()
        city.facilities = [
            Facility(id: "R", kind: Facility.river, geometry: try .point(Coordinate(420_000, 3_079_500)))
        ]
        var asked = Requirement()
        asked.apply(.shipped, isChemical: true)
        // 500 m from the river: out, without a near miss.
        let found = try answer(asked, bad: { _ in }, city: city)
        #expect(found.ids.isEmpty && found.search.nearMisses.isEmpty)
        var careful = Requirement()
        careful.apply(.shipped, isChemical: true)
        careful.add(.init(facilityKind: Facility.river, isMaximum: false, metres: 3000))
        city.facilities = [
            Facility(id: "R", kind: Facility.river, geometry: try .point(Coordinate(420_000, 3_078_000)))
        ]
        // 2,000 m: within the law, not within the wish.
        let near = try answer(careful, bad: { $0.stage = .sold }, city: city).search.nearMisses.first
        #expect(near?.admittedIDs == ["good"])
        var close = careful
        close.add(.init(facilityKind: Facility.river, isMaximum: false, metres: 10))
        city.facilities = [
            Facility(id: "R", kind: Facility.river, geometry: try .point(Coordinate(420_000, 3_079_500)))
        ]
        #expect(try answer(close, bad: { _ in }, city: city).ids.isEmpty, "a wish does not loosen the law")
    }

    @Test("known-only: what is unknown is out")
    func knownOnly() throws {
        var asked = Requirement()
        asked.slopeMaximumPercent = 8
        asked.knownOnly = true
        #expect(
            try answer(asked, bad: { $0.slopePercent = 9 }, silent: { _ in }, good: { $0.slopePercent = 1 }).ids == [
                "good"
            ])
    }
}
