// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// How far a block has come at the base date; its lots follow, whole blocks together where land is still being made.
enum BlockPhase: Hashable, Sendable {
    case built, stock
    case pipeline(ParcelStage)

    init(maturity: Double, _ stream: inout RandomStream) {
        let reached = maturity + stream.number(-0.25...0.25)
        let draw = stream.unit()
        if reached > 0.52 {
            self = .built
        } else if reached > 0.27 {
            self = .stock
        } else {
            self = .pipeline(
                draw < 0.30
                    ? .planned : draw < 0.50 ? .approving : draw < 0.66 ? .approved : draw < 0.84 ? .clearing : .cleared
            )
        }
    }

    /// The stage of one lot of the block.
    func stage(_ stream: inout RandomStream) -> ParcelStage {
        let draw = stream.unit()
        return switch self {
        case .built:
            draw < 0.62
                ? .started
                : draw < 0.74
                    ? .delivered
                    : draw < 0.86 ? .sold : draw < 0.90 ? .idle : draw < 0.96 ? .lowEfficiency : .reserve
        case .stock:
            draw < 0.42
                ? .reserve
                : draw < 0.54
                    ? .listed
                    : draw < 0.60
                        ? .failedAuction : draw < 0.66 ? .reclaimed : draw < 0.86 ? .sold : .delivered
        case .pipeline(let stage): draw < 0.015 ? .withdrawn : stage
        }
    }
}
