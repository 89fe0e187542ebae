// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage

// A writer in a process of its own, which tests kill, make wait, or let fail.
//
//     GeoPackageChild write FILE SCRIPT                        rounds without end, each announced when committed
//     GeoPackageChild hold FILE                                one transaction, which ends when a line comes in
//     GeoPackageChild fault FILE SCRIPT ROUND FAULT once|good  see FaultRun

let arguments = Array(CommandLine.arguments.dropFirst(2))
let url = URL(fileURLWithPath: arguments[0])
let script = arguments.count > 1 ? Script(rawValue: arguments[1]) : nil

switch (CommandLine.arguments[1], script) {
case ("write", .some(let script)):
    let file = try GeoPackageFile.open(url, readOnly: false)
    var round = try file.read { try Script.round($0) }
    announce("\(round)")
    while true {
        round += 1
        try file.write { try script.run(round, $0) }
        announce("\(round)")
    }
case ("fault", .some(let script)):
    try FaultRun.run(
        script, round: Int(arguments[2]) ?? 0, fault: UInt32(arguments[3]) ?? 0, isForGood: arguments[4] == "good",
        on: url)
default:
    let file = try GeoPackageFile.open(url, readOnly: false)
    try file.write(event: 1_000_000) { writer in
        for number in 0..<2000 { try writer.insert(into: "parcel", [("id", .text("held \(number)"))]) }
        announce("holding")
        _ = readLine()
    }
    try file.close()
}
