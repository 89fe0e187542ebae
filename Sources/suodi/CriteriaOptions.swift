// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import LandModel
import Planner
import Siting

/// The criteria of a search as options; the same words serve in requirement files.
struct CriteriaOptions: ParsableArguments {
    @Option(help: "Net area 净用地, such as `80..120亩`, `8ha..` or `..2.5万㎡`.")
    var area: String?
    @Option(name: .customLong("land-use"), help: "Land-use class it needs, such as 100102.")
    var landUse: String?
    @Option(help: "County that signed it.")
    var county: String?
    @Option(help: "Other counties it may go to; may be repeated.")
    var transfer: [String] = []
    @Option(help: "Park it must be in; may be repeated.")
    var park: [String] = []
    @Option(help: "Needed by: `2020-09-30`, `2020Q3`, `2020-09`.")
    var by: String?
    @Option(help: "Hall in metres, such as `150x100`.")
    var hall: String?
    @Option(help: "Least frontage on a road in one stretch, m.")
    var frontage: String?
    @Option(help: "Least width of the ground, m.")
    var width: String?
    @Option(help: "Industry, two digits of GB/T 4754.")
    var industry: String?
    @Option(help: "Nearest facility at most so far: `rail_station:5km`; may be repeated.")
    var near: [String] = []
    @Option(help: "Nearest facility at least so far: `river:1km`; may be repeated.")
    var away: [String] = []
    @Option(help: "Steepest slope, percent.")
    var slope: String?
    @Option(help: "Highest price, 万元 per 亩.")
    var price: String?
    @Option(help: "Floor area ratio it will build.")
    var far: String?
    @Option(help: "Power needed, kVA.")
    var power: String?
    @Option(help: "Water needed, m³ a day.")
    var water: String?
    @Option(help: "Gas needed, m³ an hour.")
    var gas: String?
    @Option(help: "Waste water, m³ a day.")
    var effluent: String?
    @Option(help: "Fixed investment, such as `3亿元`, held against the park's threshold per 亩.")
    var investment: String?
    @Option(help: "Tax a year, such as `2000万元`, held against the park's threshold per 亩.")
    var tax: String?
    @Option(help: "Largest share inside constraint zones, such as `5%`.")
    var exclusion: String?
    @Option(help: "Least that a cut may leave, such as `10亩`; below the policy's it needs no frontage and no width.")
    var remainder: String?
    @Option(help: "Factory floor instead of land, such as `2000㎡`.")
    var floor: String?
    @Option(name: .customLong("floor-height"), help: "Clear height, m.")
    var floorHeight: String?
    @Option(name: .customLong("floor-load"), help: "Floor load, kN/m².")
    var floorLoad: String?
    @Option(name: .customLong("floor-grid"), help: "Column grid in metres, at least both ways, such as `9x12`.")
    var floorGrid: String?
    @Option(name: .customLong("floor-crane"), help: "Crane, t.")
    var floorCrane: String?
    @Option(name: .customLong("floor-fire"), help: "Fire hazard class of what is made: `甲` to `戊`, or `A` to `E`.")
    var floorFire: String?
    @Option(name: .customLong("accept-locks"), help: "Accept locks of others that end by this day.")
    var acceptLocks: String?
    @Flag(help: "A chemical project: it stays away from the river.")
    var chemical = false
    @Flag(name: .customLong("known-only"), help: "Leave out sites whose data for a criterion is absent.")
    var knownOnly = false

    private var given: [(key: Requirement.Key, texts: [String])] {
        let single: [(Requirement.Key, String?)] = [
            (.area, area), (.landUse, landUse), (.county, county), (.by, by), (.hall, hall), (.industry, industry),
            (.frontage, frontage), (.width, width),
            (.slope, slope), (.price, price), (.far, far), (.power, power), (.water, water), (.gas, gas),
            (.effluent, effluent), (.investment, investment), (.tax, tax), (.exclusion, exclusion),
            (.remainder, remainder), (.floor, floor), (.floorHeight, floorHeight), (.floorLoad, floorLoad),
            (.floorGrid, floorGrid), (.floorCrane, floorCrane), (.floorFire, floorFire), (.acceptLocks, acceptLocks),
        ]
        let repeated: [(Requirement.Key, [String])] = [
            (.transfer, transfer), (.park, park), (.near, near), (.away, away),
        ]
        return single.map { (key: $0.0, texts: $0.1.map { [$0] } ?? []) } + repeated.map { (key: $0.0, texts: $0.1) }
    }

    var isEmpty: Bool { given.allSatisfy(\.texts.isEmpty) && !chemical }

    /// - Throws: `ValidationError` naming the option whose text is not what it should be.
    func apply(to requirement: inout Requirement) throws {
        // Parks and counties said here stand in place of a project's own.
        if !transfer.isEmpty { requirement.transferCounties = [] }
        if !park.isEmpty { requirement.parkIDs = [] }
        for (key, texts) in given {
            for text in texts {
                do {
                    try requirement.set(key, to: text)
                } catch {
                    throw ValidationError("--\(key.rawValue): \(error)")
                }
            }
        }
        // Asking for land of one's own on the command line overrides a project's floor, and the reverse.
        if floor != nil && area == nil { requirement.netArea = nil }
        if knownOnly { requirement.knownOnly = true }
    }

    /// What is needed: a project's requirement, or a file's, or nothing yet, changed by the options.
    func requirement(
        ofProject project: String?, file: String?, _ planner: Planner, _ snapshot: LandSnapshot
    ) throws -> Requirement {
        var requirement = Requirement()
        if let project {
            requirement = try planner.requirement(ofProject: project, in: snapshot)
        } else if let file {
            requirement = try RequirementFile.read(URL(fileURLWithPath: file), policy: try planner.sitingPolicy())
        }
        requirement.apply(try planner.sitingPolicy(), isChemical: chemical)
        try apply(to: &requirement)
        return requirement
    }
}
