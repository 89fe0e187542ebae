// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel

/// The `city.json` of the folder and the words that say what in it is invented.
struct CityCard: Encodable {
    let name: String
    let nameEnglish: String
    let crs = CityMap.planeIdentifier
    let baseDate = PlanYear.baseDate.description
    let synthetic = true
    let notice: String
    let seed: UInt64

    /// The card of Zhuzhou, whose parks are real.
    init(seed: UInt64) {
        name = "株洲市"
        nameEnglish = "Zhuzhou"
        notice =
            "示例数据：地块、批次、征拆、厂房、道路、约束区、设施位置与标注“虚构”的项目均为程序生成，不得用于决策；"
            + "园区名称、级别、公布面积与原文项目名称为真实信息，出处见各行 source。"
        self.seed = seed
    }

    /// The card of a city nothing of which is real.
    init(inventedSeed seed: UInt64) {
        name = "示例市"
        nameEnglish = "Sample City"
        notice = CityCard.inventedNotice
        self.seed = seed
    }

    static let inventedNotice = "示例数据：本城市的全部要素（含县区、园区、地块、项目）均为程序生成的虚构数据，不得用于决策。Every feature of this city is invented."

    private enum CodingKeys: String, CodingKey {
        case name, nameEnglish, crs, baseDate, synthetic, notice, seed
    }

    /// Pretty-printed with sorted keys and a final line feed.
    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// The `notice` of one layer's file.
    static func notice(for layer: Layer) -> String {
        switch layer {
        case .park:
            "园区名称、县市区、级别、主导产业、公布面积为真实信息；边界虚构，位置仅为示意。"
                + "Names, counties, levels, industries and published areas are real; outlines are invented."
        case .facility:
            "设施均为虚构或位置示意；湘江走向为示意。All facilities are invented or placed by eye."
        default:
            "本文件全部要素均为程序生成的虚构数据，不得用于决策。Every feature of this file is invented."
        }
    }
}
