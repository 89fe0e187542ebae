// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import Synchronization

/// Lets work that leaves something behind tidy up before a signal ends the program.
final class Interruption {
    private let sources: [any DispatchSourceSignal]
    private let happened = Happened()

    private final class Happened: Sendable {
        let value = Mutex(false)
    }

    /// - Parameter tidyUp: called once, on a thread of its own.
    init(tidyUp: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "suodi.interruption")
        let numbers = [SIGINT, SIGTERM, SIGHUP]
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for (number, source) in zip(numbers, sources) {
            source.setEventHandler { [happened] in
                happened.value.withLock { $0 = true }
                tidyUp()
                // The program ends by the signal itself: a shell then knows why, and says 130 for Ctrl-C.
                signal(number, SIG_DFL)
                kill(getpid(), number)
            }
            source.resume()
        }
    }

    /// What the work gives. When it fails because it was interrupted, nothing is said: the signal is on its way.
    func work<Result>(_ body: () throws -> Result) rethrows -> Result {
        do {
            return try body()
        } catch {
            while happened.value.withLock({ $0 }) { sleep(1) }
            throw error
        }
    }
}
