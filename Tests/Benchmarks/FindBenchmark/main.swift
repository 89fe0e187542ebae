// SPDX-License-Identifier: Apache-2.0
// Times searches on one snapshot, or the shares they need, and prints a line of JSON for each kind.
// `suodi-bench --help` says how.
import Foundation

do {
    let options = try BenchmarkOptions(CommandLine.arguments.dropFirst())
    if let zones = options.zonesFolder {
        try ZoneShares(folder: zones, parcels: options.parcels).run(rounds: options.rounds, answers: options.answers)
    } else if let shapes = options.shapes {
        try ShapeIndexing(workspace: shapes, policy: options.policy, seed: options.seed).run(rounds: options.rounds)
    } else if let peers = options.peersFolder {
        try PeerQueries(folder: peers, parcels: options.parcels).run(rounds: options.rounds, answers: options.answers)
    } else {
        try SyntheticQueries(parcels: options.parcels, seed: options.seed).run(rounds: options.rounds)
    }
} catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    exit(1)
}
