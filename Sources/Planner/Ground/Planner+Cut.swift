// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import LandStore
public import Siting

/// How a parcel can be cut as asked, or why not.
public struct CutAnswer: Sendable {
    public let snapshot: LandSnapshot
    /// What is cut: one parcel, or those that are merged before.
    public let parcelIDs: [String]
    public let request: CutRequest
    public let netAreaSquareMetres: Double
    /// What the parts must have.
    public let policy: CutPolicy
    /// That with the most useful remainder first.
    public let choices: [GroundChange]
    /// Which of them is taken, from 1.
    public let choice: Int
    /// Nil where there is a choice.
    public let refusal: CutRefusal?
    /// Which net areas one straight cut can take, in square metres.
    public let ladder: [ClosedRange<Double>]
    public let cautions: [CutCaution]
    public let obstacles: [GroundObstacle]

    public var chosen: GroundChange? { choices.isEmpty ? nil : choices[choice - 1] }

    /// The area nearest to the window asked for that one cut can take, in square metres; nil where none can be taken,
    /// and for other requests than one for an area.
    public var nearestAreaSquareMetres: Double? {
        guard case .area(let range) = request else { return nil }
        let window = CutRequest.window(range)
        let near = ladder.map { step in
            step.upperBound < window.lowerBound ? step.upperBound : max(step.lowerBound, window.lowerBound)
        }
        func distance(_ area: Double) -> Double {
            area < window.lowerBound ? window.lowerBound - area : max(0, area - window.upperBound)
        }
        return near.min { distance($0) < distance($1) }
    }
}

extension Planner {
    /// Cuts a parcel, and writes nothing.
    ///
    /// - Parameter choice: which of the ways to cut is taken, from 1.
    /// - Throws: `WorkspaceError` for a parcel that is not there, or a choice.
    public func cut(_ parcelID: String, _ request: CutRequest, choice: Int = 1) throws -> CutAnswer {
        let snapshot = try self.snapshot()
        let parcel = try position(of: parcelID, in: snapshot)
        let city = CityGround(snapshot, policy: try sitingPolicy())
        let cutting = GroundCutting(
            ground: try city.ground(of: parcel), action: .cut, base: parcelID,
            naming: ParcelNaming(used: try workspace.everUsedParcelIDs()), policy: city.policy.cut)
        return try answer(request, by: cutting, choice: choice, of: [parcel], in: snapshot)
    }

    func answer(
        _ request: CutRequest, by cutting: GroundCutting, choice: Int, of parcels: [Int], in snapshot: LandSnapshot
    ) throws -> CutAnswer {
        let found = try cutting.choices(for: request)
        let netArea = cutting.ground.netArea
        guard found.changes.isEmpty || found.changes.indices.contains(choice - 1) else {
            throw WorkspaceError(
                .badData,
                found.changes.count == 1
                    ? "there is only one choice" : "there are \(found.changes.count) choices, and no number \(choice)")
        }
        let refusal =
            found.changes.isEmpty
            ? CutRefusal(request, netArea: netArea, cautions: found.cautions, policy: cutting.policy) : nil
        return CutAnswer(
            snapshot: snapshot, parcelIDs: cutting.ground.parcelIDs, request: request, netAreaSquareMetres: netArea,
            policy: cutting.policy, choices: found.changes, choice: choice, refusal: refusal,
            ladder: try cutting.ladder().intervals, cautions: found.cautions,
            obstacles: try obstacles(to: parcels, in: snapshot))
    }

    /// Where a parcel stands in a snapshot.
    /// - Throws: `WorkspaceError` naming the nearest id.
    func position(of parcelID: String, in snapshot: LandSnapshot) throws -> Int {
        if let position = snapshot.parcels.id.firstIndex(of: parcelID) { return position }
        let nearest = nearestName(to: parcelID, among: Array(snapshot.parcels.id))
        throw WorkspaceError(
            .unknownFeature, "there is no parcel `\(parcelID)`", hint: nearest.map { "did you mean `\($0)`?" })
    }
}
