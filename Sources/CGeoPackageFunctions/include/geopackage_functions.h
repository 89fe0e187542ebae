// SPDX-License-Identifier: Apache-2.0
#ifndef GEOPACKAGE_FUNCTIONS_H
#define GEOPACKAGE_FUNCTIONS_H

#include <stdint.h>

struct sqlite3;

/// Adds to a connection the functions that the R-tree triggers of a GeoPackage call: ST_IsEmpty, ST_MinX, ST_MaxX,
/// ST_MinY and ST_MaxY (GeoPackage 1.3, annex F.3).
///
/// They are deterministic, and innocuous so that triggers may call them under any setting of trusted_schema. Each
/// returns NULL for a value that is no GeoPackage geometry, and the last four for an empty one. A blob is never read
/// past its end, whatever its header and counts claim.
/// Returns SQLITE_OK or an SQLite error code.
int32_t geopackage_register_functions(struct sqlite3 *_Nonnull connection);

#endif
