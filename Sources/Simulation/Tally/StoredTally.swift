// SPDX-License-Identifier: Apache-2.0

/// A ``ReserveTally`` as it is kept in a file.
struct StoredTally: Codable {
    let name: String
    let digest: String
    let city: String
    let measures: [StoredSum]
    let histograms: [[[Int]]]
    let ratios: [StoredRatio]
    let covers: [Int]
    let firstBookShortage: [Int]
    let firstUnmet: [Int]
    let fans: [[[Int]]]
    let causes: [StoredSum]
    let groups: [[StoredRatio]]
    let wanted: [String]

    struct StoredRatio: Codable {
        let part: StoredSum
        let whole: StoredSum
        let products: String

        init(_ tally: RatioTally) {
            part = StoredSum(tally.part)
            whole = StoredSum(tally.whole)
            products = "\(tally.products)"
        }

        var tally: RatioTally? {
            guard let part = part.tally, let whole = whole.tally, let products = Int128(products) else { return nil }
            return RatioTally(part: part, whole: whole, products: products)
        }
    }

    init(_ tally: ReserveTally, digest: UInt64) {
        name = tally.scenario.name
        self.digest = String(digest)
        city = String(tally.cityFingerprint)
        measures = tally.measures.map(StoredSum.init)
        histograms = tally.histograms.map(\.pairs)
        ratios = tally.ratios.map(StoredRatio.init)
        covers = tally.covers
        firstBookShortage = tally.firstBookShortage
        firstUnmet = tally.firstUnmet
        fans = tally.fans.map(\.pairs)
        causes = tally.causes.map(StoredSum.init)
        groups = tally.groupRatios.map { [StoredRatio($0.land), StoredRatio($0.count)] }
        wanted = tally.wanted.map { "\($0)" }
    }

    /// Puts what is kept into an empty tally of the same scenario.
    ///
    /// - Returns: false where counts and lengths do not fit each other.
    func restore(_ tally: inout ReserveTally, _ ranges: RangeList) -> Bool {
        let sums = (measures.compactMap(\.tally), causes.compactMap(\.tally))
        let ratios = ratios.compactMap(\.tally)
        let groups = groups.compactMap { pair -> ReserveTally.GroupTally? in
            guard pair.count == 2, let land = pair[0].tally, let count = pair[1].tally else { return nil }
            return ReserveTally.GroupTally(land: land, count: count)
        }
        let wanted = wanted.compactMap { Int128($0) }
        let spreads = histograms.compactMap { FixedBinHistogram(pairs: $0) }
        let fans = fans.compactMap { FixedBinHistogram(pairs: $0, fineBits: ReserveTally.fanBits) }
        guard sums.0.count == tally.measures.count, sums.1.count == tally.causes.count,
            ratios.count == tally.ratios.count, groups.count == tally.groupRatios.count,
            wanted.count == tally.wanted.count, spreads.count == tally.histograms.count,
            fans.count == tally.fans.count, covers.count == tally.covers.count,
            firstUnmet.count == tally.firstUnmet.count, firstBookShortage.count == tally.firstBookShortage.count,
            (spreads + fans).allSatisfy({ $0.total == ranges.count }),
            covers.allSatisfy({ (0...ranges.count).contains($0) }),
            [firstUnmet, firstBookShortage].allSatisfy({ bins in
                bins.allSatisfy { (0...ranges.count).contains($0) } && bins.reduce(0, +) <= ranges.count
            })
        else { return false }
        tally.restore(
            ranges, measures: sums.0, causes: sums.1, ratios: ratios, groups: groups, wanted: wanted,
            histograms: spreads, fans: fans, covers: covers, firstUnmet: firstUnmet,
            firstBookShortage: firstBookShortage)
        return true
    }
}

extension FixedBinHistogram {
    /// Bins that are not empty, with their counts.
    var pairs: [[Int]] { bins.map { [$0.bin, $0.count] } }

    /// Nil where bins or counts make no sense.
    init?(pairs: [[Int]], fineBits: Int = 11) {
        self.init(fineBits: fineBits)
        for pair in pairs {
            guard pair.count == 2, pair[0] >= 0, pair[0] < 1 << 20, pair[1] > 0, pair[1] <= 1 << 40 else { return nil }
            add(pair[1], inBin: pair[0])
        }
    }
}
