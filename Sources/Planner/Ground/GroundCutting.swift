// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting
internal import SimpleFeatures

/// Cuts one piece of ground, a parcel or a merge, and names the pieces.
struct GroundCutting {
    let ground: ParcelGround
    let action: GroundChange.Action
    /// What the ids of the parts begin with.
    let base: String
    let naming: ParcelNaming
    let policy: CutPolicy

    private var cutter: ParcelCutter { ParcelCutter(policy: policy) }

    /// All choices, that with the most useful remainder first, and what kept others away.
    func choices(for request: CutRequest) throws -> (changes: [GroundChange], cautions: [CutCaution]) {
        switch request {
        case .area(let range):
            let search = try cutter.cuts(of: ground, netArea: CutRequest.window(range))
            return (try search.cuts.map(change), search.cautions)
        case .areas(let areas):
            return try one(cutter.division(of: ground, into: areas.map(\.squareMetres)))
        case .parts(let count): return try one(cutter.equalDivision(of: ground, count: count))
        case .strips(let width, let count):
            return try one(cutter.strips(of: ground, widthMetres: width, count: count ?? .max))
        }
    }

    func ladder() throws -> CutLadder { try cutter.ladder(of: ground) }

    private func one(_ search: DivisionSearch) throws -> (changes: [GroundChange], cautions: [CutCaution]) {
        (try search.division.map { [try change($0)] } ?? [], search.cautions)
    }

    private func change(_ cut: ParcelCut) throws -> GroundChange {
        let ids = naming.parts(of: base, count: 2)
        return GroundChange(
            action: action, parcelIDs: cut.parcelIDs,
            pieces: [
                try GroundPiece(id: ids[0], role: .allotment(asked: 0), cut.allotment),
                try GroundPiece(id: ids[1], role: .remainder, cut.remainder, with: cut.untouched),
            ], lines: [cut.line], usefulness: cut.usefulness)
    }

    private func change(_ division: ParcelDivision) throws -> GroundChange {
        let allotments = division.parts.compactMap { part in part.asked.map { (asked: $0, ground: part.ground) } }
            .sorted { $0.asked < $1.asked }
        let rest = division.parts.filter { $0.asked == nil }.map(\.ground) + division.untouched
        let ids = naming.parts(of: base, count: allotments.count + min(1, rest.count))
        var pieces = try zip(ids, allotments).map { id, part in
            try GroundPiece(id: id, role: .allotment(asked: part.asked), part.ground)
        }
        if let first = rest.first {
            pieces.append(
                try GroundPiece(
                    id: ids[allotments.count], role: .remainder, first, with: Array(rest.dropFirst())))
        }
        return GroundChange(
            action: action, parcelIDs: division.parcelIDs, pieces: pieces, lines: division.lines,
            usefulness: division.usefulness)
    }
}
