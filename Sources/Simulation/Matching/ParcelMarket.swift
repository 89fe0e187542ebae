// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// Real ground: parcels and what is left of them, matched by class, park, area, shape and hall.
struct ParcelMarket: LandMarket {
    let city: ParcelCity
    /// By set, whether a park serves.
    let sets: [[Bool]]
    var memory: GroundMemory
    private(set) var stock: [StockPiece] = []
    private(set) var available = 0
    private(set) var usable = 0
    /// By park.
    private(set) var parkStock: [Int]
    /// Where each whole parcel stands in the stock, or -1.
    private var places: [Int]
    /// Needs by which ground is judged usable.
    private var panel: [LandNeed] = []
    private var drafts: [Draft] = []

    struct Draft {
        var score: Double
        var pieces: [Int]
        var isWhole: Bool
    }

    init(_ city: ParcelCity, sets: [[Bool]], parkCount: Int) {
        self.city = city
        self.sets = sets
        memory = GroundMemory(city)
        parkStock = [Int](repeating: 0, count: parkCount)
        places = [Int](repeating: -1, count: city.parcels.count)
    }

    var isQueueStrict: Bool { false }

    /// The panel is short: a need or two is enough to tell what cannot be used by anybody.
    private static let panelSize = 64

    mutating func reset(panel needs: [LandNeed]) {
        stock.removeAll(keepingCapacity: true)
        panel.removeAll(keepingCapacity: true)
        // Kinds stand one after the other: a few of each, not the first.
        let step = max(1, (needs.count + Self.panelSize - 1) / Self.panelSize)
        for place in stride(from: 0, to: needs.count, by: step) { panel.append(needs[place]) }
        (available, usable) = (0, 0)
        for park in parkStock.indices { parkStock[park] = 0 }
        for parcel in places.indices { places[parcel] = -1 }
        for (place, parcel) in city.stock.enumerated() where city.lockedUntil[place] <= 0 { add(parcel: parcel) }
    }

    mutating func add(parcel: Int) {
        let ground = memory.ground(of: parcel)
        add(piece(ground, 0, memory.grounds[ground].cellCount, like: parcel, isWhole: true))
    }

    private func piece(_ ground: Int, _ lower: Int, _ upper: Int, like parcel: Int, isWhole: Bool) -> StockPiece {
        StockPiece(
            ground: ground, lower: lower, upper: upper, area: memory.area(ground, lower, upper),
            park: city.parcels[parcel].park, landUse: city.parcels[parcel].landUse, parcel: parcel, isWhole: isWhole)
    }

    private mutating func add(_ piece: StockPiece) {
        var piece = piece
        for need in panel where usesAlone(need, piece) {
            piece.isUsable = true
            break
        }
        stock.append(piece)
        available += piece.area
        if piece.isUsable { usable += piece.area }
        parkStock[piece.park] += piece.area
        if piece.isWhole { places[piece.parcel] = stock.count - 1 }
    }

    private mutating func remove(at place: Int) -> StockPiece {
        let piece = stock[place]
        available -= piece.area
        if piece.isUsable { usable -= piece.area }
        parkStock[piece.park] -= piece.area
        if piece.isWhole, places[piece.parcel] == place { places[piece.parcel] = -1 }
        let last = stock.removeLast()
        if place < stock.count {
            stock[place] = last
            if last.isWhole { places[last.parcel] = place }
        }
        // Where the reserve is multiplied, another of the same may still be there.
        if city.hasCopies, piece.isWhole, places[piece.parcel] < 0 {
            places[piece.parcel] = stock.lastIndex { $0.isWhole && $0.parcel == piece.parcel } ?? -1
        }
        return piece
    }

    mutating func take(_ offer: GroundOffer) {
        var first: StockPiece?
        for place in offer.pieces.sorted(by: >) {
            let piece = remove(at: place)
            if first.map({ piece.parcel < $0.parcel }) ?? true { first = piece }
        }
        guard let rest = offer.rest, let first else { return }
        add(piece(offer.ground, rest.lowerBound, rest.upperBound, like: first.parcel, isWhole: false))
    }

    mutating func putBack(_ offer: GroundOffer) {
        let ground = memory.grounds[offer.ground]
        let isWhole = ground.parcels.count == 1 && offer.upper - offer.lower == ground.cellCount
        add(piece(offer.ground, offer.lower, offer.upper, like: ground.parcels[0], isWhole: isWhole))
    }

    func suits(_ need: LandNeed, _ piece: StockPiece) -> Bool {
        sets[need.allowed][piece.park] && city.permits[piece.landUse][need.landUse]
    }

    /// What a need may take of a park at most, so that what is held back there remains.
    func most(_ need: LandNeed, park: Int) -> Int {
        city.heldBack > 0 && need.investment < city.heldBackFrom
            ? min(need.most, parkStock[park] - city.heldBack) : need.most
    }

    /// Whether the need could be met from this piece alone, whole or in part.
    private mutating func usesAlone(_ need: LandNeed, _ piece: StockPiece) -> Bool {
        guard suits(need, piece) else { return false }
        if piece.area <= need.most {
            return piece.area >= need.least && memory.holds(need, piece.ground, piece.lower, piece.upper)
        }
        return cut(need, piece.ground, piece.lower..<piece.upper, most: need.most) != nil
    }

    func wouldServe(_ need: LandNeed, parcel: Int) -> Bool {
        let parcel = city.parcels[parcel]
        return sets[need.allowed][parcel.park] && city.permits[parcel.landUse][need.landUse]
            && (parcel.area >= need.least && parcel.area <= need.most
                || parcel.area >= need.least + city.leastRemainder)
    }

    func ground(of offer: GroundOffer) -> GroundShare? {
        let ground = memory.grounds[offer.ground]
        let parcels = ground.parcels.map { city.parcels[$0].id }
        let count = Double(ground.cellCount)
        return GroundShare(parcels: parcels, from: Double(offer.lower) / count, to: Double(offer.upper) / count)
    }

    mutating func offer(for need: LandNeed) -> GroundOffer? {
        offer(for: need, among: 0..<stock.count) ?? mergedOffer(for: need, seeds: 0..<stock.count)
    }

    mutating func offer(for need: LandNeed, fromNew count: Int) -> GroundOffer? {
        let new = max(0, stock.count - count)..<stock.count
        return offer(for: need, among: new) ?? mergedOffer(for: need, seeds: new)
    }

    private mutating func offer(for need: LandNeed, among places: Range<Int>) -> GroundOffer? {
        drafts.removeAll(keepingCapacity: true)
        for place in places {
            let piece = stock[place]
            guard suits(need, piece) else { continue }
            let most = most(need, park: piece.park)
            guard need.least <= most else { continue }
            if piece.area >= need.least, piece.area <= most {
                drafts.append(Draft(score: score(need, piece, isWhole: true), pieces: [place], isWhole: true))
            } else if piece.area >= need.least + city.leastRemainder {
                drafts.append(Draft(score: score(need, piece, isWhole: false), pieces: [place], isWhole: false))
            }
        }
        return best(need)
    }

    private func score(_ need: LandNeed, _ piece: StockPiece, isWhole: Bool) -> Double {
        switch city.choice {
        case .firstFit: Double(piece.parcel) + Double(piece.lower) / 64
        // A whole piece first, the nearest in area; then the smallest that can be cut.
        case .bestFit: isWhole ? Double(abs(piece.area - need.target)) : 1e12 + Double(piece.area)
        }
    }

    /// The best draft that the ground allows.
    mutating func best(_ need: LandNeed) -> GroundOffer? {
        while !drafts.isEmpty {
            var best = 0
            for index in drafts.indices.dropFirst() where isBefore(drafts[index], drafts[best]) { best = index }
            let draft = drafts[best]
            drafts[best] = drafts[drafts.count - 1]
            drafts.removeLast()
            if let offer = offer(need, draft) { return offer }
        }
        return nil
    }

    private func isBefore(_ first: Draft, _ second: Draft) -> Bool {
        if first.score != second.score { return first.score < second.score }
        let (a, b) = (stock[first.pieces[0]], stock[second.pieces[0]])
        return (a.parcel, a.lower) < (b.parcel, b.lower)
    }

    private mutating func offer(_ need: LandNeed, _ draft: Draft) -> GroundOffer? {
        if draft.pieces.count > 1 { return mergedOffer(need, draft) }
        let piece = stock[draft.pieces[0]]
        if draft.isWhole {
            guard memory.holds(need, piece.ground, piece.lower, piece.upper) else { return nil }
            return GroundOffer(
                pieces: draft.pieces, ground: piece.ground, lower: piece.lower, upper: piece.upper, area: piece.area,
                rest: nil)
        }
        return cut(need, piece.ground, piece.lower..<piece.upper, most: most(need, park: piece.park)).map {
            GroundOffer(
                pieces: draft.pieces, ground: piece.ground, lower: $0.taken.lowerBound, upper: $0.taken.upperBound,
                area: $0.area, rest: $0.rest)
        }
    }

    /// A slab at either end that serves and leaves a good one.
    mutating func cut(
        _ need: LandNeed, _ ground: Int, _ cells: Range<Int>, most mostArea: Int
    ) -> (taken: Range<Int>, rest: Range<Int>, area: Int)? {
        let cell = Double(memory.grounds[ground].area) / Double(memory.grounds[ground].cellCount)
        guard cell > 0, cells.count > 1 else { return nil }
        let least = max(1, Int((Double(need.least) / cell).rounded(.up)))
        let most = min(cells.count - 1, Int((Double(mostArea) / cell).rounded(.down)))
        guard least <= most else { return nil }
        let wanted = min(max(Int((Double(need.target) / cell).rounded()), least), most)
        // The nearest to what is asked first, then what else the tolerance allows.
        for step in 0...(most - least) * 2 {
            let count = wanted + (step.isMultiple(of: 2) ? step / 2 : -(step + 1) / 2)
            guard (least...most).contains(count) else { continue }
            let (left, right) = (cells.lowerBound + count, cells.upperBound - count)
            let ways = [
                (cells.lowerBound..<left, left..<cells.upperBound),
                (right..<cells.upperBound, cells.lowerBound..<right),
            ]
            for (taken, rest) in ways
            where memory.area(ground, rest.lowerBound, rest.upperBound) >= city.leastRemainder
                && memory.isGood(ground, taken.lowerBound, taken.upperBound)
                && memory.isGood(ground, rest.lowerBound, rest.upperBound)
                && memory.holds(need, ground, taken.lowerBound, taken.upperBound)
            {
                return (taken, rest, memory.area(ground, taken.lowerBound, taken.upperBound))
            }
        }
        return nil
    }

    mutating func setDrafts(_ list: [Draft]) { drafts = list }

    /// The place in the stock of a whole parcel; nil where it is not there, or not whole.
    func place(of parcel: Int) -> Int? { places[parcel] >= 0 ? places[parcel] : nil }
}
