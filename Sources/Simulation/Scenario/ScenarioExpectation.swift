// SPDX-License-Identifier: Apache-2.0

/// What a scenario should give, stated in its file, so that the file is a test of the program as well.
public struct ScenarioExpectation: Sendable, Hashable {
    /// By whose account; the raw value is what scenario files write.
    public enum Origin: String, Sendable, Hashable, CaseIterable {
        /// Worked out from the figures of the file without simulating.
        case formula
        /// Counted or computed by hand from the data.
        case hand
        /// From a simulation of the same model written with other tools.
        case simpy
        /// From an earlier run of this program: it says that nothing changed, not that anything is right.
        case regression

        public var isFromOutside: Bool { self != .regression }
    }

    public let measure: ScenarioMeasure
    public let value: Double
    /// How far off an answer may be, in the unit of the value.
    public let tolerance: Double
    public let origin: Origin
    public let note: String
}
