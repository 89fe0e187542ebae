// SPDX-License-Identifier: Apache-2.0

/// Memory that columns lie in, let go with the last of them.
@safe
// SAFETY: (@unchecked Sendable) whoever makes it fills it before a column is made on it; then nobody writes.
public final class ColumnMemory: @unchecked Sendable {
    @usableFromInline let address: UnsafeMutableRawPointer
    public let byteCount: Int
    private let release: @Sendable (UnsafeMutableRawPointer, Int) -> Void

    /// Fresh memory.
    public init(byteCount: Int) {
        // Never empty, so that the address is one.
        unsafe address = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(byteCount, 16), alignment: 16)
        self.byteCount = byteCount
        unsafe release = { address, _ in unsafe address.deallocate() }
    }

    /// Memory of the caller, such as a mapped file, which `release` gives back.
    public init(
        _ address: UnsafeMutableRawPointer, byteCount: Int,
        release: @escaping @Sendable (UnsafeMutableRawPointer, Int) -> Void
    ) {
        unsafe self.address = address
        self.byteCount = byteCount
        unsafe self.release = release
    }

    deinit {
        unsafe release(address, byteCount)
    }
}
