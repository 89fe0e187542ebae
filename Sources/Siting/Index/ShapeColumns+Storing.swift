// SPDX-License-Identifier: Apache-2.0
public import LandModel

extension ShapeColumns {
    /// All columns by name, to be kept in a file.
    public var named: NamedColumns {
        var named = NamedColumns()
        for (name, column) in Self.numbers { named.set(name, self[keyPath: column]) }
        for (name, column) in Self.integers { named.set(name, self[keyPath: column]) }
        return named
    }

    /// Columns that were kept; nil where they are not those of `count` parcels or cannot be what ``named`` gave.
    ///
    /// Whether they are of the same parcels and policy is for the caller to know.
    /// - Complexity: O(n).
    init?(_ named: NamedColumns, count: Int, roadClasses: [String?]) {
        let numbers = Dictionary(
            uniqueKeysWithValues: Self.numbers.map { ($0.column, named.column($0.name, of: Double.self)) })
        let integers = Dictionary(
            uniqueKeysWithValues: Self.integers.map { ($0.column, named.column($0.name, of: Int32.self)) })
        func number(_ column: KeyPath<ShapeColumns, Column<Double>>) -> Column<Double>? { numbers[column] ?? nil }
        func integer(_ column: KeyPath<ShapeColumns, Column<Int32>>) -> Column<Int32>? { integers[column] ?? nil }
        guard let envelope = number(\.envelopeSquareMetres), let width = number(\.minimumWidthMetres),
            let compactness = number(\.compactness), let aspect = number(\.aspect),
            let rectangularity = number(\.rectangularityRatio), let entrance = number(\.entranceDistanceMetres),
            let frontage = number(\.longestFrontageMetres), let frontageEnds = integer(\.frontageEnds),
            let frontageClasses = integer(\.frontageClasses), let frontageMetres = number(\.frontageMetres),
            let frontierEnds = integer(\.frontierEnds), let frontierLengths = number(\.frontierLengths),
            let frontierBounds = number(\.frontierBounds), let ladderEnds = integer(\.ladderEnds),
            let ladderLows = number(\.ladderLows), let ladderHighs = number(\.ladderHighs),
            let cautionBits = integer(\.cautionBits)
        else { return nil }
        let perParcel = [envelope, width, compactness, aspect, rectangularity, entrance, frontage].map(\.count)
        guard (perParcel + [cautionBits.count]).allSatisfy({ $0 == count }),
            Self.areEnds(frontageEnds, count: count, of: [frontageClasses.count, frontageMetres.count]),
            Self.areEnds(
                frontierEnds, count: count, of: [frontierLengths.count, frontierBounds.count],
                most: ShapeIndex.widthsMetres.count),
            Self.areEnds(ladderEnds, count: count, of: [ladderLows.count, ladderHighs.count]),
            frontageClasses.allSatisfy({ roadClasses.indices.contains(Int($0)) }),
            zip(ladderLows, ladderHighs).allSatisfy({ $0 <= $1 })
        else { return nil }
        envelopeSquareMetres = envelope
        minimumWidthMetres = width
        self.compactness = compactness
        self.aspect = aspect
        rectangularityRatio = rectangularity
        entranceDistanceMetres = entrance
        longestFrontageMetres = frontage
        self.frontageEnds = frontageEnds
        self.frontageClasses = frontageClasses
        self.frontageMetres = frontageMetres
        self.frontierEnds = frontierEnds
        self.frontierLengths = frontierLengths
        self.frontierBounds = frontierBounds
        self.ladderEnds = ladderEnds
        self.ladderLows = ladderLows
        self.ladderHighs = ladderHighs
        self.cautionBits = cautionBits
        self.roadClasses = roadClasses
    }

    private static var numbers: [(name: String, column: KeyPath<ShapeColumns, Column<Double>>)] {
        [
            ("envelope area", \.envelopeSquareMetres), ("minimum width", \.minimumWidthMetres),
            ("compactness", \.compactness), ("aspect", \.aspect), ("rectangularity", \.rectangularityRatio),
            ("entrance distance", \.entranceDistanceMetres), ("longest frontage", \.longestFrontageMetres),
            ("frontage metres", \.frontageMetres), ("frontier lengths", \.frontierLengths),
            ("frontier bounds", \.frontierBounds), ("ladder lows", \.ladderLows), ("ladder highs", \.ladderHighs),
        ]
    }

    private static var integers: [(name: String, column: KeyPath<ShapeColumns, Column<Int32>>)] {
        [
            ("frontage ends", \.frontageEnds), ("frontage classes", \.frontageClasses),
            ("frontier ends", \.frontierEnds), ("ladder ends", \.ladderEnds), ("cautions", \.cautionBits),
        ]
    }

    /// Whether ends ascend from zero by at most `most` and end where all the columns of `lengths` do.
    private static func areEnds(_ ends: Column<Int32>, count: Int, of lengths: [Int], most: Int = .max) -> Bool {
        guard ends.count == count, lengths.allSatisfy({ $0 == Int(ends.last ?? 0) }) else { return false }
        var last = 0
        for end in ends {
            guard Int(end) >= last, Int(end) - last <= most else { return false }
            last = Int(end)
        }
        return true
    }
}
