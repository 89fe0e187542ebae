// SPDX-License-Identifier: Apache-2.0

/// What one part of a division must be.
struct PartDemand {
    /// The net areas that will do, in square metres.
    let areas: ClosedRange<Double>
    let requirement: PartRequirement
    /// Whether its shape will do, beside area, frontage and width; what does stays good as the line moves on. Nil where
    /// every shape does.
    var accepts: ((GroundPart) throws -> Bool)?

    /// Exactly one area of land as the policy wants it.
    init(area: Double, policy: CutPolicy) {
        self.init(areas: area...area, requirement: policy.allotment)
    }

    init(
        areas: ClosedRange<Double>, requirement: PartRequirement, accepts: ((GroundPart) throws -> Bool)? = nil
    ) {
        self.areas = areas
        self.requirement = requirement
        self.accepts = accepts
    }

    /// Whether the same ground does for both, so that their order does not matter.
    func isSame(as other: PartDemand) -> Bool {
        accepts == nil && other.accepts == nil && areas == other.areas && requirement == other.requirement
    }

    func accepts(_ ground: CutGround) throws -> Bool {
        try accepts.map { try $0(ground.part()) } ?? true
    }
}
