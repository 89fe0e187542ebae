// SPDX-License-Identifier: Apache-2.0
public import ArgumentParser
import Foundation
import LandStore
import Planner
public import Reporting

/// In which form an answer is given.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, geojson, geojsonseq

    /// Refuses, before anything is done, a form that the command does not answer in.
    func require(_ allowed: [AnswerFormat]) throws {
        guard !allowed.contains(self) else { return }
        let names = allowed.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        throw ValidationError("--format is one of \(names) here")
    }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: "Language of tables: `en` or `zh` (default: by locale).")
    var languageName: String?

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
    var quiet = false

    @Option(name: .customLong("progress"), help: "Progress on standard error: `auto`, `json` or `none`.")
    var progressStyle: ProgressBar.Style = .automatic

    var language: Language {
        .preferred(environment: ProcessInfo.processInfo.environment, override: languageName)
    }

    func progress(_ english: String, _ chinese: String, total: Int?) -> ProgressBar {
        ProgressBar(
            title: language.text(en: english, zh: chinese), totalSteps: total, style: quiet ? .none : progressStyle)
    }

    func solveProgress() -> SolveProgress { SolveProgress(style: quiet ? .none : progressStyle, language) }

    func note(_ english: String, _ chinese: String) {
        if !quiet { Console.note(language.text(en: english, zh: chinese)) }
    }
}

extension ProgressBar.Style: ExpressibleByArgument {}

/// Which workspace, and who acts on it.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: [.customShort("w"), .customLong("workspace")],
        help: "The workspace (default: $SUODI_WORKSPACE, else `suodi.gpkg`).", completion: .file(extensions: ["gpkg"]))
    var path: String?

    @Option(
        name: .customLong("policy"),
        help:
            "A policy in place of the workspace's own: a JSON file with figures, preferences, setbacks, and `allocation`.",
        completion: .file(extensions: ["json"]))
    var policyPath: String?

    var url: URL {
        URL(fileURLWithPath: path ?? ProcessInfo.processInfo.environment["SUODI_WORKSPACE"] ?? "suodi.gpkg")
    }

    static var actor: String {
        let environment = ProcessInfo.processInfo.environment
        return environment["SUODI_ACTOR"] ?? environment["USER"] ?? environment["LOGNAME"] ?? "unknown"
    }

    func open(readOnly: Bool, usingCache: Bool = true) throws -> Planner {
        let policy = try policyPath.map { try CityPolicy(readingFrom: URL(fileURLWithPath: $0)) }
        do {
            return Planner(
                try Workspace(opening: url, readOnly: readOnly), actor: WorkspaceOptions.actor, moment: Date(),
                usesCache: usingCache, policy: policy)
        } catch {
            guard path == nil, !FileManager.default.fileExists(atPath: url.path) else { throw error }
            throw Failure(
                .unavailable,
                "there is no workspace `\(url.lastPathComponent)` here\n\n"
                    + "hint: name one with `-w FILE.gpkg`, or make one with `suodi init -w FILE.gpkg --from FOLDER`")
        }
    }
}
