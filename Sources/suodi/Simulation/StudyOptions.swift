// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// What else can be asked of one scenario.
struct StudyOptions: ParsableArguments {
    enum Kind: String, EnumerableFlag {
        case tornado, explain, search, hasten

        static func help(for kind: Kind) -> ArgumentHelp? {
            switch kind {
            case .tornado: "Vary each assumption that states a range, and rank them by what they move."
            case .explain: "Show what lies between the static question and the scenario, step by step."
            case .search: "Search for the reserve, as a multiple of the one there is, that covers 80, 90 and 95 %."
            case .hasten: "Rank the parcels on their way by what it would help to have each at once."
            }
        }
    }

    @Flag var kind: Kind?

    @Option(name: .customLong("replication"), help: "Play this replication alone; with `--trace`.")
    var replication: Int?

    @Flag(name: .customLong("trace"), help: "Tell what happens in the replication, event by event.")
    var isTrace = false

    func validate() throws {
        guard isTrace == (replication != nil) else {
            throw ValidationError("--trace tells of one `--replication`, such as `--replication 4711 --trace`")
        }
        guard replication.map({ (0..<100_000_000).contains($0) }) ?? true else {
            throw ValidationError("--replication is from 0 to 99,999,999")
        }
        guard kind == nil || !isTrace else { throw ValidationError("a study and a trace are asked for one at a time") }
    }

    var isAny: Bool { kind != nil || isTrace }

    var hasNoChart: Bool { isTrace || kind == .explain || kind == .hasten }

    var name: String { kind.map { "--\($0.rawValue)" } ?? "--trace" }
}
