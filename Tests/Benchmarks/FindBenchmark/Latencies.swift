// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Times of single searches, told as one line of JSON.
struct Latencies {
    private var milliseconds: [Double] = []
    /// Of this thread, which a busy machine does not lengthen.
    private var processor: [Double] = []

    mutating func time<Result>(_ body: () throws -> Result) rethrows -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let processorStart = Self.processorMilliseconds
        let result = try body()
        processor.append(Self.processorMilliseconds - processorStart)
        milliseconds.append((clock.now - start) / .milliseconds(1))
        return result
    }

    private static var processorMilliseconds: Double {
        var time = timespec()
        // SAFETY: the call fills the structure it is lent.
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    func printLine(bench: String, name: String, explaining: String, parcels: Int, sites: Int) {
        func percentile(_ share: Double, of times: [Double]) -> String {
            let sorted = times.sorted()
            return String(format: "%.3f", sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
        }
        print(
            """
            {"bench":"\(bench)","case":"\(name)","explaining":"\(explaining)","parcels":\(parcels),\
            "searches":\(milliseconds.count),"sites":\(sites),"p50_ms":\(percentile(0.5, of: milliseconds)),\
            "p99_ms":\(percentile(0.99, of: milliseconds)),"cpu_p50_ms":\(percentile(0.5, of: processor)),\
            "cpu_p99_ms":\(percentile(0.99, of: processor))}
            """)
    }
}
