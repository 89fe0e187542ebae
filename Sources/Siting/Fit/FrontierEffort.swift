// SPDX-License-Identifier: Apache-2.0

/// How closely a frontier is sought, and at what price.
struct FrontierEffort: Sendable {
    /// The share by which the bound on a length may exceed the length, beside twice ``FitOutline/fitToleranceMetres``.
    let toleranceRatio: Double
    /// Edges that may be looked at in all.
    let visitLimit: Int

    /// A climb that ends a hundredth of the tolerance short of its peak leaves the proof nothing to stumble over.
    var leastClimbStep: Double { toleranceRatio / 100 }

    static let full = FrontierEffort(toleranceRatio: FitOutline.frontierTolerance, visitLimit: FitOutline.visitLimit)
}
