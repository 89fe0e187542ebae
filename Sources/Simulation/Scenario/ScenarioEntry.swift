// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// One entry of a scenario as its files state it, for people to read and compare.
public struct ScenarioEntry: Sendable, Hashable {
    /// Such as `demand.dropOut`; a figure, a law and a table of weights are one entry each.
    public let path: String
    /// Nil where the path must do.
    public let title: Term?
    /// As written: `0.08`, `pert: minimum 2, mode 4, maximum 10`, `Q1 0.3, Q2 0.25`.
    public let value: String
    public let unit: String?
    /// The range of a figure.
    public let low: String?
    public let high: String?
    public let source: String?
    public let confidence: Assumption.Confidence?
    /// Nil where no file states it and it has its neutral value.
    public let file: String?
    /// In the file, from 1.
    public let line: Int?

    /// Whether two entries state the same, wherever they stand.
    public func states(_ other: ScenarioEntry) -> Bool {
        isSameValue(other) && source == other.source && confidence == other.confidence
    }

    /// Whether two entries have the same value, range and unit, on whatever grounds.
    public func isSameValue(_ other: ScenarioEntry) -> Bool {
        value == other.value && unit == other.unit && low == other.low && high == other.high
    }
}
