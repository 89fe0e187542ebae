// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import Reporting
import SampleCity

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a sample city: of any size, or the invented part of a folder 样例城市",
        discussion: """
            With --parcels, writes a whole city folder nothing of which is real, from 1,000 to 1,000,000 parcels, to try
            out how data of that size behaves. With --dirty, a share of its parcels is wrong on purpose, and dirty.csv
            lists each with what an importer should do about it.

            With a folder, reads the hand-kept facts in it and writes its generated layers again.

            Same seed, same bytes.

            EXAMPLES
              suodi sample --parcels 100000 -o city
              suodi sample --parcels 5000 --seed 7 --dirty 0.02 -o dirty-city
              suodi sample geodata/zhuzhou --seed 20200303
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "City folder with the hand-kept facts in `source/`.", completion: .directory)
    var folder: String?

    @Option(help: "Make a city of this many parcels, 1000 to 1000000.")
    var parcels: Int?

    @Option(help: "Share of the parcels that is wrong on purpose, 0 to 0.2.")
    var dirty: Double?

    @Option(help: "Seed of everything invented.")
    var seed: UInt64 = 20_200_303

    @Option(
        name: .shortAndLong, help: "Folder to write to (default: the folder of facts).", completion: .directory)
    var output: String?

    func validate() throws {
        guard (folder == nil) != (parcels == nil) else {
            throw ValidationError("say either a folder with facts or --parcels")
        }
        if let parcels {
            guard SyntheticCity.parcelCounts.contains(parcels) else {
                throw ValidationError("--parcels is 1000 to 1000000")
            }
            if output == nil { throw ValidationError("--parcels needs a folder to write to: -o FOLDER") }
        }
        if let dirty {
            if parcels == nil { throw ValidationError("--dirty goes with --parcels") }
            guard SyntheticCity.dirtyShares.contains(dirty) else { throw ValidationError("--dirty is 0 to 0.2") }
        }
    }

    func run() throws {
        if let parcels, let output {
            try makeCity(parcels: parcels, output: output)
        } else if let folder {
            let source = URL(fileURLWithPath: folder)
            let city = try CityGenerator(folder: source, seed: seed).generate()
            try city.write(to: output.map { URL(fileURLWithPath: $0) } ?? source)
            common.note("Wrote `\(output ?? folder)`.", "已写入 `\(output ?? folder)`。")
        }
    }

    private func makeCity(parcels: Int, output: String) throws {
        let city = try SyntheticCity(parcelCount: parcels, seed: seed, dirtyShare: dirty ?? 0)
        let progress = common.progress("generating", "生成", total: parcels)
        defer { progress.finish() }
        try city.write(to: URL(fileURLWithPath: output)) { progress.report(completed: $0) }
        progress.finish()
        common.note(
            "Wrote `\(output)`: \(parcels) parcels, all invented.", "已写入 `\(output)`：\(parcels) 个地块，全部虚构。")
        if dirty ?? 0 > 0 {
            common.note("What is wrong on purpose stands in `dirty.csv`.", "故意写错之处见 `dirty.csv`。")
        }
    }
}
