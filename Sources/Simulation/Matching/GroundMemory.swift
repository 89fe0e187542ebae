// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// What one thread remembers of the grounds it has matched on, so that most questions cost a look-up.
///
/// All it holds is a function of the city: replications may come in any order.
struct GroundMemory {
    struct Ground {
        /// Nil where the ground cannot be laid out.
        let slabs: SlabGround?
        /// Of the city, ascending.
        let parcels: [Int]
        let cellCount: Int
        /// Net, in thousandths of a mu.
        let area: Int
        /// Of each range of cells, the place of its measures, or -1.
        fileprivate var places: [Int32]
    }

    private let city: ParcelCity
    private(set) var grounds: [Ground] = []
    private var single: [Int]
    private var merged: [[Int]: Int] = [:]
    private var measures: [SlabMeasures] = []

    init(_ city: ParcelCity) {
        self.city = city
        single = [Int](repeating: -1, count: city.parcels.count)
    }

    /// The ground of one parcel of the city.
    mutating func ground(of parcel: Int) -> Int {
        if single[parcel] < 0 {
            single[parcel] = add([parcel])
        }
        return single[parcel]
    }

    /// The ground of several, ascending; nil where they cannot be merged.
    mutating func ground(of parcels: [Int]) -> Int? {
        let known: Int
        if let found = merged[parcels] {
            known = found
        } else {
            known = add(parcels)
            merged[parcels] = known
        }
        return grounds[known].slabs == nil ? nil : known
    }

    private mutating func add(_ parcels: [Int]) -> Int {
        // What GEOS refuses is ground that nothing can be done with but selling it as it is.
        let slabs = (try? city.catalogue.ground(of: parcels.map { city.parcels[$0].position })) ?? nil
        let count = slabs?.cellCount ?? 1
        grounds.append(
            Ground(
                slabs: slabs, parcels: parcels, cellCount: count,
                area: parcels.reduce(0) { $0 + city.parcels[$1].area },
                places: [Int32](repeating: -1, count: (count + 1) * (count + 1))))
        return grounds.count - 1
    }

    /// The net area of some cells, in thousandths of a mu; neighbouring ranges add up exactly.
    func area(_ ground: Int, _ lower: Int, _ upper: Int) -> Int {
        let (all, count) = (grounds[ground].area, grounds[ground].cellCount)
        return all * upper / count - all * lower / count
    }

    /// Whether the cells are a parcel by the policy.
    mutating func isGood(_ ground: Int, _ lower: Int, _ upper: Int) -> Bool {
        measured(ground, lower, upper)?.isGood ?? false
    }

    /// Whether a hall surely fits on the cells; of a whole parcel, by the shape index.
    mutating func holds(_ need: LandNeed, _ ground: Int, _ lower: Int, _ upper: Int) -> Bool {
        if need.hallWidthMetres <= 0 { return true }
        if upper - lower == grounds[ground].cellCount, let slabs = grounds[ground].slabs, slabs.parcels.count == 1 {
            return city.shapes.fits(
                lengthMetres: need.hallLengthMetres, widthMetres: need.hallWidthMetres, in: slabs.parcels[0]) ?? false
        }
        return measured(ground, lower, upper)?.fits(
            lengthMetres: need.hallLengthMetres, widthMetres: need.hallWidthMetres) ?? false
    }

    private mutating func measured(_ ground: Int, _ lower: Int, _ upper: Int) -> SlabMeasures? {
        guard let slabs = grounds[ground].slabs else { return nil }
        let place = lower * (grounds[ground].cellCount + 1) + upper
        if grounds[ground].places[place] < 0 {
            measures.append(slabs.measures(of: lower..<upper))
            grounds[ground].places[place] = Int32(measures.count - 1)
        }
        return measures[Int(grounds[ground].places[place])]
    }
}
