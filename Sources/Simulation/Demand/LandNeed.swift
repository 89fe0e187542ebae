// SPDX-License-Identifier: Apache-2.0

/// Land that one project asks for in one replication. Areas are in thousandths of a mu.
struct LandNeed {
    enum Kind: Int, CaseIterable {
        case firstPhase, laterPhase, factory, graduate
    }

    var kind: Kind
    /// The stream of chance it belongs to, and its name in a trace.
    var entity: UInt64
    /// Of the scenario; the count of tiers for what belongs to none.
    var tier: Int
    /// Months from the start.
    var due: Double
    /// When it stops waiting.
    var givesUp: Double
    var target: Int
    var least: Int
    var most: Int
    /// Position among the classes of the model.
    var landUse: Int
    /// The park it would go to.
    var park: Int
    /// Position among the sets of parks of the model.
    var allowed: Int
    var hallLengthMetres: Double
    var hallWidthMetres: Double
    /// 亿元
    var investment: Double
}
