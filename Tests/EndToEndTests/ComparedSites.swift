// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The JSON of a comparison, and what follows from it, worked out without the code that prints it.
struct ComparedSites {
    let sites: [Compared]
    let best: [(row: String, siteIDs: [String])]

    init(_ data: Data) throws {
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        sites = (answer["sites"] as? [[String: Any]] ?? []).map { Compared(json: $0, answer: answer) }
        best = (answer["best"] as? [[String: Any]] ?? []).map {
            ($0["row"] as? String ?? "", $0["siteIDs"] as? [String] ?? [])
        }
    }

    /// The area of a polygon feature by the shoelace formula, in the unit of its coordinates, from its first corner.
    static func area(of feature: [String: Any]) -> Double {
        let geometry = feature["geometry"] as? [String: Any]
        let rings =
            geometry?["coordinates"] as? [[[Double]]]
            ?? (geometry?["coordinates"] as? [[[[Double]]]] ?? []).flatMap { $0 }
        return rings.reduce(0) { sum, ring in
            let corner = ring.first ?? [0, 0]
            let twice = zip(ring, ring.dropFirst()).reduce(0) { twice, edge in
                let (a, b) = (edge.0, edge.1)
                return twice + (a[0] - corner[0]) * (b[1] - corner[1]) - (b[0] - corner[0]) * (a[1] - corner[1])
            }
            return sum + abs(twice) / 2
        }
    }
}

struct Compared {
    let json: [String: Any]
    let answer: [String: Any]

    var id: String { json["id"] as? String ?? "" }
    var serves: Bool { json["serves"] as? Bool ?? false }
    var rank: Int? { json["rank"] as? Int }
    var ask: [String] { json["ask"] as? [String] ?? [] }
    var map: [String: Any]? { json["map"] as? [String: Any] }
    private var breakdown: [[String: Any]] { json["breakdown"] as? [[String: Any]] ?? [] }
    private var hall: [String: Any]? { json["hall"] as? [String: Any] }
    private var remainders: [Double] {
        ((json["layout"] as? [String: Any])?["remainders"] as? [[String: Any]] ?? [])
            .compactMap { $0["netAreaSquareMetres"] as? Double }
    }

    func number(_ key: String) -> Double? { json[key] as? Double }
    func sentence(_ language: String) -> String { (json["sentence"] as? [String: String])?[language] ?? "" }

    /// A figure with at most so many decimals and thousands parted, as people write it.
    private func figure(_ value: Double, _ decimals: Int, keepsZeros: Bool = false, isGrouped: Bool = true) -> String {
        var text = String(format: "%.\(decimals)f", value)
        if !keepsZeros, text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        guard isGrouped else { return text }
        let whole = text.prefix { $0 != "." }
        var grouped = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.count - position).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return grouped + text.dropFirst(whole.count)
    }

    private func mu(_ squareMetres: Double) -> String { figure(squareMetres * 15 / 10_000, 2, keepsZeros: true) + "亩" }
    private func points(_ line: [String: Any]) -> Double? {
        (line["score"] as? Double).map { $0 * (line["weight"] as? Double ?? 0) / 100 }
    }
    private func tenths(_ value: Double) -> String { figure(value, 1, isGrouped: false) }

    /// What a cell of the table must say in English; nil for rows of words.
    func cell(_ row: String, title: String) -> String? {
        func known(_ value: Double?, _ text: (Double) -> String) -> String { value.map(text) ?? "–" }
        switch row {
        case "net-area": return known(number("netAreaSquareMetres"), mu)
        case "floor-area": return known(number("floorAreaSquareMetres")) { figure($0, 2) + "㎡" }
        case "price": return known(number("priceWanPerMu")) { figure($0, 2) + "万/亩" }
        case "total-price": return known(number("totalPriceWan")) { figure($0, 0) + "万元" }
        case "ready":
            guard let day = json["readyOn"] as? String, let base = answer["baseDate"] as? String else { return "–" }
            return day <= base ? "now" : day
        case "frontage": return known(number("frontageMetres")) { figure($0, 1) + " m" }
        case "width": return known(number("widthMetres")) { figure($0, 1) + " m" }
        case "hall":
            guard let angle = hall?["angleDegrees"] as? Double else { return nil }
            return "fits at \(figure(angle, 1))°"
        case "remainder": return remainders.isEmpty ? "–" : remainders.map(mu).joined(separator: " + ")
        case "transition":
            guard let days = json["transition"] as? [String: Any] else { return "–" }
            return ["floorFrom", "landFrom", "moveOn"].map { days[$0] as? String ?? "" }.joined(separator: " → ")
        case "score": return known(number("score"), tenths)
        case "rank":
            guard serves, let count = answer["siteCount"] as? Int else { return "–" }
            return rank.map { "\($0) of \(count)" } ?? "> \(answer["rankedCount"] as? Int ?? 0)"
        case "near", "away":
            let kind = title.prefix { $0 != " " }
            let found = (json["distances"] as? [[String: Any]] ?? []).first {
                $0["facilityKind"] as? String == "\(kind)"
            }
            return known(found?["metres"] as? Double) { figure($0, 0) + " m" }
        case "power":
            let found = (json["utilities"] as? [[String: Any]] ?? []).first { $0["kind"] as? String == row }
            return known(found?["capacity"] as? Double) { figure($0, 2) + " kVA" }
        default: return nil
        }
    }

    /// The numbers of a sentence that are neither figures of the answer nor parts of its names.
    func unexplained(in sentence: String) -> [String] {
        var allowed: Set<String> = []
        if let rank { allowed.insert("\(rank)") }
        allowed.insert("\(answer["rankedCount"] as? Int ?? 0)")
        if let score = number("score") { allowed.insert(tenths(score)) }
        for line in breakdown {
            allowed.insert(tenths(line["weight"] as? Double ?? 0))
            if let points = points(line) { allowed.insert(tenths(points)) }
        }
        if let next = json["next"] as? [String: Any], let score = number("score") {
            allowed.insert(tenths(score - (next["score"] as? Double ?? 0)))
        }
        var text = sentence
        // Longer names first, so that no name is taken out of the middle of another.
        let areas = [number("netAreaSquareMetres"), remainders.isEmpty ? nil : remainders.reduce(0, +)]
            .compactMap { $0 }.map(mu)
        let floor = number("floorAreaSquareMetres").map { figure($0, 10, isGrouped: false) + "㎡" }
        let reasons = (json["refusals"] as? [[String: Any]] ?? []).flatMap { $0["reasons"] as? [[String: Any]] ?? [] }
        let names =
            [id, (json["next"] as? [String: Any])?["id"] as? String, floor].compactMap { $0 } + areas
            + reasons.compactMap { $0["relaxTo"] as? String }
        for name in names.sorted(by: { $0.count > $1.count }) { text = text.replacing(name, with: " ") }
        return text.matches(of: /[0-9]+(\.[0-9]+)?/).map { String($0.0) }.filter { !allowed.contains($0) }
    }

    /// Everything that may be written on its map, in English.
    var mapTexts: Set<String> {
        var texts: Set<String> = Set(remainders.map { "left " + mu($0) })
        if let area = number("netAreaSquareMetres") { texts.insert(mu(area)) }
        if let length = hall?["lengthMetres"] as? Double, let width = hall?["widthMetres"] as? Double {
            texts.insert("\(figure(length, 10, isGrouped: false))×\(figure(width, 10, isGrouped: false)) m")
        }
        if let floor = number("floorAreaSquareMetres") { texts.insert("\(id) \(figure(floor, 2))㎡") }
        texts.formUnion(map?["neighbourIDs"] as? [String] ?? [])
        for road in map?["roads"] as? [[String: Any]] ?? [] {
            if let roadClass = road["class"] as? String { texts.insert("road \(roadClass)") }
        }
        if let bar = map?["scaleBarMetres"] as? Double {
            texts.insert(bar >= 1000 ? figure(bar / 1000, 3) + " km" : figure(bar, 3) + " m")
        }
        return texts
    }
}
