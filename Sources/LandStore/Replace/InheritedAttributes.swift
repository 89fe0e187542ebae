// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel

/// What a parcel takes over from those it was cut from or merged of.
///
/// A part has all that its parcel had. A merge has what all its parcels agree on, and beyond that: price and slope as
/// the mean by net area, where all have one; the latest day of readiness, and none where one that is still on its way
/// has none; the floor area ratios that all allow; of each capacity the least; the greatest setback; road access where
/// one has it; invented where one is; looked at when the first of them was.
struct InheritedAttributes {
    /// Without the id, the lineage and the areas.
    let properties: [String: PropertyValue]
    let grossAreaSquareMetres: Double?
    let dedicatedAreaSquareMetres: Double?
    let netAreaSquareMetres: Double?

    private static let ownFields: Set<String> = [
        "id", "parent_ids", "gross_area_m2", "dedicated_area_m2", "net_area_m2", RowBuilder.planarColumn,
        RowBuilder.ellipsoidalColumn,
    ]

    /// - Parameter parcels: the rows, in the order of `parents`; all of one stage.
    init(_ parcels: [[String: PropertyValue]], of parents: [ParcelReplacement.Parent]) {
        let merging = Merging(parcels, weights: parents.map(\.netAreaSquareMetres))
        var properties: [String: PropertyValue] = [:]
        for field in Layer.parcel.schema.fields where !Self.ownFields.contains(field.name) {
            properties[field.name] = merging.value(of: field.name, stage: parents[0].stage)
        }
        self.properties = properties
        grossAreaSquareMetres = merging.sum("gross_area_m2")
        dedicatedAreaSquareMetres =
            merging.numbers("dedicated_area_m2").isEmpty
            ? nil : merging.numbers("dedicated_area_m2").reduce(0, +)
        // Where one has a net area of its own, or not all have a gross area to take it from, the sum is written down:
        // else a merge would count with another area than its parcels did.
        let isFollowed =
            merging.numbers("net_area_m2").isEmpty
            && (grossAreaSquareMetres != nil || merging.numbers("gross_area_m2").isEmpty)
        netAreaSquareMetres =
            isFollowed
            ? nil : merging.sum("net_area_m2") ?? parents.reduce(0) { $0 + $1.netAreaSquareMetres }
    }
}

/// The values of one field in several parcels.
private struct Merging {
    private let parcels: [[String: PropertyValue]]
    private let weights: [Double]

    init(_ parcels: [[String: PropertyValue]], weights: [Double]) {
        self.parcels = parcels
        self.weights = weights
    }

    func value(of field: String, stage: ParcelStage) -> PropertyValue? {
        if parcels.count == 1 { return parcels[0][field] }
        let numbers = numbers(field)
        switch field {
        case "price_wan_per_mu", "slope_percent": return mean(field)
        case "far_min", "edge_setback_m": return numbers.max().map { .real($0) }
        case "far_max": return numbers.min().map { .real($0) }
        case _ where UtilityKind.allCases.contains { $0.fieldName == field }: return numbers.min().map { .real($0) }
        case "ready_on":
            let isOnItsWay = !StageTable.shipped[stage].remainingSteps.isEmpty
            return isOnItsWay && texts(field).count < parcels.count ? nil : texts(field).max().map { .text($0) }
        case "checked_on": return texts(field).count < parcels.count ? nil : texts(field).min().map { .text($0) }
        case "synthetic", "road_access":
            return parcels.contains { $0[field] == .boolean(true) } ? .boolean(true) : agreed(field)
        default: return agreed(field)
        }
    }

    /// Where all have it.
    func sum(_ field: String) -> Double? {
        let numbers = numbers(field)
        return numbers.count == parcels.count ? numbers.reduce(0, +) : nil
    }

    func numbers(_ field: String) -> [Double] {
        parcels.compactMap { parcel in
            switch parcel[field] {
            case .real(let number): number
            case .integer(let number): Double(number)
            default: nil
            }
        }
    }

    private func mean(_ field: String) -> PropertyValue? {
        let (numbers, total) = (numbers(field), weights.reduce(0, +))
        guard numbers.count == parcels.count, total > 0 else { return agreed(field) }
        // A figure that all share stays as it is, without the rounding of a mean.
        if let agreed = agreed(field) { return agreed }
        return .real(zip(numbers, weights).reduce(0) { $0 + $1.0 * $1.1 } / total)
    }

    private func texts(_ field: String) -> [String] {
        parcels.compactMap { parcel in if case .text(let text)? = parcel[field] { text } else { nil } }
    }

    private func agreed(_ field: String) -> PropertyValue? {
        parcels.allSatisfy { $0[field] == parcels[0][field] } ? parcels[0][field] : nil
    }
}
