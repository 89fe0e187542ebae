// SPDX-License-Identifier: Apache-2.0
internal import Simulation

/// The published JSON Schemas (draft 7) of the answers, and of scenario files, embedded in this build.
public enum AnswerSchema: String, CaseIterable, Sendable {
    case find, findMany = "find-many", compare, match
    case planList = "plan-list", planDiff = "plan-diff", planAccept = "plan-accept", planMove = "plan-move"
    case cut, merge, simulate, status, check, reserve
    case simulateStudy = "simulate-study", simulateTrace = "simulate-trace"
    /// Not an answer: the files that `simulate` reads.
    case scenario
    case scenarioCheck = "scenario-check", scenarioShow = "scenario-show", scenarioDiff = "scenario-diff"
    case scenarioCalibrate = "scenario-calibrate"

    public var text: String {
        switch self {
        case .findMany: AnswerSchema.listOfAnswers
        default: String(decoding: bytes, as: UTF8.self)
        }
    }

    /// `find --requirements`: the answer to each, as `find` alone gives it, under its name.
    private static let listOfAnswers = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "suodi find --requirements --format json",
          "type": "array",
          "items": {
            "type": "object",
            "required": ["id", "answer"],
            "additionalProperties": false,
            "properties": { "id": { "type": "string" }, "answer": \(AnswerSchema.find.text) }
          }
        }
        """

    private var bytes: [UInt8] {
        switch self {
        case .scenario: Array(ScenarioSchema.text.utf8)
        case .scenarioCheck: PackageResources.scenario_check_schema_json
        case .scenarioShow: PackageResources.scenario_show_schema_json
        case .scenarioDiff: PackageResources.scenario_diff_schema_json
        case .scenarioCalibrate: PackageResources.scenario_calibrate_schema_json
        case .find, .findMany: PackageResources.find_schema_json
        case .compare: PackageResources.compare_schema_json
        case .match: PackageResources.match_schema_json
        case .planList: PackageResources.plan_list_schema_json
        case .planDiff: PackageResources.plan_diff_schema_json
        case .planAccept: PackageResources.plan_accept_schema_json
        case .planMove: PackageResources.plan_move_schema_json
        case .cut: PackageResources.cut_schema_json
        case .merge: PackageResources.merge_schema_json
        case .simulate: PackageResources.simulate_schema_json
        case .simulateStudy: PackageResources.simulate_study_schema_json
        case .simulateTrace: PackageResources.simulate_trace_schema_json
        case .status: PackageResources.status_schema_json
        case .check: PackageResources.check_schema_json
        case .reserve: PackageResources.reserve_schema_json
        }
    }
}
