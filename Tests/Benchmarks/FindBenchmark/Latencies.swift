// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Times of single searches, told as one line of JSON.
struct Latencies {
    private var milliseconds: [Double] = []

    mutating func time<Result>(_ body: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        milliseconds.append((clock.now - start) / .milliseconds(1))
        return result
    }

    func printLine(bench: String, name: String, explaining: String, parcels: Int, sites: Int) {
        let sorted = milliseconds.sorted()
        func percentile(_ share: Double) -> String {
            String(format: "%.3f", sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
        }
        print(
            """
            {"bench":"\(bench)","case":"\(name)","explaining":"\(explaining)","parcels":\(parcels),\
            "searches":\(sorted.count),"sites":\(sites),"p50_ms":\(percentile(0.5)),"p99_ms":\(percentile(0.99)),\
            "max_ms":\(percentile(1))}
            """)
    }
}
