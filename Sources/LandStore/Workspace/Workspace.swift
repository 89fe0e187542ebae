// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
public import Foundation
internal import GeoPackage
public import LandModel
internal import Synchronization

/// The workspace of a city: one GeoPackage that holds its layers, their history and the ledger.
///
/// Reading never blocks on a writer. Every change is one transaction with a ledger event.
public final class Workspace: Sendable {
    public let url: URL
    public let city: City
    let file: GeoPackageFile
    /// The index of the last snapshot that has a cache, and that cache.
    let lastCached = Mutex<(index: ParcelIndex, cache: SnapshotCache)?>(nil)

    private static let cityNameKey = "suodi_city_name"
    private static let cityNameEnglishKey = "suodi_city_name_english"
    private static let crsKey = "suodi_crs"
    private static let baseDateKey = "suodi_base_date"
    private static let noticeKey = "suodi_notice"
    private static let sitingPolicyKey = "suodi_siting_policy"

    private init(url: URL, city: City, file: GeoPackageFile) {
        self.url = url
        self.city = city
        self.file = file
    }

    /// Opens a workspace. One of an older version is brought up to date, unless it is opened to be read only.
    ///
    /// - Throws: `GeoPackageError` when there is no such file or it is not a GeoPackage; ``WorkspaceError`` when it is
    ///   a GeoPackage but no workspace, or one of a newer version of Suodi.
    public init(opening url: URL, readOnly: Bool = false) throws {
        let file = try GeoPackageFile.open(url, readOnly: readOnly)
        let name = url.lastPathComponent
        let metadata = try file.read { reader in
            try Dictionary(
                uniqueKeysWithValues: [
                    WorkspaceSchema.versionKey, Workspace.cityNameKey, Workspace.cityNameEnglishKey, Workspace.crsKey,
                    Workspace.baseDateKey, Workspace.noticeKey, Workspace.sitingPolicyKey,
                ].map { ($0, try reader.metadata($0)) })
        }
        guard let version = (metadata[WorkspaceSchema.versionKey] ?? nil).flatMap({ Int($0) }),
            let cityName = metadata[Workspace.cityNameKey] ?? nil, let crs = metadata[Workspace.crsKey] ?? nil,
            let baseDate = metadata[Workspace.baseDateKey] ?? nil
        else {
            throw WorkspaceError(
                .notAWorkspace, "`\(name)` is a GeoPackage, but not a Suodi workspace",
                hint: "make one with `suodi init -w NEW.gpkg --from FOLDER`, then `suodi import` its layers")
        }
        guard version <= WorkspaceSchema.version else {
            throw WorkspaceError(
                .newerVersion,
                "`\(name)` has workspace version \(version); this Suodi knows versions up to \(WorkspaceSchema.version)",
                hint: "use a newer Suodi; the file has not been touched")
        }
        if !readOnly, version < WorkspaceSchema.version {
            try file.write { writer in try WorkspaceSchema.upgrade(from: version, writer) }
        }
        self.url = url
        self.file = file
        city = City(
            name: cityName, nameEnglish: metadata[Workspace.cityNameEnglishKey] ?? nil, crs: try CRS(crs),
            baseDate: try CalendarDate(parsing: baseDate), notice: metadata[Workspace.noticeKey] ?? nil,
            sitingPolicy: (metadata[Workspace.sitingPolicyKey] ?? nil).map { Data($0.utf8) })
    }

    /// Makes an empty workspace.
    ///
    /// - Parameter isDraft: whether it is filled under a temporary name and given its own by ``publish(as:)``, which is
    ///   quicker; until then a kill leaves rubbish.
    /// - Throws: ``WorkspaceError`` when the file is already there, or when the CRS is in degrees.
    public static func create(at url: URL, city: City, isDraft: Bool = false) throws -> Workspace {
        guard !FileManager.default.fileExists(atPath: url.path) else {
            throw WorkspaceError(
                .alreadyExists, "`\(url.path)` is already there", hint: "choose another name, or remove it first")
        }
        try city.crs.requirePlanarMetres(operation: "a workspace")
        let file = try GeoPackageFile.create(
            at: url, crs: city.crs, durability: isDraft ? .whenPublished : .everyCommit)
        try file.write { writer in
            for table in WorkspaceSchema.tables(crs: city.crs) {
                try writer.createTable(table)
                if table.geometry != nil { try writer.createSpatialIndex(on: table.name) }
            }
            try writer.setMetadata(WorkspaceSchema.versionKey, String(WorkspaceSchema.version))
            try writer.setMetadata(cityNameKey, city.name)
            if let english = city.nameEnglish { try writer.setMetadata(cityNameEnglishKey, english) }
            try writer.setMetadata(crsKey, city.crs.identifier)
            try writer.setMetadata(baseDateKey, city.baseDate.description)
            if let notice = city.notice { try writer.setMetadata(noticeKey, notice) }
            if let policy = city.sitingPolicy {
                try writer.setMetadata(sitingPolicyKey, String(decoding: policy, as: UTF8.self))
            }
        }
        return Workspace(url: url, city: city, file: file)
    }

    /// Closes a draft and gives it its name, under which it appears whole or not at all.
    public func publish(as url: URL) throws {
        try file.publish(as: url)
    }

    public func close() throws {
        try file.close()
    }

    /// Number of rows of each layer.
    public func counts() throws -> [Layer: Int] {
        try file.read { reader in
            try Dictionary(uniqueKeysWithValues: Layer.allCases.map { ($0, try reader.count(of: $0.rawValue)) })
        }
    }
}
