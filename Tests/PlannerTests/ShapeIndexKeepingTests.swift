// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import Siting
import Synchronization
import TestSupport
import Testing

@testable import LandStore
@testable import Planner

@Suite("The shape index of a city is measured once")
struct ShapeIndexKeepingTests {
    private let scratch: ScratchFolder
    private let planner: Planner

    init() throws {
        scratch = try ScratchFolder()
        planner = try PaperCity(in: scratch).planner
        // Longer than a file system's clock ticks.
        Thread.sleep(forTimeInterval: 0.08)
    }

    private var file: URL { scratch.url("paper.gpkg-cache-shapes") }

    /// Another face on the same workspace.
    private func planner(policy: SitingPolicy? = nil, usesCache: Bool = true) throws -> Planner {
        Planner(
            try Workspace(opening: planner.workspace.url, readOnly: true), actor: "test", moment: planner.moment,
            usesCache: usesCache, policy: policy.map { CityPolicy(siting: $0) })
    }

    /// How many parcels were measured for the index, and what it then says.
    private func index(_ planner: Planner) throws -> (measured: Int, said: [String]) {
        let measured = Mutex(0)
        let snapshot = try planner.workspace.snapshot(cachingFrom: planner.usesCache ? 1 : nil)
        let index = try planner.shapeIndex(of: snapshot, completingFrom: 1) { done, _ in measured.withLock { $0 = done }
        }
        return (measured.withLock { $0 }, (0..<snapshot.parcels.count).map { "\(index.measures(of: $0))" })
    }

    @Test("the next reading takes what the first has left, and says the same")
    func kept() throws {
        let first = try index(planner())
        #expect(first.measured == 13)
        #expect(FileManager.default.fileExists(atPath: file.path))
        let second = try index(planner())
        #expect(second.measured == 0)
        #expect(second.said == first.said)
        #expect(try index(planner(usesCache: false)).measured == 13)
    }

    @Test("another policy, another state of the workspace or a damaged file is noticed, and measured anew")
    func noticed() throws {
        let plain = try index(planner())
        var policy = SitingPolicy.shipped
        policy.setbacks = SetbackPolicy(setbacks: policy.setbacks.setbacks, otherMetres: 9, source: "test")
        let set = try index(planner(policy: policy))
        #expect(set.measured == 13)
        #expect(set.said != plain.said)
        #expect(try index(planner(policy: policy)).measured == 0)
        let old = Date(timeIntervalSince1970: 1e9)
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: planner.workspace.url.path)
        Thread.sleep(forTimeInterval: 0.08)
        #expect(try index(planner(policy: policy)).measured == 13)
        let whole = try Data(contentsOf: file)
        for length in [0, 100, whole.count / 2, whole.count - 1] {
            try whole.prefix(length).write(to: file)
            let found = try index(planner(policy: policy))
            #expect(found.measured == 13 && found.said == set.said)
            #expect(try Data(contentsOf: file) == whole)
        }
    }

    @Test("a sound file of columns that are not those of the city is measured anew")
    func foreign() throws {
        let expected = try index(planner())
        let other = try planner()
        let snapshot = try other.workspace.snapshot(cachingFrom: 1)
        var columns = NamedColumns()
        columns.set("envelope area", Column([1.0]))
        other.workspace.keepColumns(
            columns, named: "shapes", fingerprint: ShapeIndex.fingerprint(of: .shipped), of: snapshot)
        let found = try index(planner())
        #expect(found.measured == 13 && found.said == expected.said)
    }

    @Test("a small city leaves no file and measures what it is asked about")
    func small() throws {
        let snapshot = try planner.snapshot()
        let index = try planner.shapeIndex(of: snapshot) { _, _ in Issue.record("nothing is to be measured ahead") }
        #expect(index.columns == nil)
        #expect(index.measures(of: 0).minimumWidthMetres > 0)
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("what the progress throws ends the work, and no file is left")
    func cancelled() throws {
        struct Cancelled: Error {}
        let other = try planner()
        let snapshot = try other.workspace.snapshot(cachingFrom: 1)
        #expect(throws: Cancelled.self) {
            try other.shapeIndex(of: snapshot, completingFrom: 1) { _, _ in throw Cancelled() }
        }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }
}
