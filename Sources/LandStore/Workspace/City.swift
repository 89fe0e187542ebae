// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import Foundation
public import LandModel

/// What a workspace is about: `city.json` of a city folder.
public struct City: Sendable {
    public let name: String
    public let nameEnglish: String?
    public let crs: CRS
    public let baseDate: CalendarDate
    /// Words that must stand on everything drawn from this city, such as that its parcels are invented.
    public let notice: String?
    /// The city's own siting policy as it was written, `siting-policy.json` of the folder; nil takes the shipped one.
    public let sitingPolicy: Data?

    public init(
        name: String, nameEnglish: String? = nil, crs: CRS, baseDate: CalendarDate, notice: String? = nil,
        sitingPolicy: Data? = nil
    ) {
        self.name = name
        self.nameEnglish = nameEnglish
        self.crs = crs
        self.baseDate = baseDate
        self.notice = notice
        self.sitingPolicy = sitingPolicy
    }

    public static let sitingPolicyFile = "siting-policy.json"

    private struct File: Decodable {
        let name: String
        let nameEnglish: String?
        let crs: String?
        let baseDate: String
        let notice: String?
    }

    /// Reads `city.json`. `crs` overrides what the file says; one of the two must be there.
    ///
    /// - Throws: ``WorkspaceError`` naming the file and what is wrong in it.
    public init(readingFolder folder: URL, crs override: CRS?) throws {
        let url = folder.appendingPathComponent("city.json")
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            throw WorkspaceError(
                .badCity, "`\(url.path)` cannot be read",
                hint: "a city folder holds a `city.json` with `name`, `crs` and `baseDate` beside its layers")
        }
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: data)
        } catch DecodingError.keyNotFound(let key, _) {
            throw WorkspaceError(.badCity, "`\(url.path)` has no `\(key.stringValue)`")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw WorkspaceError(.badCity, "`\(url.path)`: `\(path)` is not a text")
        } catch {
            throw WorkspaceError(.badCity, "`\(url.path)` is not valid JSON")
        }
        guard let crs = try override ?? file.crs.map({ try CRS($0) }) else {
            throw WorkspaceError(.badCity, "`\(url.path)` has no `crs`", hint: "say one with `--crs EPSG:4547`")
        }
        let baseDate: CalendarDate
        do {
            baseDate = try CalendarDate(parsing: file.baseDate)
        } catch {
            throw WorkspaceError(.badCity, "`\(url.path)`: baseDate: \(error)")
        }
        self.init(
            name: file.name, nameEnglish: file.nameEnglish, crs: crs, baseDate: baseDate, notice: file.notice,
            sitingPolicy: try? Data(contentsOf: folder.appendingPathComponent(City.sitingPolicyFile)))
    }
}
