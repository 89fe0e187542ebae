// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import PackingSupport

let arguments = CommandLine.arguments
let name = arguments[1]
let threads = Int(arguments[2])!
let clock = ContinuousClock()
let instance = try PackingInstance.match(name, in: URL(fileURLWithPath: "/work/shared/peers/instances"))
var began = clock.now
let solver = PackingSolver(problem: instance.problem, oracle: instance.oracle)
let solution = try solver.solve(limits: PackingLimits(maximumNodes: Int(arguments[3])!, threads: threads), progress: { p in
    print(clock.now - began, p.objective ?? 0, p.bestBound ?? 0, p.work)
})
for level in solution.levels { print(level) }
print(solution.work, solution.limitReached as Any, clock.now - began)
