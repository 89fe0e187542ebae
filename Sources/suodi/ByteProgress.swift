// SPDX-License-Identifier: Apache-2.0
import Reporting

/// How much of the files of an import has been read, in KiB.
final class ByteProgress {
    private let common: CommonOptions
    private var bar: ProgressBar?

    init(_ common: CommonOptions) {
        self.common = common
    }

    func report(bytes: Int, of total: Int) {
        let bar = bar ?? common.progress("importing, KiB", "导入（KiB）", total: total >> 10)
        self.bar = bar
        bar.report(completed: bytes >> 10)
    }

    func finish() {
        bar?.finish()
    }
}
