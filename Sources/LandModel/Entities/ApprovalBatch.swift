// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// 报批批次: land put up for approval together.
public struct ApprovalBatch: Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case planned, submitted, approved, withdrawn
    }

    public let id: String
    public let status: Status?
    /// The quota account drawn on.
    public let quotaAccountID: String?
    /// Planned or real.
    public let submittedOn: CalendarDate?
    /// Planned or real.
    public let approvedOn: CalendarDate?
    public let areaSquareMetres: Double
    /// In the CRS of the city; nil where there is none that can be read.
    public let geometry: Geometry?

    public init(
        id: String, areaSquareMetres: Double, approvedOn: CalendarDate?, submittedOn: CalendarDate? = nil,
        status: Status? = nil, quotaAccountID: String? = nil, geometry: Geometry? = nil
    ) {
        self.id = id
        self.areaSquareMetres = areaSquareMetres
        self.approvedOn = approvedOn
        self.submittedOn = submittedOn
        self.status = status
        self.quotaAccountID = quotaAccountID
        self.geometry = geometry
    }
}
