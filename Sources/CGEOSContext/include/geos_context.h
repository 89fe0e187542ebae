// SPDX-License-Identifier: Apache-2.0
// One GEOS context per thread, with the text of the last error on that thread.
#ifndef SUODI_GEOS_CONTEXT_H
#define SUODI_GEOS_CONTEXT_H

struct GEOSContextHandle_HS;

/// The context of the calling thread: created at its first use, finished when the thread ends.
/// Do not keep the answer across a suspension point: the context belongs to the thread, not to the task.
/// Running out of memory here ends the process, as it does in every Swift allocation.
struct GEOSContextHandle_HS *_Nonnull suodi_geos_context(void);

/// The last error message GEOS gave on this thread since `suodi_geos_forget_error`; empty when there is none.
/// Cut to 1023 bytes. Valid until the next GEOS call on this thread.
const char *_Nonnull suodi_geos_last_error(void);

void suodi_geos_forget_error(void);

#endif
