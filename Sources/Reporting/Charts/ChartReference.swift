// SPDX-License-Identifier: Apache-2.0

/// A level that the figures of a chart are held against.
public struct ChartReference: Hashable, Sendable {
    public let label: String
    public let value: Double

    /// - Parameter label: with the figure, as the legend shows it: `半年需求 3,000亩`.
    public init(_ label: String, at value: Double) {
        self.label = label
        self.value = ChartEstimate.checked(value)
    }
}
