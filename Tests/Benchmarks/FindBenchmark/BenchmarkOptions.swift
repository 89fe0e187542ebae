// SPDX-License-Identifier: Apache-2.0
import Foundation

struct BenchmarkOptions {
    var parcels = 1_000_000
    var rounds = 200
    var seed: UInt64 = 7
    /// Holds `find_N_4547.gpkg` and `queries_N.json` of the peers' benchmark.
    var peersFolder: URL?
    /// Holds `parcels_N_4547.gpkg` and `zones_N_4547.gpkg` of the peers' benchmark.
    var zonesFolder: URL?
    /// A workspace whose shape index is to be built.
    var shapes: URL?
    /// The siting policy of the shape index, in place of the shipped one.
    var policy: URL?
    /// Where to write the ids found, one list a query, or the shares by parcel.
    var answers: URL?

    static let usage = """
        suodi-bench [--parcels N] [--rounds N] [--seed N] [--peers FOLDER | --zones FOLDER] [--answers FILE]
                    [--shapes WORKSPACE [--policy FILE]]

        Without either folder a city is made in memory and searched with a typical, an unselective and an exhaustive
        requirement. With --peers the peers' queries are answered; with --zones the share of each of the peers'
        parcels inside their zones is measured. --answers says where to write what was found. With --shapes the shape
        index of a workspace is built and asked about random halls.
        """

    init(_ arguments: some Sequence<String>) throws {
        var left = Array(arguments)
        while let option = left.first {
            guard left.count >= 2 else { throw BenchmarkError(Self.usage) }
            let value = left[1]
            switch option {
            case "--parcels": parcels = try Self.number(value)
            case "--rounds": rounds = try Self.number(value)
            case "--seed": seed = UInt64(try Self.number(value))
            case "--peers": peersFolder = URL(fileURLWithPath: value)
            case "--zones": zonesFolder = URL(fileURLWithPath: value)
            case "--shapes": shapes = URL(fileURLWithPath: value)
            case "--policy": policy = URL(fileURLWithPath: value)
            case "--answers": answers = URL(fileURLWithPath: value)
            default: throw BenchmarkError(Self.usage)
            }
            left.removeFirst(2)
        }
    }

    private static func number(_ text: String) throws -> Int {
        guard let number = Int(text), number > 0 else { throw BenchmarkError("`\(text)` is not a number above zero") }
        return number
    }
}

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
