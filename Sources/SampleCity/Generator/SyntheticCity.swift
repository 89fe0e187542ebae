// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandModel

/// A city of any size nothing of which is real, for trying out how the rest of the house bears up.
///
/// It is made district by district from the centre out and written as it is made, so that a million parcels need no
/// more memory than a thousand. The same figures and seed give the same bytes for any number of threads.
///
/// ```swift
/// let city = try SyntheticCity(parcelCount: 100_000, seed: 7, dirtyShare: 0.02)
/// try city.write(to: URL(fileURLWithPath: "city"))
/// ```
public struct SyntheticCity: Sendable {
    public static let parcelCounts = 1_000...1_000_000
    public static let dirtyShares = 0.0...0.2

    public let parcelCount: Int
    public let seed: UInt64
    /// Part of the parcels that is wrong on purpose; `dirty.csv` lists each with what an importer should do about it.
    public let dirtyShare: Double

    /// - Throws: `SampleCityError` for a count or share out of range.
    public init(parcelCount: Int, seed: UInt64, dirtyShare: Double = 0) throws {
        guard SyntheticCity.parcelCounts.contains(parcelCount) else {
            throw SampleCityError(
                "a city has \(SyntheticCity.parcelCounts.lowerBound) to \(SyntheticCity.parcelCounts.upperBound) "
                    + "parcels, not \(parcelCount)")
        }
        guard SyntheticCity.dirtyShares.contains(dirtyShare) else {
            throw SampleCityError("a share of 0 to 0.2 of the parcels may be dirty, not \(dirtyShare)")
        }
        self.parcelCount = parcelCount
        self.seed = seed
        self.dirtyShare = dirtyShare
    }

    /// Districts worked on at once; what they hold is all that is held of the parcels.
    private static let batchSize = 16

    /// Writes the city's files into `folder`, which is made where it does not exist; other files there are left alone.
    ///
    /// The files get their names when all of them are whole, `city.json` last.
    /// - Parameter progress: Called with the number of parcels written so far.
    /// - Complexity: O(n) in time for n parcels; memory does not depend on n but for the projects and zones.
    /// - Throws: the error of the file system.
    public func write(
        to folder: URL, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
        progress: (Int) -> Void = { _ in }
    ) throws {
        let frame = try CityFrame(parcelCount: parcelCount, dirtyShare: dirtyShare, seed: seed)
        let files = try CityFolder(folder, listsDirt: dirtyShare > 0)
        do {
            let city = try writeDistricts(of: frame, to: files, threads: threads, progress: progress)
            let rows = try CityRows(
                parcelCount: parcelCount, parks: city.parks, lockTargets: city.lockTargets,
                drawnHundredths: city.drawnHundredths, frame: frame)
            for (layer, rows) in rows.rows {
                try files.append(try CityFiles.lines(of: rows, layer: layer, map: frame.map), to: layer)
            }
            try files.publish(card: CityCard(inventedSeed: seed))
        } catch {
            files.discard()
            throw error
        }
    }

    /// What is kept of the districts when they are written.
    private struct Summary {
        var parks: [ParkFact] = []
        var lockTargets: [DistrictFiles.LockTarget] = []
        var drawnHundredths: [String: Int] = [:]
    }

    private func writeDistricts(
        of frame: CityFrame, to files: CityFolder, threads: Int, progress: (Int) -> Void
    ) throws -> Summary {
        var summary = Summary()
        var (written, number) = (0, 0)
        while written < parcelCount {
            precondition(number < frame.sites.count, "the lattice holds more lots than any city has parcels")
            let numbers = Array(number..<min(number + SyntheticCity.batchSize, frame.sites.count))
            number += numbers.count
            let grounds = try orderedParallelMap(numbers, threads: threads) { try DistrictGround($0, frame: frame) }
            // How many lots come before a district is known only now, and with it which of them are still wanted.
            var tasks: [(ground: DistrictGround, kept: Int, firstIndex: Int)] = []
            for ground in grounds where written < parcelCount {
                let kept = min(ground.lots.count, parcelCount - written)
                tasks.append((ground, kept, written))
                written += kept
            }
            let parts = try orderedParallelMap(tasks, threads: threads) { task in
                try DistrictFiles(
                    DistrictRegister(task.ground, kept: task.kept, frame: frame), firstIndex: task.firstIndex,
                    frame: frame)
            }
            for part in parts {
                for (layer, lines) in part.lines { try files.append(lines, to: layer) }
                try files.append(part.dirty)
                if let park = part.park { summary.parks.append(park) }
                summary.lockTargets += part.lockTargets
                summary.drawnHundredths.merge(part.drawnHundredths) { $0 + $1 }
            }
            progress(written)
        }
        return summary
    }
}
