// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel

/// Looks at the parcels and units of a plan's sites in one transaction.
struct GroundStates {
    private let workspace: Workspace
    private let reader: GeoPackageReader

    init(_ workspace: Workspace, _ reader: GeoPackageReader) {
        self.workspace = workspace
        self.reader = reader
    }

    /// The states of a site's parcels, then of its units, as one text.
    ///
    /// - Parameter event: what was changed after it has not been seen.
    func states(of site: PlanSite, seenAt event: Int64) throws -> String {
        try things(of: site).map { layer, id in
            let stamp = try reader.row(of: layer.rawValue, columns: ["event_id"], where: [("id", .text(id))])
            if case .integer(let changedBy)? = stamp?.first, changedBy > event { return GroundState.unknown }
            return try state(layer, id) ?? GroundState.unknown
        }.joined(separator: ";")
    }

    /// What of a site is gone, or is another than its plan found.
    func changes(of site: PlanSite, since states: [String]) throws -> [ChangedGround] {
        try things(of: site).enumerated().compactMap { position, thing in
            guard let now = try state(thing.layer, thing.id) else {
                return ChangedGround(layer: thing.layer, id: thing.id, isGone: true)
            }
            return states.indices.contains(position) && states[position] == now
                ? nil : ChangedGround(layer: thing.layer, id: thing.id, isGone: false)
        }
    }

    private func things(of site: PlanSite) -> [(layer: Layer, id: String)] {
        site.parcelIDs.map { (.parcel, $0) } + site.unitIDs.map { (.factoryUnit, $0) }
    }

    /// Nil where there is no such row.
    private func state(_ layer: Layer, _ id: String) throws -> String? {
        try workspace.map(layer, reader, where: [("id", .text(id))]) { GroundState.text(of: $0) }.first
    }
}
