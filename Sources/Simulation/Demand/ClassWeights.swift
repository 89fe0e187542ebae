// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Land-use classes and how often each is asked for.
struct ClassWeights: Sendable {
    let codes: [LandUseCode]
    private let cumulative: [Double]

    /// One class that all land has.
    static let single = ClassWeights([:])

    /// - Parameter others: classes that are never drawn, but asked for by projects of a list.
    init(_ weights: [String: Double], others: [LandUseCode] = []) {
        let rows = weights.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        let total = rows.reduce(0) { $0 + $1.value }
        let drawn = rows.isEmpty ? [LandUseCode("1001")] : rows.map { LandUseCode($0.key) }
        codes = drawn + Set(others).subtracting(drawn).sorted { $0.code < $1.code }
        var sum = 0.0
        cumulative = rows.map { row in
            sum += row.value / total
            return sum
        }
    }

    func index(at uniform: Double) -> Int {
        var index = 0
        while index + 1 < cumulative.count, cumulative[index] < uniform { index += 1 }
        return index
    }
}
