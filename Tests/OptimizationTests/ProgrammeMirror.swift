// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

/// What an incremental programme should hold, kept beside it in the plainest form.
struct ProgrammeMirror {
    struct Column {
        var cost: Double
        var lower: Double
        var upper: Double
        /// Coefficients by row.
        var entries: [Int: Double]
    }

    let sense: ObjectiveSense
    private(set) var columns: [Column] = []
    private(set) var rowLower: [Double] = []
    private(set) var rowUpper: [Double] = []

    init(_ generator: inout RepeatableGenerator) {
        sense = Bool.random(using: &generator) ? .minimize : .maximize
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            let (low, high) = Self.rowBounds(&generator)
            rowLower.append(low)
            rowUpper.append(high)
        }
    }

    private static func whole(_ range: ClosedRange<Int>, _ generator: inout RepeatableGenerator) -> Double {
        Double(Int.random(in: range, using: &generator))
    }

    private static func rowBounds(_ generator: inout RepeatableGenerator) -> (Double, Double) {
        let bound = whole(-6...20, &generator)
        return switch Int.random(in: 0..<6, using: &generator) {
        case 0: (bound, bound)
        case 1: (bound - 12, .infinity)
        case 2: (bound - 12, bound)
        default: (-.infinity, bound)
        }
    }

    private static func columnBounds(_ generator: inout RepeatableGenerator) -> (Double, Double) {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: (-.infinity, whole(-3...9, &generator))
        case 1: (-.infinity, .infinity)
        case 2: (2, 2)
        case 3, 4: (0, .infinity)
        default: (0, whole(1...9, &generator))
        }
    }

    private static func entries(_ count: Int, _ generator: inout RepeatableGenerator) -> [Int: Double] {
        var entries: [Int: Double] = [:]
        for index in 0..<count where Int.random(in: 0..<3, using: &generator) > 0 {
            entries[index] = whole(-4...9, &generator)
        }
        return entries.filter { $0.value != 0 }
    }

    /// Makes one random change here and in `programme`.
    mutating func change(
        _ programme: inout IncrementalProgramme, _ generator: inout RepeatableGenerator
    ) throws {
        switch columns.isEmpty ? 0 : Int.random(in: 0..<8, using: &generator) {
        case 0, 1: try addColumns(&programme, &generator)
        case 2: try addRows(&programme, &generator)
        case 3:
            for index in columns.indices { columns[index].cost = Self.whole(-9...9, &generator) }
            try programme.setCosts(columns.map(\.cost))
        case 4:
            let index = Int.random(in: columns.indices, using: &generator)
            columns[index].cost = Self.whole(-9...9, &generator)
            try programme.setCost(of: index, columns[index].cost)
        case 5:
            let changed = columns.indices.filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
            for index in changed { (columns[index].lower, columns[index].upper) = Self.columnBounds(&generator) }
            try programme.setBounds(
                of: changed.map(Int32.init), lower: changed.map { columns[$0].lower },
                upper: changed.map { columns[$0].upper })
        case 6:
            let changed = rowLower.indices.filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
            for index in changed { (rowLower[index], rowUpper[index]) = Self.rowBounds(&generator) }
            try programme.setRowBounds(
                of: changed.map(Int32.init), lower: changed.map { rowLower[$0] }, upper: changed.map { rowUpper[$0] })
        default:
            let mask = columns.map { _ in Int.random(in: 0..<4, using: &generator) == 0 }
            columns = zip(columns, mask).filter { !$1 }.map(\.0)
            try programme.deleteColumns(mask)
        }
    }

    private mutating func addColumns(
        _ programme: inout IncrementalProgramme, _ generator: inout RepeatableGenerator
    ) throws {
        let new = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            let (low, high) = Self.columnBounds(&generator)
            return Column(
                cost: Self.whole(-9...9, &generator), lower: low, upper: high,
                entries: Self.entries(rowLower.count, &generator))
        }
        let matrix = Compressed(new.map(\.entries))
        try programme.addColumns(
            costs: new.map(\.cost), lower: new.map(\.lower), upper: new.map(\.upper), starts: matrix.starts,
            rows: matrix.indices, coefficients: matrix.values)
        columns += new
    }

    private mutating func addRows(
        _ programme: inout IncrementalProgramme, _ generator: inout RepeatableGenerator
    ) throws {
        let new = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
            (bounds: Self.rowBounds(&generator), entries: Self.entries(columns.count, &generator))
        }
        let matrix = Compressed(new.map(\.entries))
        try programme.addRows(
            lower: new.map(\.bounds.0), upper: new.map(\.bounds.1), starts: matrix.starts, columns: matrix.indices,
            coefficients: matrix.values)
        for row in new {
            for (column, value) in row.entries { columns[column].entries[rowLower.count] = value }
            rowLower.append(row.bounds.0)
            rowUpper.append(row.bounds.1)
        }
    }

    func model() throws -> LinearModel {
        var model = LinearModel()
        let variables = try columns.enumerated().map {
            try model.addVariable("x\($0)", lower: $1.lower, upper: $1.upper)
        }
        for row in rowLower.indices {
            let terms = zip(columns, variables).compactMap { column, variable in
                column.entries[row].map { ($0, variable) }
            }
            if rowLower[row].isFinite {
                try model.addConstraint("row \(row) from below", LinearExpression(terms), .atLeast, rowLower[row])
            }
            if rowUpper[row].isFinite {
                try model.addConstraint("row \(row) from above", LinearExpression(terms), .atMost, rowUpper[row])
            }
        }
        try model.setObjective(sense, LinearExpression(zip(columns.map(\.cost), variables)))
        return model
    }

    /// Feasibility of values and duals, complementary slackness, and with them strong duality.
    func expectOptimal(_ relaxation: Relaxation, _ comment: Comment) {
        let room = 1e-6
        // Of a maximum the duals have the signs of a minimum turned round.
        let sign: Double = sense == .minimize ? 1 : -1
        var bound = 0.0
        for row in rowLower.indices {
            let activity = zip(columns, relaxation.columnValues).reduce(0) { $0 + ($1.0.entries[row] ?? 0) * $1.1 }
            let price = sign * relaxation.rowDuals[row]
            #expect(activity >= rowLower[row] - room && activity <= rowUpper[row] + room, comment)
            #expect(price < room || activity < rowLower[row] + room, comment)
            #expect(price > -room || activity > rowUpper[row] - room, comment)
            if abs(price) > room { bound += price * (price > 0 ? rowLower[row] : rowUpper[row]) }
        }
        for (index, column) in columns.enumerated() {
            let value = relaxation.columnValues[index]
            let reduced = column.entries.reduce(column.cost) { $0 - relaxation.rowDuals[$1.key] * $1.value }
            #expect(abs(reduced - relaxation.reducedCosts[index]) < room, comment)
            #expect(value >= column.lower - room && value <= column.upper + room, comment)
            #expect(sign * reduced < room || value < column.lower + room, comment)
            #expect(sign * reduced > -room || value > column.upper - room, comment)
            if abs(reduced) > room { bound += sign * reduced * (sign * reduced > 0 ? column.lower : column.upper) }
        }
        #expect(abs(sign * relaxation.objective - bound) < 1e-4 * max(1, abs(bound)), comment)
    }
}

/// Rows or columns one after the other, as the solver takes them.
private struct Compressed {
    var starts: [Int32] = []
    var indices: [Int32] = []
    var values: [Double] = []

    init(_ parts: [[Int: Double]]) {
        for part in parts {
            starts.append(Int32(indices.count))
            for (index, value) in part.sorted(by: { $0.key < $1.key }) {
                indices.append(Int32(index))
                values.append(value)
            }
        }
    }
}
