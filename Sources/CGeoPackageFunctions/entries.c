// SPDX-License-Identifier: Apache-2.0
#include "blob_envelope.h"
#include "geopackage_rows.h"

#include <sqlite3.h>
#include <string.h>

int32_t geopackage_read_entries(
    struct sqlite3_stmt *statement, size_t limit, struct geopackage_entry *entries, size_t *count) {
    *count = 0;
    while (*count < limit) {
        const int code = sqlite3_step(statement);
        if (code != SQLITE_ROW) {
            return code;
        }
        struct blob_envelope envelope;
        if (sqlite3_column_type(statement, 1) != SQLITE_BLOB) {
            continue;
        }
        const uint8_t *bytes = sqlite3_column_blob(statement, 1);
        const int length = sqlite3_column_bytes(statement, 1);
        if (length > 0 && bytes == NULL) {
            return SQLITE_NOMEM;
        }
        if (length == 0 || !blob_envelope_read(bytes, (size_t)length, &envelope) || envelope.is_empty) {
            continue;
        }
        entries[*count].id = sqlite3_column_int64(statement, 0);
        memcpy(entries[*count].sides, envelope.sides, sizeof envelope.sides);
        *count += 1;
    }
    return SQLITE_ROW;
}
