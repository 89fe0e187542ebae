// SPDX-License-Identifier: Apache-2.0

/// A named industrial area 园区 with its thresholds for those who settle in it.
public struct Park: Sendable {
    public let id: String
    public let name: String
    public let county: String
    /// Leading industries, as two-digit GB/T 4754 divisions.
    public let industries: [String]
    /// Least fixed investment per 亩, in 万元.
    public let investmentThresholdWanPerMu: Double?
    /// Least yearly tax per 亩, in 万元.
    public let taxThresholdWanPerMu: Double?
    public let capacities: UtilityAmounts
    public let isSynthetic: Bool

    public init(
        id: String, name: String, county: String, industries: [String] = [],
        investmentThresholdWanPerMu: Double? = nil, taxThresholdWanPerMu: Double? = nil,
        capacities: UtilityAmounts = UtilityAmounts(), isSynthetic: Bool = false
    ) {
        self.id = id
        self.name = name
        self.county = county
        self.industries = industries
        self.investmentThresholdWanPerMu = investmentThresholdWanPerMu
        self.taxThresholdWanPerMu = taxThresholdWanPerMu
        self.capacities = capacities
        self.isSynthetic = isSynthetic
    }
}
