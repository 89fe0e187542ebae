// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Land that may be newly supplied in a period 用地指标: counted is what a plan takes of parcels that are not in reserve
/// on the base date and become ready in the period.
public struct LandQuota: Sendable, Hashable, Decodable {
    public let name: String
    /// The first and the last day.
    public let from: CalendarDate
    public let until: CalendarDate
    public let area: Area

    public init(name: String, from: CalendarDate, until: CalendarDate, area: Area) {
        self.name = name
        self.from = from
        self.until = until
        self.area = area
    }

    private enum CodingKeys: String, CodingKey {
        case name, from, until, areaMu
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        name = try values.decode(String.self, forKey: .name)
        func date(_ key: CodingKeys) throws -> CalendarDate {
            let text = try values.decode(String.self, forKey: key)
            do {
                return try CalendarDate(parsing: text)
            } catch {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: values, debugDescription: "`\(text)` is no date such as 2020-06-30")
            }
        }
        from = try date(.from)
        until = try date(.until)
        area = Area(mu: try values.decode(Double.self, forKey: .areaMu))
        guard from <= until, area.squareMetres >= 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .areaMu, in: values,
                debugDescription: "the quota `\(name)` ends before it begins, or is less than nothing")
        }
    }
}
