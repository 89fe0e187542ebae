// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandStore
import Siting

/// The shape index of a workspace: how long it takes to build, and how many halls it decides.
struct ShapeIndexing {
    let workspace: URL
    let policy: URL?
    let seed: UInt64

    func run(rounds: Int) throws {
        let snapshot = try Workspace(opening: workspace, readOnly: true).snapshot(usingCache: false)
        let policy = try policy.map { try SitingPolicy(json: Data(contentsOf: $0)) } ?? .shipped
        let clock = ContinuousClock()
        let (start, processorStart) = (clock.now, Self.processorSeconds)
        let ground = CityGround(snapshot, policy: policy)
        let index = ShapeIndex(ground)
        try index.complete()
        let (seconds, processor) = ((clock.now - start) / .seconds(1), Self.processorSeconds - processorStart)
        guard let columns = index.columns else { preconditionFailure("a completed index has columns") }
        let cautioned = (0..<columns.count).filter { !columns[$0].cautions.isEmpty }.count
        print(
            """
            {"bench":"shapes","case":"build","parcels":\(columns.count),"cautions":\(cautioned),\
            "seconds":\(format(seconds)),"cpu_s":\(format(processor)),"cores":\(ProcessInfo.processInfo.processorCount)}
            """)
        var generator = SplitMix(state: seed)
        var (fitting, unknown, decided) = (0, 0, Duration.zero)
        for _ in 0..<rounds {
            let width = 15 + Double(generator.next() % 1000) / 8
            let length = width * (1 + Double(generator.next() % 1000) / 400)
            let start = clock.now
            for parcel in 0..<columns.count {
                switch columns.fits(lengthMetres: length, widthMetres: width, in: parcel) {
                case true?: fitting += 1
                case nil: unknown += 1
                case false?: break
                }
            }
            decided += clock.now - start
        }
        let asked = max(1, rounds * columns.count)
        print(
            """
            {"bench":"shapes","case":"fits","parcels":\(columns.count),"halls":\(rounds),\
            "fitting_percent":\(format(100 * Double(fitting) / Double(asked))),\
            "unknown_percent":\(format(100 * Double(unknown) / Double(asked))),\
            "hall_ms":\(format(decided / .milliseconds(1) / Double(max(1, rounds))))}
            """)
    }

    private func format(_ number: Double) -> String { String(format: "%.3f", number) }

    /// Of all threads.
    private static var processorSeconds: Double {
        var time = timespec()
        // SAFETY: the call fills the structure it is lent.
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
