// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore

/// A site as people write it: `P01`, `P12+P13` merged, `F1` a unit, `F1→P01` a floor before land (`F1>P01` too).
struct MoveTarget {
    /// Positions in the snapshot, ascending.
    let parcels: [Int]
    let units: [Int]

    /// - Throws: `WorkspaceError` for a name that is neither a parcel nor a unit, with the nearest that is.
    init(_ text: String, in snapshot: LandSnapshot) throws {
        // An id may hold any sign: what is a parcel or a unit as a whole is no list.
        if let parcel = snapshot.parcels.id.firstIndex(of: text) {
            (parcels, units) = ([parcel], [])
            return
        }
        var (parcels, units) = ([Int](), [Int]())
        for name in text.split(whereSeparator: { "+→>".contains($0) }).map(String.init) {
            if let parcel = snapshot.parcels.id.firstIndex(of: name) {
                parcels.append(parcel)
            } else if let unit = snapshot.units.firstIndex(where: { $0.id == name }) {
                units.append(unit)
            } else {
                let known = Array(snapshot.parcels.id) + snapshot.units.map(\.id)
                throw WorkspaceError(
                    .unknownFeature, "there is no parcel or factory unit `\(name)`",
                    hint: nearestName(to: name, among: known).map { "did you mean `\($0)`?" })
            }
        }
        guard !parcels.isEmpty || !units.isEmpty else { throw WorkspaceError(.badData, "a site has a name") }
        self.parcels = parcels.sorted()
        self.units = units.sorted()
    }
}
