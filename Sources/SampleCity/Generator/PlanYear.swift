// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The dates and the totals the city is made to: the figures of the 2020 plan page, in hundredths where they are areas.
enum PlanYear {
    static let year = 2020
    static let baseDate = day(2020, 3, 3)

    /// 动态储备 3,000亩 net at the base date.
    static let reserveHundredths = 200_000_000
    /// 报批 13,000亩 approved in the year.
    static let approvalHundredths = 866_666_667
    /// 征拆 30,000亩 cleared in the year.
    static let clearingHundredths = 2_000_000_000
    /// 国有土地房屋征收 20万㎡ of floor in the year.
    static let boughtOutFloorSquareMetres = 200_000
    /// 标准厂房 started and completed in the year.
    static let factoryStartSquareMetres = 2_000_000
    static let factoryCompletionSquareMetres = 1_600_000

    static let squareMetresPerMu = Area.squareMetresPerMu

    /// A date written in the source of this module.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("there is no day \(year)-\(month)-\(day)")
        }
        return date
    }
}
