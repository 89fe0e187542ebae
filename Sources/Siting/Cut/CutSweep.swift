// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A line swept over a ground from one end: the allotment is what lies before it.
///
/// Each thing a part must have (area, frontage, width) it keeps once it has it while the line moves on, so that every
/// requirement of the allotment is one least place and every one of the remainder one greatest.
struct CutSweep: Sendable {
    let ground: CutGround
    let frame: SweepFrame
    let profile: SweepProfile

    /// How much less than asked still counts: what coordinates in metres of seven digits are rounded by.
    static let lengthTolerance = 1e-6
    static let areaTolerance = 1e-3

    /// Nil when the section meets edges at more than `workLimit` places.
    init?(_ ground: CutGround, along frame: SweepFrame, workLimit: Int) {
        guard let profile = SweepProfile(ground.sold, along: frame, workLimit: workLimit) else { return nil }
        self.init(ground: ground, frame: frame, profile: profile)
    }

    private init(ground: CutGround, frame: SweepFrame, profile: SweepProfile) {
        self.ground = ground
        self.frame = frame
        self.profile = profile
    }

    /// The same from the other end.
    var reversed: CutSweep { CutSweep(ground: ground, frame: frame.reversed, profile: profile.reversed) }

    func netArea(before place: Double) -> Double { profile.area(before: place) * ground.netShare }

    func place(withNetAreaBefore area: Double) -> Double {
        ground.netShare > 0 ? profile.place(withAreaBefore: area / ground.netShare) : profile.end
    }

    /// Both sides of the line that takes a net area, kept within a stretch; nil where rounding forbids to tell them.
    func split(
        takingNetArea area: Double, in stretch: ClosedRange<Double>
    ) -> (place: Double, before: CutGround, after: CutGround)? {
        let place = min(stretch.upperBound, max(stretch.lowerBound, self.place(withNetAreaBefore: area)))
        return ground.split(at: place, along: frame).map { (place, $0.before, $0.after) }
    }

    /// The net areas before the places of a stretch.
    func netAreas(before places: ClosedRange<Double>) -> ClosedRange<Double> {
        let lower = netArea(before: places.lowerBound)
        return lower...max(lower, netArea(before: places.upperBound))
    }

    /// Where the line may lie so that both parts have what they must, whether or not they are of one piece.
    func places(allotment: PartRequirement, remainder: PartRequirement) -> ClosedRange<Double>? {
        guard let first = firstPlace(meeting: allotment),
            let last = reversed.firstPlace(meeting: remainder).map({ -$0 })
        else { return nil }
        // A cut through the one place that leaves exactly enough on both sides must not fall to rounding.
        guard first <= last + Self.lengthTolerance else { return nil }
        let middle = (first + last) / 2
        return min(first, middle)...max(last, middle)
    }

    /// What of `range` leaves one piece on each side, none hanging together by less than `neck`, and no frontage at the
    /// end of a strip thinner than that.
    func stretches(in range: ClosedRange<Double>, neck: Double) -> [ClosedRange<Double>] {
        let strips = ground.frontages.compactMap { frontage -> ClosedRange<Double>? in
            let places = frontage.points.map(frame.along)
            guard let first = places.min(), let last = places.max(), last - first < neck else { return nil }
            return (first - neck)...(last + neck)
        }
        return profile.wholeStretches(neck: neck).clamped(to: range).removing(strips)
    }

    /// The least place with what lies before it meeting `asked`; nil when not even all does.
    private func firstPlace(meeting asked: PartRequirement) -> Double? {
        guard ground.meets(asked) else { return nil }
        var first = place(withNetAreaBefore: asked.minimumNetAreaSquareMetres)
        if asked.minimumFrontageMetres > 0 {
            first = leastPlace(from: first) {
                ground.frontages.pieces(before: $0, along: frame).longestMetres
                    >= asked.minimumFrontageMetres - Self.lengthTolerance
            }
        }
        if asked.minimumWidthMetres > 0 {
            // Nothing is wider than it is deep.
            let deep = max(first, profile.start + asked.minimumWidthMetres - Self.lengthTolerance)
            first = leastPlace(from: deep) {
                ground.sold.width(before: $0, along: frame) >= asked.minimumWidthMetres - Self.lengthTolerance
            }
        }
        return first
    }

    /// The least place from `first` on where `holds`, which stays true once it is; the end where it never does.
    private func leastPlace(from first: Double, where holds: (Double) -> Bool) -> Double {
        if first >= profile.end || holds(first) { return min(first, profile.end) }
        var (low, high) = (first, profile.end)
        while high - low > SweepFrame.toleranceMetres / 100 {
            let middle = low + (high - low) / 2
            if middle <= low || middle >= high { break }
            if holds(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
