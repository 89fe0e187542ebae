// SPDX-License-Identifier: Apache-2.0
#include "geopackage_functions.h"

#include "blob_envelope.h"

#include <sqlite3.h>

static bool envelope_of(sqlite3_value *value, struct blob_envelope *envelope) {
    if (sqlite3_value_type(value) != SQLITE_BLOB) {
        return false;
    }
    const uint8_t *bytes = sqlite3_value_blob(value);
    const int count = sqlite3_value_bytes(value);
    return bytes != NULL && count > 0 && blob_envelope_read(bytes, (size_t)count, envelope);
}

static void is_empty(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct blob_envelope envelope;
    if (envelope_of(values[0], &envelope)) {
        sqlite3_result_int(context, envelope.is_empty);
    }
}

// The side is the function's user data: an index into the header's order minx, maxx, miny, maxy.
static void side(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct blob_envelope envelope;
    if (envelope_of(values[0], &envelope) && !envelope.is_empty) {
        const intptr_t index = (intptr_t)sqlite3_user_data(context);
        sqlite3_result_double(context, envelope.sides[index]);
    }
}

int32_t geopackage_register_functions(struct sqlite3 *connection) {
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    static const char *const names[4] = {"ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"};
    int code = sqlite3_create_function_v2(connection, "ST_IsEmpty", 1, flags, NULL, is_empty, NULL, NULL, NULL);
    for (intptr_t index = 0; index < 4 && code == SQLITE_OK; index++) {
        code = sqlite3_create_function_v2(
            connection, names[index], 1, flags, (void *)index, side, NULL, NULL, NULL);
    }
    return code;
}
