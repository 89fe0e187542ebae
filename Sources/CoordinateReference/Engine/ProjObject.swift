// SPDX-License-Identifier: Apache-2.0
internal import CPROJ

/// A CRS, a datum, an operation or another object of PROJ, owned by one variable.
///
/// Noncopyable, because even reading such an object changes caches inside it and inside its context.
@safe struct ProjObject: ~Copyable {
    let context: ProjContext
    private let pointer: OpaquePointer

    /// Takes what `make` creates in `context`; nil when that is nothing.
    init?(in context: ProjContext, _ make: (_ context: OpaquePointer) -> OpaquePointer?) {
        // SAFETY: the context is alive, and the new object is owned by nobody else.
        guard let made = unsafe make(context.pointer) else { return nil }
        self.context = context
        unsafe pointer = unsafe made
    }

    /// Reads any form of definition PROJ knows.
    init?(definition: String, in context: ProjContext) {
        // SAFETY: PROJ copies the text.
        unsafe self.init(in: context) { unsafe proj_create($0, definition) }
    }

    deinit {
        // SAFETY: owned by this value alone; the context lives until its field is released, which is later.
        unsafe proj_destroy(pointer)
    }

    /// Calls `body` with the raw object, which must not leave it.
    func read<Result: ~Copyable>(_ body: (_ context: OpaquePointer, _ object: OpaquePointer) -> Result) -> Result {
        // SAFETY: both are alive during the call.
        unsafe body(context.pointer, pointer)
    }

    /// An object that PROJ derives from this one: its datum, its base CRS.
    func derived(_ make: (_ context: OpaquePointer, _ object: OpaquePointer) -> OpaquePointer?) -> ProjObject? {
        // SAFETY: as in `read`; the result is a new object.
        unsafe ProjObject(in: context) { unsafe make($0, pointer) }
    }

    /// A copy in a context of its own, for another thread.
    func cloned() -> ProjObject? {
        // SAFETY: the caller has exclusive use of this object, so that nothing changes it meanwhile.
        unsafe ProjObject(in: ProjContext()) { unsafe proj_clone($0, pointer) }
    }
}
