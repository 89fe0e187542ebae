// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport

/// A random relaxation of set packing: columns are sites of projects, rows say that each project has one site and each
/// parcel one user.
struct SetPacking {
    let projects: Int
    let parcels: Int
    private(set) var costs: [Double] = []
    private var starts: [Int32] = []
    private var rows: [Int32] = []

    init(projects: Int, parcels: Int, columns: Int, _ generator: inout RepeatableGenerator) {
        self.projects = projects
        self.parcels = parcels
        draw(columns, &generator)
    }

    private mutating func draw(_ count: Int, _ generator: inout RepeatableGenerator) {
        for _ in 0..<count {
            starts.append(Int32(rows.count))
            costs.append(Double(Int.random(in: 10...99, using: &generator)))
            rows.append(Int32(Int.random(in: 0..<projects, using: &generator)))
            let size = Int.random(in: 1...6, using: &generator)
            let first = Int.random(in: 0...(parcels - size), using: &generator)
            rows += (first..<(first + size)).map { Int32(projects + $0) }
        }
    }

    func programme() throws -> IncrementalProgramme {
        let count = projects + parcels
        var programme = try IncrementalProgramme(
            .maximize, rowLower: [Double](repeating: -.infinity, count: count),
            rowUpper: [Double](repeating: 1, count: count))
        try add(to: &programme, from: 0)
        return programme
    }

    /// Draws more columns and adds them to `programme` too.
    mutating func grow(
        _ programme: inout IncrementalProgramme, by count: Int, _ generator: inout RepeatableGenerator
    ) throws {
        guard count > 0 else { return }
        let first = costs.count
        draw(count, &generator)
        try add(to: &programme, from: first)
    }

    private func add(to programme: inout IncrementalProgramme, from first: Int) throws {
        let entries = Array(rows[Int(starts[first])...])
        try programme.addColumns(
            costs: Array(costs[first...]), lower: [Double](repeating: 0, count: costs.count - first),
            upper: [Double](repeating: .infinity, count: costs.count - first),
            starts: starts[first...].map { $0 - starts[first] }, rows: entries,
            coefficients: [Double](repeating: 1, count: entries.count))
    }
}
