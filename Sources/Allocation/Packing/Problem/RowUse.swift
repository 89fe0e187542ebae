// SPDX-License-Identifier: Apache-2.0

/// How much is used of a side row, in the row's own unit; negative where it gives.
package struct RowUse: Sendable, Hashable {
    package let row: Int32
    package let amount: Double

    package init(row: Int32, amount: Double) {
        self.row = row
        self.amount = amount
    }
}
