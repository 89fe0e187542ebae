// SPDX-License-Identifier: Apache-2.0

/// Which park and industry an invented project belongs to.
struct IndustryChoice: Sendable {
    private let parks: [ParkFact]
    private let divisions: [[String]]
    private let weights: [Double]

    /// GB/T 4754 divisions that stand in where a park names none.
    private static let usual = ["34", "38", "39"]

    init(parks: [ParkFact]) {
        self.parks = parks
        divisions = parks.map { park in
            let named = (park.industryCodes ?? "").split(separator: ";").map { $0.filter(\.isNumber) }
                .filter { code in code.count == 2 && Int(code).map { (13...43).contains($0) } == true }
            return named.isEmpty ? IndustryChoice.usual : named
        }
        weights = parks.map { $0.level == "national" ? 2.4 : $0.level == "provincial" ? 1 : 0.8 }
    }

    func any(_ stream: inout RandomStream) -> (park: Int, industry: String) {
        let park = weighted(Array(parks.indices), &stream)
        return (park, stream.pick(divisions[park]))
    }

    /// Mostly a park that leads in the division, else any.
    func park(for division: String, _ stream: inout RandomStream) -> Int {
        let leading = parks.indices.filter { divisions[$0].contains(division) }
        return weighted(leading.isEmpty || stream.chance(0.45) ? Array(parks.indices) : leading, &stream)
    }

    private func weighted(_ choices: [Int], _ stream: inout RandomStream) -> Int {
        var draw = stream.unit() * choices.reduce(0) { $0 + weights[$1] }
        for choice in choices {
            draw -= weights[choice]
            if draw < 0 { return choice }
        }
        return choices[choices.count - 1]
    }

    /// Chain names for the divisions met here; the three power industries are named by the backlog.
    static func chain(of division: String) -> String? {
        switch division {
        case "13", "14", "15": "食品"
        case "17", "18", "19": "服饰"
        case "26", "28", "29": "新材料"
        case "27": "生物医药"
        case "30": "陶瓷与建材"
        case "31", "32", "33": "硬质材料与金属制品"
        case "34", "35": "装备制造"
        case "36": "汽车零部件"
        case "37": "交通装备"
        case "38": "新能源"
        case "39", "40": "电子信息"
        default: nil
        }
    }
}
