// SPDX-License-Identifier: Apache-2.0

/// A law of chance as a scenario states it, with where it comes from.
public struct LawFigure: Sendable, Hashable {
    /// In the base unit of its quantity.
    public let law: ChanceLaw
    /// As the file writes it, such as `pert 2, 4, 10`.
    public let text: String
    public let unit: String
    public let source: String
    public let confidence: Assumption.Confidence
    /// Set where the law was fitted to observations or targets.
    public let fit: WeibullFit?
}
