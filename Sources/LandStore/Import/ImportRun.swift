// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import Foundation
internal import LandModel

/// What one import of several files knows and has found so far.
struct ImportRun {
    let options: ImportOptions
    var report = ImportReport()
    var progress: ((Int, Int) -> Void)?
    private let crs: CRS
    private let totalBytes: Int
    private var bytesOfFinishedFiles = 0
    /// Finding the way between two systems is slow and the same for every layer.
    private var operations: [CRS: CoordinateOperation] = [:]
    /// What files said of their coordinates behind their features.
    private var lateCRS: [URL: CRS] = [:]

    init(_ crs: CRS, options: ImportOptions, total: Int) {
        self.crs = crs
        self.options = options
        totalBytes = total
    }

    func open(_ url: URL, for layer: Layer) throws -> SourceFile {
        try SourceFile(
            url, for: layer, declared: options.sourceCRS ?? lateCRS[url], fallback: crs.longitudeLatitude())
    }

    mutating func operation(from source: CRS) throws -> CoordinateOperation {
        if let known = operations[source] { return known }
        let operation = try CoordinateOperation(from: source, to: crs)
        operations[source] = operation
        return operation
    }

    mutating func restart(knowing late: SourceFile.LateCRS) {
        lateCRS[late.url] = late.crs
        report = ImportReport()
        bytesOfFinishedFiles = 0
    }

    func report(bytesOfFile: Int) {
        progress?(bytesOfFinishedFiles + bytesOfFile, totalBytes)
    }

    mutating func endFile(byteCount: Int) {
        bytesOfFinishedFiles += byteCount
        report(bytesOfFile: 0)
    }

    /// A column typed wrong, or cut to ten letters by a shapefile, must not pass for a missing one.
    mutating func noteUnknownColumns(_ names: Set<String>, _ layer: Layer, at position: Int) {
        let known = layer.schema.fields.map(\.name)
        let unknown = names.subtracting(known).sorted()
        guard !unknown.isEmpty else { return }
        let named = unknown.map { name in
            nearestName(to: name, among: known).map { "\(name) (did you mean \($0)?)" } ?? name
        }
        report.findings.insert(
            .init(
                kind: .noted, layer: layer, featureID: "*", line: nil,
                message: "columns not known, kept in `extra`: " + named.joined(separator: ", "), location: nil),
            at: position)
    }
}

extension URL {
    /// The size of the file; zero where it cannot be had.
    var byteCount: Int {
        (try? resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    }
}
