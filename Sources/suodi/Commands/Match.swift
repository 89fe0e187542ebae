// SPDX-License-Identifier: Apache-2.0
import Allocation
import ArgumentParser
import Foundation
import Planner
import Reporting

struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Place all projects at once 项目落地方案",
        discussion: """
            The plan places the greatest priority weight, then the best fit, then leaves the most useful remainders, and
            says for each level the bound it has proven. Projects get whole parcels, parts cut off a shared parcel,
            neighbours merged, factory units, or a floor before their land. A project weighs its priority, or else 1 and
            1 more for every 亿元 of fixed (else total) investment and for every 50万元 of yearly tax per 亩. Every project
            left out names what binds, and what would place it, tried before it is said. A lock in a project's name on a
            site that meets all it asks but the date is a promise, and never moved; on other sites it keeps others away.

            Ctrl-C stops the solve: the best plan so far is kept and printed. A second Ctrl-C ends the program.

            EXAMPLES
              suodi match -w zhuzhou.gpkg
              suodi match -w zhuzhou.gpkg --signed-only --plan spring --format json
              suodi match -w zhuzhou.gpkg --keep spring --without S19-002 --plan summer
              suodi match -w zhuzhou.gpkg --time-limit 60 --gap 0.5% --dry-run
              suodi match -w zhuzhou.gpkg --map plan.svg --park shifeng
            """)

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var common: CommonOptions

    @Option(help: "Only these projects, by id, `,` between them.")
    var projects: String?

    @Option(help: "Withdrawn: seek nothing for these projects, by id, `,` between them.")
    var without: String?

    @Flag(name: .customLong("signed-only"), help: "Leave out projects still under negotiation.")
    var signedOnly = false

    @Option(name: .customLong("plan"), help: "Name to keep the plan under.")
    var planName = "plan"

    @Option(
        name: .customLong("keep"),
        help: "A kept plan: projects stay where it had them, as far as the weight placed allows.")
    var previousName: String?

    @Flag(name: .customLong("dry-run"), help: "Make the plan, keep nothing.")
    var isDryRun = false

    @Option(help: "How far each level may be from its bound: `0.1%` or `1e-4`.")
    var gap: GapOption?

    @Option(
        name: .customLong("time-limit"),
        help: "Stop the solve after so many seconds; such a plan may not come out the same again.")
    var timeLimitSeconds: Double?

    @Option(help: "Threads to solve with; the plan does not depend on it (default: all cores).")
    var threads: Int?

    @Option(help: "How many rows a table lists.")
    var limit = 12

    @Option(help: "`table`, `json`, `geojson`, `csv` or `svg`.")
    var format: PlanFormat = .table

    @Option(
        name: .customLong("map"), help: "Also draw the plan into this SVG file.", completion: .file(extensions: ["svg"])
    )
    var mapPath: String?

    @Option(name: .customLong("park"), help: "Draw this park closely instead of the whole city, by id.")
    var park: String?

    func validate() throws {
        guard projects.map({ !ids(in: $0).isEmpty }) ?? true else { throw ValidationError("--projects names none") }
        guard without.map({ !ids(in: $0).isEmpty }) ?? true else { throw ValidationError("--without names none") }
        guard limit >= 0 else { throw ValidationError("--limit is 0 or more") }
        guard !planName.isEmpty else { throw ValidationError("--plan wants a name") }
        guard timeLimitSeconds.map({ $0.isFinite && $0 > 0 }) ?? true else {
            throw ValidationError("--time-limit is in seconds, more than 0")
        }
        guard threads.map({ $0 > 0 }) ?? true else { throw ValidationError("--threads is 1 or more") }
        if let mapPath {
            let folder = URL(fileURLWithPath: mapPath).deletingLastPathComponent().path
            guard FileManager.default.isWritableFile(atPath: folder) else {
                throw ValidationError("--map: nothing can be written into `\(folder)`")
            }
        }
        guard park == nil || isDrawn else { throw ValidationError("--park goes with --map or `--format svg`") }
    }

    func run() throws {
        let planner = try workspace.open(readOnly: isDryRun)
        let outlines = isDrawn ? try planner.mapOutlines() : nil
        try ParkChoice.require(park, among: outlines?.parks ?? [])
        let answer = try solve(planner)
        let drawing = try outlines.map { try PlanMap(answer, outlines: $0, park: park).svg(common.language) }
        switch format {
        case .table: Console.answer(answer.table(limit: limit, common.language))
        case .json: Console.answer(answer.json.text(.pretty))
        case .geojson: Console.answer(try answer.geoJSON())
        case .csv: Console.answer(answer.csv())
        case .svg: Console.answer(drawing ?? "")
        }
        if let mapPath, let drawing {
            try Data(drawing.utf8).write(to: URL(fileURLWithPath: mapPath), options: .atomic)
            common.note("Drew `\(mapPath)`.", "已绘制 `\(mapPath)`。")
        }
    }

    private var isDrawn: Bool { mapPath != nil || format == .svg }

    private func solve(_ planner: Planner) throws -> MatchAnswer {
        var selection = ProjectSelection()
        selection.ids = ids(in: projects ?? "")
        selection.without = Set(ids(in: without ?? ""))
        selection.includesNegotiating = !signedOnly
        var limits = PlacementLimits(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
        limits.timeLimitSeconds = timeLimitSeconds
        if let gap { limits.relativeGap = gap.ratio }
        let search = common.progress("finding sites", "查找候选", total: nil)
        let progress = common.solveProgress()
        var explanation: ProgressBar?
        defer {
            search.finish()
            progress.finish()
            explanation?.finish()
        }
        // Before the solve there is no plan to keep: until then Ctrl-C just ends the program.
        var interruption: Interruption?
        let answer = try planner.match(
            selection, keepAs: isDryRun ? nil : planName, keepingTo: previousName, limits: limits,
            withText: { $0.json.text(.compact) }, searching: { done, _ in search.report(completed: done) },
            solving: { step in
                search.finish()
                if interruption == nil { interruption = Interruption(asked: noteInterruption()) }
                switch step {
                case .searching: break
                case .solving(let level, let objective, let bestBound):
                    progress.report(level: level, objective: objective, bestBound: bestBound)
                case .explaining(let done, let all):
                    progress.finish()
                    let bar = explanation ?? common.progress("explaining", "分析未落地项目", total: all)
                    explanation = bar
                    bar.report(completed: done)
                }
            }, isCancelled: { interruption?.hasHappened ?? false })
        progress.finish()
        explanation?.finish()
        conclude(answer)
        return answer
    }

    private func noteInterruption() -> @Sendable () -> Void {
        let (isQuiet, text) = (
            common.quiet,
            common.language.text(
                en: "\nStopping the solve, then showing the best plan so far. Ctrl-C again ends at once.",
                zh: "\n正在停止求解，随后给出当前最好方案；再按 Ctrl-C 立即结束。")
        )
        return { if !isQuiet { Console.note(text) } }
    }

    /// What is said beside the answer: how long it took, which no two runs agree on.
    private func conclude(_ answer: MatchAnswer) {
        let work = answer.plan.work
        let seconds = Figures.number(work.seconds, decimals: 1)
        common.note(
            "Solved in \(seconds) s: \(Figures.count(work.columns)) layouts, \(work.pricingRounds) rounds of pricing, \(work.nodes) nodes.",
            "求解用时 \(seconds) 秒：布局 \(Figures.count(work.columns)) 个，定价 \(work.pricingRounds) 轮，节点 \(work.nodes) 个。")
        if answer.name == nil, !isDryRun {
            common.note(
                "Not kept: the plan `\(planName)` there is places more projects.",
                "未保存：已有方案“\(planName)”落地项目更多。")
        }
        guard answer.plan.limitReached == .cancelled else { return }
        let kept = answer.name.map {
            common.language.text(en: ", kept as `\($0)`", zh: "，已存为“\($0)”")
        }
        common.note(
            "Interrupted: this is the best plan so far\(kept ?? "").", "已中断：以下为当前最好方案\(kept ?? "")。")
    }

    /// Each id once, in the order given.
    private func ids(in list: String) -> [String] {
        var seen = Set<String>()
        return list.split { ",，、".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
