// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// A figure with where it comes from, so that every answer can show what it rests on.
public struct Assumption: Sendable, Hashable {
    /// How far a figure can be trusted; the raw value is what scenario files write.
    public enum Confidence: String, Sendable, Hashable, CaseIterable {
        /// Stated by the plan that is being tested.
        case seed
        /// Computed from cited figures.
        case computed = "C"
        /// From a stored source.
        case source = "S"
        /// Expert judgement, unverified.
        case expert = "E"

        /// As printed after a figure: `[seed]`, `[C]`, `[S]`, `[E]`.
        public var mark: String { "[\(rawValue)]" }
    }

    public let value: Double
    public let unit: String
    public let source: String
    public let confidence: Confidence

    public init(_ value: Double, _ unit: String, source: String, confidence: Confidence) {
        self.value = value
        self.unit = unit
        self.source = source
        self.confidence = confidence
    }
}

/// An assumption as an answer lists it.
public struct NamedAssumption: Sendable, Hashable {
    /// The entry in the scenario file, such as `tiers[0].ownLandShare`.
    public let name: String
    public let title: Term
    public let assumption: Assumption
}
