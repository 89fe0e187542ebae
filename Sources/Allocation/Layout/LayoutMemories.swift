// SPDX-License-Identifier: Apache-2.0
internal import Siting
internal import Synchronization

/// What has been found out about the grounds of one city, to be asked again when a plan is made with a change.
final class LayoutMemories: Sendable {
    private struct Asker: Hashable {
        let project: String
        let requirement: Requirement
    }

    private struct State {
        var grounds: [[Int]: GroundMemory] = [:]
        var numbers: [Asker: Int] = [:]
    }

    private let state = Mutex(State())

    func memory(of parcels: [Int]) -> GroundMemory {
        state.withLock { state in
            if let known = state.grounds[parcels] { return known }
            let memory = GroundMemory()
            state.grounds[parcels] = memory
            return memory
        }
    }

    /// A number for a project that asks for something; the same for the same.
    func number(of project: String, asking requirement: Requirement) -> Int {
        state.withLock { state in
            let asker = Asker(project: project, requirement: requirement)
            if let known = state.numbers[asker] { return known }
            state.numbers[asker] = state.numbers.count
            return state.numbers.count - 1
        }
    }
}
