// SPDX-License-Identifier: Apache-2.0

/// What a criterion says of one site.
public enum Verdict: Hashable, Sendable {
    case meets
    /// Fails; `relaxation` is the smallest change to the requirement that would let it in, nil where no wish can
    /// (law, or a fact of the ground).
    case fails(relaxation: Relaxation?)
    /// The data it needs is absent.
    case unknown

    /// `fails` without a way out.
    static let excluded = Verdict.fails(relaxation: nil)

    static func require(_ holds: Bool, else relaxation: Relaxation?) -> Verdict {
        holds ? .meets : .fails(relaxation: relaxation)
    }
}
