// SPDX-License-Identifier: Apache-2.0
import Foundation

// suodi-pack-bench match <small|large> [options]        the match instances of the peers, folder in SHARED_DIR
// suodi-pack-bench ranked <small|large> [options]       the same: first as many as possible, then the score
// suodi-pack-bench city <projects> <blocks> [options]   a seeded city in the manner of the large one
// suodi-pack-bench gap <gapa…gapd> [options]            OR-Library, folder in SHARED_DIR
// options: --threads N  --nodes N  --gap G  --seconds S  --quiet
let benchmark = try PackBenchmark(Array(CommandLine.arguments.dropFirst()))
try benchmark.run()
