// SPDX-License-Identifier: Apache-2.0

/// What a block is for, which decides how large its lots are and which land-use classes they have.
enum BlockUse: String, CaseIterable, Sendable {
    case industry, logistics, housing, commerce, publicService, green, utility

    static func drawn(in kind: DistrictCharacter.Kind, _ stream: inout RandomStream) -> BlockUse {
        let shares: [(BlockUse, Double)] =
            switch kind {
            case .industrial:
                [
                    (.industry, 0.72), (.logistics, 0.1), (.housing, 0.07), (.commerce, 0.05), (.green, 0.05),
                    (.utility, 0.01),
                ]
            case .mixed:
                [
                    (.industry, 0.36), (.logistics, 0.06), (.housing, 0.33), (.commerce, 0.12), (.publicService, 0.06),
                    (.green, 0.06), (.utility, 0.01),
                ]
            case .town, .open:
                [
                    (.housing, 0.6), (.commerce, 0.18), (.publicService, 0.1), (.green, 0.11), (.utility, 0.01),
                ]
            }
        var draw = stream.unit()
        for (use, share) in shares {
            draw -= share
            if draw < 0 { return use }
        }
        return .housing
    }

    /// Median lot in m² and the spread of its logarithm from block to block.
    var lotSize: (median: Double, sigma: Double) {
        switch self {
        case .industry: (26_000, 0.95)
        case .logistics: (30_000, 0.7)
        case .housing: (3_600, 1.0)
        case .commerce: (2_700, 0.95)
        case .publicService: (17_000, 0.5)
        case .green: (14_000, 0.8)
        case .utility: (12_000, 0.6)
        }
    }

    /// The least a lot may measure: m², and m across.
    var least: (area: Double, width: Double) {
        switch self {
        case .industry, .logistics: (3_300, 32)
        case .publicService, .green: (1_500, 20)
        case .housing, .commerce, .utility: (420, 13)
        }
    }

    /// The use of one of the block's lots: corner shops among homes, a substation or a strip of green among plants.
    func lotUse(area: Double, _ stream: inout RandomStream) -> BlockUse {
        let draw = stream.unit()
        switch self {
        case .housing where area < 6_000: return draw < 0.1 ? .commerce : draw < 0.13 ? .green : self
        case .commerce: return draw < 0.06 ? .green : draw < 0.2 ? .housing : self
        case .industry where area < 9_000: return draw < 0.07 ? .utility : draw < 0.11 ? .green : self
        default: return self
        }
    }

    /// Whether firms look for land of this use.
    var isIndustrial: Bool { self == .industry || self == .logistics }

    /// A class of 用地用海分类.
    func landUse(chemical: Bool, _ stream: inout RandomStream) -> String {
        let draw = stream.unit()
        return switch self {
        case .industry: chemical && draw < 0.4 ? "100103" : draw < 0.72 ? "100102" : "100101"
        case .logistics: draw < 0.7 ? "110101" : "110102"
        case .housing: "0701"
        case .commerce: draw < 0.7 ? "0901" : "0902"
        case .publicService: draw < 0.3 ? "0801" : draw < 0.78 ? "0804" : "0806"
        case .green: draw < 0.6 ? "1401" : "1402"
        case .utility: draw < 0.4 ? "1303" : draw < 0.7 ? "1302" : "1301"
        }
    }
}
