// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import Foundation
internal import LandModel
public import LandStore
internal import Siting

/// Makes a workspace from a city folder, or an empty one.
///
/// The work is done in a temporary file beside the target, which is renamed only when all of it has succeeded: a
/// workspace that is there is whole.
public struct WorkspaceMaking {
    public let target: URL
    public let folder: URL?
    public let crs: CRS?
    public let options: ImportOptions

    public init(target: URL, folder: URL?, crs: CRS?, options: ImportOptions = ImportOptions()) {
        self.target = target
        self.folder = folder
        self.crs = crs
        self.options = options
    }

    /// - Throws: `WorkspaceError` when the target is already there or the folder is not a city; `ImportRefused` when
    ///   features were rejected. Nothing is left behind then.
    public func run(
        actor: String, moment: Date, emptyCityName: String, progress: ((Int, Int) -> Void)? = nil
    ) throws -> (workspace: Workspace, report: ImportReport) {
        guard !FileManager.default.fileExists(atPath: target.path) else {
            throw WorkspaceError(
                .alreadyExists, "`\(target.path)` is already there", hint: "choose another name, or remove it first")
        }
        let home = target.deletingLastPathComponent()
        guard FileManager.default.isWritableFile(atPath: home.path) else {
            throw WorkspaceError(
                .badCity, "nothing can be written to the folder `\(home.path)`",
                hint: "does it exist, and may you write there?")
        }
        let city = try city(emptyCityName: emptyCityName, moment: moment)
        removeAbandonedDrafts(in: home)
        let draft = target.deletingLastPathComponent()
            .appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).draft")
        defer {
            for suffix in ["", "-wal", "-shm", "-journal"] {
                try? FileManager.default.removeItem(atPath: draft.path + suffix)
            }
        }
        let making = try Workspace.create(at: draft, city: city, isDraft: true)
        let report = try making.importFiles(
            layerFiles(), options: options, by: actor, reason: "init", at: moment, progress: progress)
        if options.isDryRun {
            try making.close()
            return (making, report)
        }
        try making.publish(as: target)
        return (try Workspace(opening: target), report)
    }

    /// A run that was interrupted or killed could not remove what it had written so far under a temporary name.
    private func removeAbandonedDrafts(in home: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home.path)) ?? []
        let start = ".\(target.lastPathComponent)."
        for name in names where name.hasPrefix(start) && name.contains(".draft") {
            guard let process = Int32(name.dropFirst(start.count).prefix { $0.isNumber }), process > 0,
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: home.appendingPathComponent(name))
        }
    }

    private func city(emptyCityName: String, moment: Date) throws -> City {
        if let folder {
            let city = try City(readingFolder: folder, crs: crs)
            if let json = city.sitingPolicy {
                _ = try CityPolicy(named: folder.appendingPathComponent(City.sitingPolicyFile).path, json: json)
            }
            return city
        }
        guard let crs else {
            throw WorkspaceError(
                .badCity, "an empty workspace needs a CRS",
                hint: "say one with `--crs EPSG:4547`, or a city folder with `--from`")
        }
        let today = CalendarDate(daysSince1970: Int32((moment.timeIntervalSince1970 / 86_400).rounded(.down)))
        return City(name: emptyCityName, crs: crs, baseDate: today)
    }

    /// Files of the folder that look like data and are no layer's, each with the layer file it may be meant for.
    public func unreadFiles() -> [String] {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            return []
        }
        let layerFiles = Layer.allCases.compactMap(\.cityFile)
        let kinds: Set<String> = ["csv", "xlsx", "xls", "shp", "kml", "dxf", "gpkg", "txt"]
        let read = Set(Layer.allCases.compactMap { file(of: $0, among: names) })
        return names.sorted().filter { name in
            let isData = Self.geoJSONEndings.contains { name.lowercased().hasSuffix("." + $0) }
            let isKnown =
                name == "city.json" || name == City.sitingPolicyFile || name == Self.listOfDirt || name.hasPrefix(".")
            return (isData || kinds.contains((name as NSString).pathExtension.lowercased()))
                && !read.contains(name) && !isKnown
        }.map { name in
            nearestName(to: name, among: layerFiles).map { "\(name) (did you mean \($0)?)" } ?? name
        }
    }

    /// What a sample city says of its own faults.
    private static let listOfDirt = "dirty.csv"
    private static let geoJSONEndings = ["geojson", "geojsonl", "geojsons", "geojsonseq", "ndjson", "json"]
        .flatMap { [$0, $0 + ".gz"] }

    /// The first of the names a layer's file may have that is there.
    private func file(of layer: Layer, among names: [String]) -> String? {
        guard let usual = layer.cityFile else { return nil }
        let stem = (usual as NSString).deletingPathExtension
        let possible = layer.schema.geometry == nil ? [usual] : Self.geoJSONEndings.map { "\(stem).\($0)" }
        return possible.first { names.contains($0) }
    }

    private func layerFiles() throws -> [(layer: Layer, url: URL)] {
        guard let folder else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let files = Layer.allCases.compactMap { layer in
            file(of: layer, among: names).map { (layer: layer, url: folder.appendingPathComponent($0)) }
        }
        guard !files.isEmpty else {
            throw WorkspaceError(
                .badCity, "`\(folder.path)` holds none of the files of a city folder",
                hint: "expected `parcel.geojson` and others; `suodi layers` lists them")
        }
        return files
    }
}
