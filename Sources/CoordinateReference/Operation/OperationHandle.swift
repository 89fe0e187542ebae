// SPDX-License-Identifier: Apache-2.0
internal import CPROJ

/// An operation in a context of its own.
// SAFETY: the object and its context are reachable through this value only, and it cannot be copied: whichever thread
// holds it is the only user.
@safe struct OperationHandle: ~Copyable, @unchecked Sendable {
    private let object: ProjObject

    init(_ object: consuming ProjObject) {
        self.object = object
    }

    func cloned() -> OperationHandle? {
        guard let clone = object.cloned() else { return nil }
        return OperationHandle(clone)
    }

    /// Transforms all positions in place; those that fail become infinite.
    func transform(x: inout MutableSpan<Double>, y: inout MutableSpan<Double>) {
        let count = x.count
        // SAFETY: both spans hold `count` numbers for as long as the call lasts.
        unsafe object.read { _, operation in
            unsafe x.withUnsafeMutableBufferPointer { x in
                unsafe y.withUnsafeMutableBufferPointer { y in
                    let stride = MemoryLayout<Double>.stride
                    _ = unsafe proj_trans_generic(
                        operation, PJ_FWD, x.baseAddress, stride, count, y.baseAddress, stride, count, nil, 0, 0, nil,
                        0, 0)
                }
            }
        }
    }
}
