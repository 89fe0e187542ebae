// SPDX-License-Identifier: Apache-2.0

/// 指标账户: an account of construction-land quota that approval batches draw on.
public struct QuotaAccount: Sendable, Hashable {
    public let id: String
    /// As the city calls it, such as 年度计划指标; empty where it is not recorded.
    public let kind: String
    /// Infinite where no balance is recorded: such an account holds nothing up.
    public let balanceSquareMetres: Double
    /// Who may draw on it, in the words of the city.
    public let eligible: String?
    /// For which it is valid, in the words of the city, such as `2020`.
    public let period: String?

    public init(
        id: String, kind: String, balanceSquareMetres: Double, eligible: String? = nil, period: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.balanceSquareMetres = balanceSquareMetres
        self.eligible = eligible
        self.period = period
    }
}
