// SPDX-License-Identifier: Apache-2.0

extension ParcelMarket {
    /// Neighbours that together serve a need which no piece serves alone.
    ///
    /// From each seed the set grows by one neighbour at a time: the smallest that makes it large enough, or else the
    /// largest. This is a sample of the sets that siting searches in full.
    mutating func mergedOffer(for need: LandNeed, seeds: Range<Int>) -> GroundOffer? {
        guard city.mostMerged > 1 else { return nil }
        var drafts: [Draft] = []
        for seed in seeds where stock[seed].isWhole && stock[seed].area < need.least + city.leastRemainder {
            guard suits(need, stock[seed]), let members = grown(from: seed, for: need) else { continue }
            let total = members.reduce(0) { $0 + stock[$1].area }
            let most = most(need, park: stock[seed].park)
            guard need.least <= most else { continue }
            let isWhole = total <= most
            let score = (isWhole ? 0 : 1e12) + Double(members.count) * 1e9 + Double(abs(total - need.target))
            drafts.append(Draft(score: score, pieces: members, isWhole: isWhole))
        }
        setDrafts(Array(drafts.sorted { $0.score < $1.score }.prefix(Self.mostTried)))
        return best(need)
    }

    private static let mostTried = 4

    private func grown(from seed: Int, for need: LandNeed) -> [Int]? {
        var members = [seed]
        var total = stock[seed].area
        func isEnough(_ area: Int) -> Bool {
            area >= need.least && area <= need.most || area >= need.least + city.leastRemainder
        }
        while !isEnough(total) {
            guard members.count < city.mostMerged else { return nil }
            var best: Int?
            for member in members {
                for neighbour in city.parcels[stock[member].parcel].neighbours {
                    guard let place = place(of: neighbour), !members.contains(place) else { continue }
                    guard let held = best else {
                        best = place
                        continue
                    }
                    let (new, old) = (stock[place], stock[held])
                    let (fits, fitted) = (isEnough(total + new.area), isEnough(total + old.area))
                    let isBetter =
                        fits != fitted
                        ? fits
                        : new.area != old.area
                            ? (fits ? new.area < old.area : new.area > old.area) : new.parcel < old.parcel
                    if isBetter { best = place }
                }
            }
            guard let best else { return nil }
            members.append(best)
            total += stock[best].area
        }
        return members.count > 1 ? members : nil
    }

    mutating func mergedOffer(_ need: LandNeed, _ draft: Draft) -> GroundOffer? {
        let parcels = draft.pieces.map { stock[$0].parcel }.sorted()
        guard Set(parcels).count == parcels.count, let ground = memory.ground(of: parcels) else { return nil }
        let all = 0..<memory.grounds[ground].cellCount
        if draft.isWhole {
            guard memory.holds(need, ground, all.lowerBound, all.upperBound) else { return nil }
            return GroundOffer(
                pieces: draft.pieces, ground: ground, lower: 0, upper: all.upperBound,
                area: memory.area(ground, 0, all.upperBound), rest: nil)
        }
        return cut(need, ground, all, most: most(need, park: stock[draft.pieces[0]].park)).map {
            GroundOffer(
                pieces: draft.pieces, ground: ground, lower: $0.taken.lowerBound, upper: $0.taken.upperBound,
                area: $0.area, rest: $0.rest)
        }
    }

    func cause(of need: LandNeed) -> ShortageCause {
        var (all, permitted, inParks, largest) = (0, 0, 0, 0)
        var isHeld = false
        for piece in stock {
            all += piece.area
            guard city.permits[piece.landUse][need.landUse] else { continue }
            permitted += piece.area
            guard sets[need.allowed][piece.park] else { continue }
            inParks += piece.area
            largest = max(largest, piece.area)
            if piece.area >= need.least { isHeld = isHeld || most(need, park: piece.park) < need.least }
        }
        if all < need.least { return .stock }
        if permitted < need.least { return .landUse }
        if inParks < need.least { return .park }
        if isHeld { return .heldBack }
        return largest < need.least ? .size : .shape
    }
}
