// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import FeatureFormats
import Foundation
import GeoPackage
import LandModel
import LandStore
import Reporting
import Simulation

/// What went wrong, as the person who typed the command should read it, with the exit code that says what kind it was.
struct Failure: Error {
    enum Code: Int32 {
        case failure = 1
        case faultsFound = 2
        case badInput = 65
        case unavailable = 69
        case busy = 75
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refused as ImportRefused:
            let count = refused.report.rejections.count
            self.init(
                .badInput,
                "\(count) feature\(count == 1 ? " was" : "s were") rejected, so nothing was imported\n\n"
                    + refused.report.text(.english)
                    + "\n\nhint: mend them, or leave them out with `--skip-rejected`")
        case let error as GeoPackageError:
            let code: Code =
                switch error.code {
                case .busy: .busy
                case .notFound, .noPermission: .unavailable
                case .notAGeoPackage, .newerVersion, .corrupt: .badInput
                default: .failure
                }
            self.init(code, "\(error)")
        case let missing as MissingProgram: self.init(.unavailable, "\(missing)")
        case let error as WorkspaceError where error.code == .changedMeanwhile: self.init(.busy, "\(error)")
        case is WorkspaceError, is FormatError, is CoordinateReferenceError, is QuantityError, is ScenarioError,
            is LawFitError:
            self.init(.badInput, "\(error)")
        case let error as CocoaError where error.isFileError:
            let path = error.filePath ?? "the file"
            let reason =
                switch error.code {
                case .fileNoSuchFile, .fileReadNoSuchFile: "it, or the folder it is to be in, is not there"
                case .fileReadNoPermission, .fileWriteNoPermission: "there is no permission"
                case .fileWriteOutOfSpace: "the disk is full"
                default: "is it a folder?"
                }
            self.init(.unavailable, "`\(path)` cannot be read or written: \(reason)")
        default:
            self.init(.failure, "\(error)")
        }
    }

    func exit() -> Never {
        Console.error(message)
        Foundation.exit(code.rawValue)
    }
}
