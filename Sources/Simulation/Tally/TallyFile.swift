// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// What a range of replications came to, as a file: any job runner can spread ranges over machines and merge the files.
///
/// JSON. Sums are decimal text, since they outgrow the numbers of other programs; histograms are pairs of bin and count.
public enum TallyFile {
    private static let version = 1

    /// - Parameter study: that gave the result.
    public static func write(_ result: ReserveStudy.Result, of study: ReserveStudy) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(
            Stored(
                version: version, ranges: result.tallies[0].counted.ranges.map { [$0.lowerBound, $0.upperBound] },
                scenarios: result.tallies.map { StoredTally($0, digest: $0.scenario.digest) },
                differences: result.differences.map(StoredDifference.init)))
    }

    /// - Parameters:
    ///   - name: stands for the file in errors.
    ///   - study: of the same scenarios and city.
    /// - Throws: ``ScenarioError`` when the file is none of these, is of another study, or does not add up.
    public static func read(
        _ data: Data, named name: String, for study: ReserveStudy
    ) throws(ScenarioError) -> ReserveStudy.Result {
        let stored: Stored
        do {
            stored = try JSONDecoder().decode(Stored.self, from: data)
        } catch {
            throw ScenarioError(file: name, "this is no tally of a simulation", hint: "`--tally FILE` writes them")
        }
        guard stored.version == version else {
            throw ScenarioError(file: name, "a tally of version \(stored.version), where \(version) is read here")
        }
        var result = study.emptyResult
        guard stored.scenarios.count == result.tallies.count, stored.differences.count == result.differences.count
        else { throw ScenarioError(file: name, "a tally of another number of scenarios") }
        let ranges = try ranges(stored.ranges, name)
        for (index, kept) in stored.scenarios.enumerated() {
            guard
                kept.digest == String(result.tallies[index].scenario.digest),
                kept.city == String(result.tallies[index].cityFingerprint)
            else {
                throw ScenarioError(
                    file: name, "a tally of another scenario, or of a workspace that has changed since",
                    hint: "name the same scenarios in the same order, with the same workspace")
            }
            guard kept.restore(&result.tallies[index], ranges) else {
                throw ScenarioError(file: name, "the tally does not add up: the file has been changed")
            }
        }
        for (index, kept) in stored.differences.enumerated() {
            guard let tally = kept.tally, tally.count == ranges.count else {
                throw ScenarioError(file: name, "the tally does not add up: the file has been changed")
            }
            result.differences[index] = tally
        }
        return result
    }

    private static func ranges(_ pairs: [[Int]], _ name: String) throws(ScenarioError) -> RangeList {
        var ranges: [Range<Int>] = []
        for pair in pairs {
            guard pair.count == 2, pair[0] >= 0, pair[0] < pair[1], (ranges.last?.upperBound ?? -1) < pair[0] else {
                throw ScenarioError(file: name, "the ranges of replications make no sense")
            }
            ranges.append(pair[0]..<pair[1])
        }
        return RangeList(ranges)
    }

    private struct Stored: Codable {
        let version: Int
        let ranges: [[Int]]
        let scenarios: [StoredTally]
        let differences: [StoredDifference]
    }

    private struct StoredDifference: Codable {
        let count: Int
        let sums: [StoredSum]

        init(_ tally: DifferenceTally) {
            count = tally.count
            sums = tally.sums.map(StoredSum.init)
        }

        var tally: DifferenceTally? {
            let restored = sums.compactMap(\.tally)
            guard count >= 0, restored.count == DifferenceTally.Measure.allCases.count else { return nil }
            return DifferenceTally(count: count, sums: restored)
        }
    }
}
