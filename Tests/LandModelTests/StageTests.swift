// SPDX-License-Identifier: Apache-2.0
import LandModel
import Testing

@Suite("Parcels walk through stages")
struct StageTests {
    let table = StageTable.shipped

    @Test("every stage has a name in both languages and can be read by either", arguments: ParcelStage.allCases)
    func names(stage: ParcelStage) throws {
        #expect(!stage.name.zh.isEmpty && !stage.name.en.isEmpty)
        #expect(try ParcelStage(parsing: stage.rawValue) == stage)
        #expect(try ParcelStage(parsing: stage.name.zh) == stage)
    }

    @Test("a stage that does not exist is refused with the list of those that do")
    func unknown() {
        #expect {
            try ParcelStage(parsing: "nowhere")
        } throws: { "\($0)".contains("reserve") }
    }

    @Test("the main path runs from planned to started, one step at a time")
    func mainPath() {
        let path: [ParcelStage] = [
            .planned, .approving, .approved, .clearing, .cleared, .reserve, .listed, .sold, .delivered, .started,
        ]
        for (from, to) in zip(path, path.dropFirst()) {
            #expect(table.allows(from: from, to: to), "\(from) → \(to)")
        }
        #expect(!table.allows(from: .started, to: .planned))
        #expect(!table.allows(from: .planned, to: .sold))
    }

    @Test("the further along, the sooner ready; land in reserve is ready now")
    func monotone() {
        let pipeline: [ParcelStage] = [.planned, .approving, .approved, .clearing, .cleared, .reserve]
        for point in DurationLaw.Point.allCases {
            let months = pipeline.compactMap { table.remainingMonths(from: $0, path: .collectiveLand, at: point) }
            #expect(months.count == pipeline.count)
            #expect(months == months.sorted(by: >))
            #expect(months.last == 0)
        }
    }

    @Test("levelling and servicing run side by side, so cleared land waits for the longer of the two")
    func parallel() {
        // Modes of the table: levelling 3 months, servicing 6, then 0.7 to enter the reserve.
        #expect(table.remainingMonths(from: .cleared, path: .collectiveLand, at: .mode) == 6.7)
    }

    @Test("land that is sold, delivered, started or withdrawn is offered to nobody")
    func notOffered() {
        for stage in [ParcelStage.sold, .delivered, .started, .withdrawn, .idle, .lowEfficiency] {
            #expect(table.remainingMonths(from: stage, path: .collectiveLand, at: .mode) == nil)
        }
        #expect(table[.reserve].countsAsReserve && !table[.listed].countsAsReserve)
    }

    @Test("a standard factory has a path of its own")
    func factory() {
        #expect(table.factoryMonths(at: .minimum) < table.factoryMonths(at: .mode))
        #expect(table.factoryMonths(at: .mode) > 0)
    }
}

@Suite("Project class ≤ parcel class")
struct LandUseTests {
    @Test("一类 ⊂ 二类 ⊂ 三类, and 三类 only on 100103")
    func industrial() {
        let codes = ["100101", "100102", "100103"].map { LandUseCode($0) }
        for (land, landCode) in codes.enumerated() {
            for (project, projectCode) in codes.enumerated() {
                #expect(landCode.permits(projectCode) == (project <= land), "\(landCode) ← \(projectCode)")
            }
        }
    }

    @Test("industry does not go on logistics land, nor the other way")
    func families() {
        #expect(!LandUseCode("110101").permits(LandUseCode("100101")))
        #expect(!LandUseCode("100103").permits(LandUseCode("110101")))
    }

    @Test("codes of the older systems are read as their equivalents")
    func equivalents() {
        #expect(LandUseCode("M2") == LandUseCode("100102"))
        #expect(LandUseCode(" m1 ") == LandUseCode("100101"))
    }

    @Test("an unknown code is kept as it stands and permits only itself")
    func unknown() {
        let odd = LandUseCode("X9")
        #expect(!odd.isKnown && odd.permits(odd) && !odd.permits(LandUseCode("100101")))
        #expect(!LandUseCode("100103").permits(odd))
    }
}
