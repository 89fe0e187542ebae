// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Which park a project would go to, and which may serve it.
///
/// Without a city there is one park that serves all.
struct ParkPreferences: Sendable {
    let parkCount: Int
    /// Names for groups and traces.
    let names: [String]
    /// P(a park at most), by park.
    private let cumulative: [Double]
    /// Which parks each set holds: of one park, of its county, of all.
    private(set) var sets: [[Bool]]

    /// One place for all.
    static let single = ParkPreferences()

    private init() {
        parkCount = 1
        names = [""]
        cumulative = [1]
        sets = [[true]]
    }

    /// - Parameter projectCounties: of the city's projects, one an entry: how often each county signs, where the
    ///   scenario does not say.
    init(_ snapshot: LandSnapshot, _ scenario: ReserveScenario, projectCounties: [String]) throws(ScenarioError) {
        let parks = snapshot.parks
        guard !parks.isEmpty else {
            throw ScenarioError("the workspace has no park, so that no project could go anywhere")
        }
        var weights = scenario.counties?.entries ?? [:]
        for county in weights.keys.sorted() where !parks.contains(where: { $0.county == county }) {
            throw ScenarioError(path: "demand.counties", "no park of the workspace lies in `\(county)`")
        }
        if scenario.counties == nil { for county in projectCounties { weights[county, default: 0] += 1 } }
        let inCounty = Dictionary(grouping: parks, by: \.county).mapValues { Double($0.count) }
        var shares = parks.map { (weights[$0.county] ?? 0) / (inCounty[$0.county] ?? 1) }
        if shares.allSatisfy({ $0 == 0 }) { shares = parks.map { _ in 1 } }
        let total = shares.reduce(0, +)
        var sum = 0.0
        cumulative = shares.map { share in
            sum += share / total
            return sum
        }
        parkCount = parks.count
        names = parks.map(\.name)
        let own = parks.indices.map { park in
            parks.indices.map { other in
                switch scenario.pooling {
                case .park: other == park
                case .county: parks[other].county == parks[park].county
                case .city: true
                }
            }
        }
        sets = own + [parks.map { _ in true }]
    }

    /// Adds a set of parks and gives its number.
    mutating func add(_ set: [Bool]) -> Int {
        if let known = sets.firstIndex(of: set) { return known }
        // The set of all stays the last.
        sets.insert(set, at: sets.count - 1)
        return sets.count - 2
    }

    /// The set of those that serve a project of a park, or all where it may be transferred.
    func allowed(from park: Int, isTransferable: Bool) -> Int { isTransferable ? sets.count - 1 : park }

    func park(at uniform: Double) -> Int {
        if parkCount == 1 { return 0 }
        var (low, high) = (0, parkCount - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] >= uniform { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
