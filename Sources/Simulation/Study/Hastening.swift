// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Which parcels on their way it would help most to have at once.
///
/// Candidates are those that were wanted in vain most often; what each is worth is found by running the scenario again,
/// on the same chance, with that parcel ready from the start.
public struct Hastening: Sendable {
    public struct Row: Sendable, Hashable {
        public let id: String
        public let stage: ParcelStage
        public let areaMu: Double
        /// Land that is met on its day and was not, in the mean replication.
        public let gainMu: Estimate
        public let targetGain: Estimate
    }

    /// The greatest gain first.
    public let rows: [Row]

    private static let candidateCount = 8

    /// - Returns: nil when stopped.
    public init?(
        _ simulation: ReserveSimulation, replications: Range<Int>, threads: Int,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) {
        guard let tally = simulation.run(replications: replications, threads: threads, shouldStop: shouldStop) else {
            return nil
        }
        let candidates = tally.mostWanted(Self.candidateCount)
        var rows: [Row] = []
        for (done, index) in candidates.enumerated() {
            var hastened = simulation.model
            hastened.supply.parcels[index].makeReady()
            let study = ReserveStudy([
                simulation, ReserveSimulation(model: hastened, cityFingerprint: simulation.cityFingerprint),
            ])
            guard let result = study.run(replications: replications, threads: threads, shouldStop: shouldStop) else {
                return nil
            }
            let parcel = simulation.model.supply.parcels[index]
            rows.append(
                Row(
                    id: simulation.model.name(ofSupply: index), stage: parcel.stage,
                    areaMu: Double(parcel.area) / DemandModel.partsPerMu,
                    gainMu: result.differences[0].mean(.metAtOnce), targetGain: result.differences[0].mean(.target)))
            progress?(done + 1, candidates.count)
        }
        self.rows = rows.sorted { ($1.gainMu.value, $0.id) < ($0.gainMu.value, $1.id) }
    }
}
