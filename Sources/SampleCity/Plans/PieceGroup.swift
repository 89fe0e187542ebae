// SPDX-License-Identifier: Apache-2.0

/// Neighbouring blocks of one park that go through approval or clearing together.
struct PieceGroup: Sendable {
    let park: Int
    let use: BlockZoning.Use
    let pieces: [BlockZoning.Piece]

    var areaHundredths: Int { pieces.reduce(0) { $0 + $1.areaHundredths } }

    func shape(in layout: ParkLayout) -> PlanarShape {
        .polygons(pieces.map { layout.parks[park].frame.planar($0.rectangle.ring) })
    }

    /// Groups of at least `leastMu`, except for what is left over in a park.
    static func groups(of pieces: [BlockZoning.Piece], leastMu: Double) -> [PieceGroup] {
        let ordered = pieces.sorted {
            ($0.block.park, $0.use.rawValue, $0.block.number) < ($1.block.park, $1.use.rawValue, $1.block.number)
        }
        var groups: [PieceGroup] = []
        var open: [BlockZoning.Piece] = []
        func close() {
            guard let first = open.first else { return }
            groups.append(PieceGroup(park: first.block.park, use: first.use, pieces: open))
            open = []
        }
        for piece in ordered {
            if let first = open.first, first.block.park != piece.block.park || first.use != piece.use { close() }
            open.append(piece)
            let areaMu = Double(open.reduce(0) { $0 + $1.areaHundredths }) / 100 / PlanYear.squareMetresPerMu
            if areaMu >= leastMu { close() }
        }
        close()
        return groups
    }
}
