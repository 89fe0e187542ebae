// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// How a parcel moves through its stages and how long each remaining step takes.
///
/// The one table that ready-by dates, simulation and reverse schedules share. Its figures are data with a source and a
/// confidence mark (`stage-steps.json`), not law: most are expert knowledge and are to be replaced by a city's own.
public struct StageTable: Sendable, Decodable {
    public enum Path: String, Hashable, Sendable, Codable, CaseIterable {
        /// 集体土地: approval, then clearing of villages' land.
        case collectiveLand = "collective-land"
        /// 国有土地房屋征收: state-owned land with buildings on it.
        case stateLandBuildings = "state-land-buildings"
        /// 标准厂房: building, not land, is what becomes ready.
        case standardFactory = "standard-factory"
    }

    /// One piece of work with its duration in months (minimum, most likely, maximum).
    public struct Step: Hashable, Sendable, Decodable {
        public let id: String
        public let name: Term
        public let duration: DurationLaw
        public let paths: Set<Path>
        /// Steps of the same path that must be finished first; steps that do not wait for each other run in parallel.
        public let after: [String]
        /// The step it replaces where the building is small enough; nil for a step of its own.
        public let insteadOf: String?
        public let source: String
        public let confidence: String
    }

    public struct Stage: Hashable, Sendable, Decodable {
        public let id: ParcelStage
        public let name: Term
        /// Steps still to be done until the land can be handed to a project.
        public let remainingSteps: [String]
        /// Whether the land may still be offered to a project.
        public let isOffered: Bool
        /// Whether it counts as 动态储备, serviced land in stock.
        public let countsAsReserve: Bool
        public let next: [ParcelStage]
    }

    public let steps: [Step]
    private let stages: [ParcelStage: Stage]
    private let stepIndex: [String: Int]

    public subscript(stage: ParcelStage) -> Stage {
        guard let row = stages[stage] else {
            preconditionFailure(
                "the stage table has no row for \(stage.rawValue), which its decoder should have refused")
        }
        return row
    }

    /// Whether a parcel may go from one stage straight to another. Staying is always allowed.
    public func allows(from: ParcelStage, to: ParcelStage) -> Bool {
        from == to || self[from].next.contains(to)
    }

    /// Months until land at `stage` is ready, along the longest chain of its remaining steps on `path`.
    ///
    /// Zero for land in reserve; nil for land that is no longer offered. Steps of other paths are left out.
    public func remainingMonths(from stage: ParcelStage, path: Path, at point: DurationLaw.Point) -> Double? {
        let row = self[stage]
        guard row.isOffered else { return nil }
        return months(of: Set(row.remainingSteps), path: path, at: point)
    }

    /// Months from land in reserve to a completed standard factory: listing, hand-over, permits, construction.
    public func factoryMonths(at point: DurationLaw.Point) -> Double {
        let building = steps.filter { $0.insteadOf == nil && $0.id != StageTable.lettingStep }
        return months(of: Set(building.map(\.id)), path: .standardFactory, at: point)
    }

    /// Letting comes after completion and ends the vacancy of a building, not its making.
    private static let lettingStep = "factory-letting"

    /// The longest chain of `wanted` steps on `path`; steps that do not wait for each other run side by side.
    private func months(of wanted: Set<String>, path: Path, at point: DurationLaw.Point) -> Double {
        var finish: [String: Double] = [:]
        for step in steps where wanted.contains(step.id) && step.paths.contains(path) {
            let start = step.after.compactMap { finish[$0] }.max() ?? 0
            finish[step.id] = start + step.duration[point]
        }
        return finish.values.max() ?? 0
    }

    /// The table embedded in this build.
    public static let shipped: StageTable = {
        do {
            return try JSONDecoder().decode(StageTable.self, from: Data(PackageResources.stage_steps_json))
        } catch {
            preconditionFailure("the embedded stage table is broken: \(error)")
        }
    }()
}

extension StageTable {
    private enum CodingKeys: String, CodingKey { case steps, stages }

    /// Refuses a table that leaves out a stage, names an unknown step, or puts a step before one it waits for.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        steps = try container.decode([Step].self, forKey: .steps)
        let rows = try container.decode([Stage].self, forKey: .stages)
        stages = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        stepIndex = Dictionary(steps.enumerated().map { ($1.id, $0) }) { first, _ in first }
        func refuse(_ reason: String) -> DecodingError {
            .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: reason))
        }
        for stage in ParcelStage.allCases where stages[stage] == nil {
            throw refuse("stage \(stage.rawValue) is missing")
        }
        for row in rows {
            for step in row.remainingSteps where stepIndex[step] == nil {
                throw refuse("stage \(row.id.rawValue) names the unknown step \(step)")
            }
        }
        for (position, step) in steps.enumerated() {
            for earlier in step.after where stepIndex[earlier].map({ $0 >= position }) ?? true {
                throw refuse("step \(step.id) waits for \(earlier), which does not stand before it")
            }
        }
    }
}

extension StageTable.Step {
    private enum CodingKeys: String, CodingKey {
        case id, en, zh, minMonths, modeMonths, maxMonths, paths, after, insteadOf, source, confidence
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        name = Term(
            en: try container.decode(String.self, forKey: .en), zh: try container.decode(String.self, forKey: .zh))
        duration = try DurationLaw(
            minimumMonths: container.decode(Double.self, forKey: .minMonths),
            modeMonths: container.decode(Double.self, forKey: .modeMonths),
            maximumMonths: container.decode(Double.self, forKey: .maxMonths))
        paths = try container.decode(Set<StageTable.Path>.self, forKey: .paths)
        after = try container.decode([String].self, forKey: .after)
        insteadOf = try container.decodeIfPresent(String.self, forKey: .insteadOf)
        source = try container.decode(String.self, forKey: .source)
        confidence = try container.decode(String.self, forKey: .confidence)
    }
}

extension StageTable.Stage {
    private enum CodingKeys: String, CodingKey {
        case id, en, zh, remainingSteps, offered, countsAsReserve, next
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(ParcelStage.self, forKey: .id)
        name = Term(
            en: try container.decode(String.self, forKey: .en), zh: try container.decode(String.self, forKey: .zh))
        remainingSteps = try container.decode([String].self, forKey: .remainingSteps)
        isOffered = try container.decode(Bool.self, forKey: .offered)
        countsAsReserve = try container.decode(Bool.self, forKey: .countsAsReserve)
        next = try container.decode([ParcelStage].self, forKey: .next)
    }
}
