// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import Synchronization

/// What happens when a signal asks the program to end while it is at work that should not just be dropped.
final class Interruption {
    private let sources: [any DispatchSourceSignal]
    private let count = Count()

    private final class Count: Sendable {
        let value = Mutex(0)

        /// How often it has happened, this time included.
        func add() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// Lets work that leaves something behind tidy up before a signal ends the program.
    ///
    /// - Parameter tidyUp: called once, on a thread of its own.
    convenience init(tidyUp: @escaping @Sendable () -> Void) {
        self.init(by: [SIGINT, SIGTERM, SIGHUP], asksFirst: false, tidyUp)
    }

    /// Lets work that has something to show come to its end: the first Ctrl-C asks, the second ends the program.
    ///
    /// - Parameter asked: called once, on a thread of its own.
    convenience init(asked: @escaping @Sendable () -> Void) {
        self.init(by: [SIGINT], asksFirst: true, asked)
    }

    private init(by numbers: [Int32], asksFirst: Bool, _ respond: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "suodi.interruption")
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: queue)
        }
        for (number, source) in zip(numbers, sources) {
            source.setEventHandler { [count] in
                let times = count.add()
                if times == 1 { respond() }
                if asksFirst && times == 1 { return }
                // The program ends by the signal itself: a shell then knows why, and says 130 for Ctrl-C.
                Self.end(by: number)
            }
            source.resume()
        }
    }

    /// Whether a signal has come.
    var hasHappened: Bool { count.value.withLock { $0 > 0 } }

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
            while hasHappened { sleep(1) }
            throw error
        }
    }
}
