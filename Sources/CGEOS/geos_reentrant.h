// SPDX-License-Identifier: Apache-2.0
// Only the reentrant API: the other one shares a hidden global context.
#ifndef SUODI_GEOS_REENTRANT_H
#define SUODI_GEOS_REENTRANT_H
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#endif
