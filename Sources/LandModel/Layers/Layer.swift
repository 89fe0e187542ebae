// SPDX-License-Identifier: Apache-2.0

/// The layers of a workspace, in an order in which each one comes after those it refers to.
public enum Layer: String, CaseIterable, Hashable, Sendable {
    case park, quotaAccount = "quota_account", approvalBatch = "approval_batch", clearingArea = "clearing_area"
    case parcel, factory, factoryUnit = "factory_unit", project
    case constraintZone = "constraint_zone", road, facility
    case siteLock = "site_lock", target
    case plan, planSite = "plan_site", scenarioRun = "scenario_run"

    public var schema: LayerSchema { LayerSchema.all[self] ?? LayerSchema.missing(self) }

    /// Reads `parcel`, `approval_batch`, `approval-batch` or the Chinese title `地块`.
    public init?(named text: String) {
        let wanted = text.lowercased().map { $0 == "-" ? "_" : $0 }
        guard let layer = Layer(rawValue: String(wanted)) ?? Layer.allCases.first(where: { $0.schema.title.zh == text })
        else { return nil }
        self = layer
    }

    /// The file of this layer in a city folder, such as `parcel.geojson`; nil for what Suodi makes itself.
    public var cityFile: String? {
        switch self {
        case .plan, .planSite, .scenarioRun: nil
        default: rawValue + (schema.geometry == nil ? ".csv" : ".geojson")
        }
    }
}
