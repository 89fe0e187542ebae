// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A plan as the workspace keeps it.
public struct PlanRecord: Sendable {
    public let summary: PlanSummary
    /// Allotments and remainders, in the order in which they were kept.
    public let sites: [PlanSite]
    /// The projects it was made for and leaves out.
    public let unplacedIDs: [String]
    /// Where its grounds are cut, a line string each, in the workspace's CRS.
    public let cutLines: [Geometry]
    /// The whole answer as JSON; nil where none was kept.
    public let answer: String?

    public var id: String { summary.id }

    public init(
        summary: PlanSummary, sites: [PlanSite], unplacedIDs: [String], cutLines: [Geometry] = [],
        answer: String? = nil
    ) {
        self.summary = summary
        self.sites = sites
        self.unplacedIDs = unplacedIDs
        self.cutLines = cutLines
        self.answer = answer
    }
}
