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
                Self.end(by: number)
            }
            source.resume()
        }
    }

    /// Raises the signal on this very thread, where it is not blocked: who started us may block it everywhere else.
    private static func end(by number: Int32) {
        signal(number, SIG_DFL)
        var signals = sigset_t()
        // SAFETY: both calls fill or read the set for their duration only.
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
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
