// SPDX-License-Identifier: Apache-2.0
import CFailingVFS
import Foundation
import GeoPackage

/// A transaction run again and again on copies of one file, with a fault at the first call into the operating system,
/// at the second, and so on until it has no more calls. What is left of each copy lies in a folder of its number.
///
/// In a process of its own, because PROJ, which keeps its own database through SQLite, cannot bear the layer under it.
enum FaultRun {
    static func run(_ script: Script, round: Int, fault: UInt32, isForGood: Bool, on original: URL) throws {
        guard failing_vfs_install() == 0 else { throw CocoaError(.featureUnsupported) }
        let before = try Data(contentsOf: original)
        var (number, callCount): (Int64, Int64) = (1, .max)
        while number <= callCount {
            let url = copy(original, number)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: false)
            try before.write(to: url)
            // SAFETY: the path is copied.
            unsafe failing_vfs_arm(
                url.deletingLastPathComponent().path, number, failing_vfs_fault(rawValue: fault), isForGood)
            var outcome = "done"
            do {
                let file = try GeoPackageFile.open(url, readOnly: false)
                defer { try? file.close() }
                try file.write { try script.run(round, $0) }
            } catch {
                outcome = (error as? GeoPackageError).map { "\($0.code)" } ?? "\(error)"
            }
            callCount = failing_vfs_disarm()
            announce("\(number) \(outcome)")
            number += 1
        }
    }

    static func copy(_ original: URL, _ number: Int64) -> URL {
        original.deletingLastPathComponent().appendingPathComponent("\(number)/file.gpkg")
    }
}

/// Tells the test, in one piece.
func announce(_ text: String) {
    FileHandle.standardOutput.write(Data("\(text)\n".utf8))
}
