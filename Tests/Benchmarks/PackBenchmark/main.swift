// SPDX-License-Identifier: Apache-2.0
@testable import Allocation
import Foundation
import PackingSupport

let arguments = CommandLine.arguments
let name = arguments[1]
let threads = Int(arguments[2])!
let clock = ContinuousClock()
let instance = try PackingInstance.match(name, in: URL(fileURLWithPath: "/work/shared/peers/instances"))
let problem = instance.problem
let stage = PackingStage(problem: instance.problem, oracle: instance.oracle, level: 0, held: [], threads: threads)
var began = clock.now
var search = PriceSearch(from: stage.firstPrices(), stage: stage, stepShare: 0.05)
var n = 0
while search.stepShare > Double(arguments[3])!, n < 1000 {
    try search.step(stage.price(search.current, limit: 1), stage: stage)
    n += 1
    if n % 50 == 0 { print(n, search.stepShare, search.bestBound, clock.now - began) }
}
try search.offer(stage.price(search.average, limit: 1), at: search.average)
print(n, search.bestBound, clock.now - began)
let prices = search.best
let base = try stage.price(prices, limit: 1)
var plan = PackingPlan(problem)
_ = try stage.fill(&plan, at: prices)
print("greedy", plan.value[0], (base.bound - plan.value[0]) / base.bound, clock.now - began)
let width = problem.pairValue[0].reduce(0, +) / Double(problem.pairCount) * 0.05
let around = try stage.price(prices, limit: 8, slack: width, floors: base.earnings)
print("tight", around.candidates.count, clock.now - began)
var lns = NeighbourhoodSearch(stage: stage, index: PairIndex(problem), prices: prices, earnings: base.earnings, tight: TightColumns(around, at: prices, stage: stage), plan: plan, seed: 1)
for size in arguments[4].split(separator: ",").map({ Int($0)! }) {
    _ = try lns.sweep(size: size, goal: base.bound * (1 - 1e-4), nodeLimit: 200) { _ in false }
    print("lns", size, lns.plan.value[0], (base.bound - lns.plan.value[0]) / base.bound, lns.nodes, lns.calls, lns.programmes, clock.now - began)
}
