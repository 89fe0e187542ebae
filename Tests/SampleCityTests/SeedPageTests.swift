// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import SampleCity
import TestSupport
import Testing

@Suite("The sample city tells the newspaper page as it is")
struct SeedPageTests {
    private static let folder = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou")

    private func quotes(_ file: String) throws -> [String] {
        let table = try CSVTable.read(Self.folder.appendingPathComponent(file))
        let column = try table.requiredIndex(of: "quote")
        return table.rows.map { $0.fields[column] }
    }

    private func page() throws -> String {
        try String(contentsOf: Corpora.url("seed-zhuzhou-2020.txt"), encoding: .utf8).filter { !$0.isWhitespace }
    }

    @Test("every figure of target.csv stands on the page", .enabled(if: Corpora.available("seed-zhuzhou-2020.txt")))
    func quotesAreOnThePage() throws {
        let page = try page()
        let quotes = try quotes("target.csv")
        #expect(quotes.count >= 100)
        for quote in quotes { #expect(page.contains(quote), "\(quote)") }
    }

    @Test(
        "every figure of the page stands in target.csv or is left out for a stated reason",
        .enabled(if: Corpora.available("seed-zhuzhou-2020.txt")))
    func figuresAreCovered() throws {
        let page = Array(try page())
        var isCovered = [Bool](repeating: false, count: page.count)
        for quote in try quotes("target.csv") + quotes("source/target-exclusions.csv") {
            let wanted = Array(quote)
            for start in 0...(page.count - wanted.count) where page[start..<start + wanted.count].elementsEqual(wanted)
            {
                for position in start..<start + wanted.count { isCovered[position] = true }
            }
        }
        for (position, character) in page.enumerated() where character.isASCII && character.isNumber {
            let around = String(page[max(0, position - 8)..<min(page.count, position + 8)])
            #expect(isCovered[position], "\(around)")
        }
    }

    @Test("the files in the repository are what the generator writes")
    func committedFilesAreGenerated() throws {
        let city = try CityGenerator(folder: Self.folder, seed: 20_200_303).generate()
        #expect(city.files.count == 13)
        for file in city.files {
            #expect(
                try Data(contentsOf: Self.folder.appendingPathComponent(file.name)) == file.contents, "\(file.name)")
        }
    }
}
