// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner

extension MergeAnswer {
    /// The answer as the schema `merge` describes it.
    /// - Parameter isWritten: whether it has been written to the workspace.
    public func json(isWritten: Bool) -> JSONNode {
        let reasons = zip(refusals, refusalSentences(.english))
        return .object(
            [
                ("parcelIDs", .array(parcelIDs.map { .string($0) })), ("merged", merged?.json ?? .null),
                ("closedSquareMetres", .number(closedSquareMetres.rounded(decimals: 4))),
                (
                    "refusals",
                    .array(reasons.map { .object([("reason", .string($0.reason)), ("sentence", .string($1))]) })
                ), ("cut", cut.map { .object($0.cutMembers) } ?? .null),
            ] + GroundMembers.common(snapshot, obstacles: obstacles, isWritten: isWritten))
    }
}
