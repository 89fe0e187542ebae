// SPDX-License-Identifier: Apache-2.0

/// The published JSON Schemas (draft 7) of the answers, embedded in this build.
public enum AnswerSchema: String, CaseIterable, Sendable {
    case find, match, simulate, status, check

    public var text: String {
        String(decoding: bytes, as: UTF8.self)
    }

    private var bytes: [UInt8] {
        switch self {
        case .find: PackageResources.find_schema_json
        case .match: PackageResources.match_schema_json
        case .simulate: PackageResources.simulate_schema_json
        case .status: PackageResources.status_schema_json
        case .check: PackageResources.check_schema_json
        }
    }
}
