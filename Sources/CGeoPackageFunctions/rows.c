// SPDX-License-Identifier: Apache-2.0
#include "geopackage_rows.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

// How many bytes the UTF-8 character at `text` has (RFC 3629: no overlong form, no surrogate); 0 for none.
static size_t character_length(const uint8_t *text, size_t left) {
    const uint8_t first = text[0];
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    const size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > left) {
        return 0;
    }
    for (size_t index = 1; index < length; index++) {
        if ((text[index] & 0xC0) != 0x80) {
            return 0;
        }
    }
    const uint8_t second = text[1];
    const bool is_overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool is_outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    return is_overlong || is_outside ? 0 : length;
}

static int32_t flaw_of_text(const uint8_t *text, size_t length) {
    for (size_t index = 0; index < length;) {
        uint64_t word;
        if (length - index >= sizeof word) {
            memcpy(&word, text + index, sizeof word);
            // Eight bytes at once while they are ASCII and none is zero.
            if (((word | (word - 0x0101010101010101u)) & 0x8080808080808080u) == 0) {
                index += sizeof word;
                continue;
            }
        }
        if (text[index] == 0) {
            return GEOPACKAGE_NUL_IN_TEXT;
        }
        const size_t step = character_length(text + index, length - index);
        if (step == 0) {
            return GEOPACKAGE_NOT_UTF8;
        }
        index += step;
    }
    return SQLITE_OK;
}

static int32_t bind_cell(
    sqlite3_stmt *statement, int index, const struct geopackage_cell *cell, const uint8_t *arena) {
    // A null pointer would bind NULL in place of an empty text.
    const uint8_t *bytes = cell->length > 0 ? arena + cell->bits : (const uint8_t *)"";
    switch (cell->kind) {
    case SQLITE_INTEGER:
        return sqlite3_bind_int64(statement, index, cell->bits);
    case SQLITE_FLOAT: {
        double value;
        memcpy(&value, &cell->bits, sizeof value);
        return isnan(value) ? GEOPACKAGE_NOT_A_NUMBER : sqlite3_bind_double(statement, index, value);
    }
    case SQLITE_TEXT: {
        const int32_t flaw = flaw_of_text(bytes, cell->length);
        return flaw != SQLITE_OK
            ? flaw
            : sqlite3_bind_text64(statement, index, (const char *)bytes, cell->length, SQLITE_STATIC, SQLITE_UTF8);
    }
    case SQLITE_BLOB:
        return sqlite3_bind_blob64(statement, index, bytes, cell->length, SQLITE_STATIC);
    default:
        return sqlite3_bind_null(statement, index);
    }
}

int32_t geopackage_insert_rows(
    struct sqlite3_stmt *statement, int32_t column_count, const struct geopackage_cell *cells, size_t stride,
    size_t row_count, const uint8_t *arena, struct geopackage_progress *progress) {
    for (progress->row = 0; progress->row < row_count; progress->row++, cells += stride) {
        for (int32_t column = 0; column < column_count; column++) {
            const int32_t code = bind_cell(statement, column + 1, cells + column, arena);
            if (code != SQLITE_OK) {
                progress->column = (size_t)column;
                return code;
            }
        }
        const int code = sqlite3_step(statement);
        if (code != SQLITE_DONE) {
            return code;
        }
        sqlite3_reset(statement);
    }
    return SQLITE_OK;
}

// Puts the row the statement stands on into the cells. SQLITE_FULL when the arena has no room for it.
static int32_t copy_row(
    sqlite3_stmt *statement, int32_t column_count, struct geopackage_cell *cells, uint8_t *arena, size_t arena_size,
    size_t *arena_used) {
    size_t used = *arena_used;
    for (int32_t column = 0; column < column_count; column++) {
        struct geopackage_cell *cell = cells + column;
        cell->kind = (uint8_t)sqlite3_column_type(statement, column);
        cell->bits = 0;
        cell->length = 0;
        if (cell->kind == SQLITE_INTEGER) {
            cell->bits = sqlite3_column_int64(statement, column);
        } else if (cell->kind == SQLITE_FLOAT) {
            const double value = sqlite3_column_double(statement, column);
            memcpy(&cell->bits, &value, sizeof value);
        } else if (cell->kind != SQLITE_NULL) {
            const void *bytes = cell->kind == SQLITE_TEXT
                ? (const void *)sqlite3_column_text(statement, column)
                : sqlite3_column_blob(statement, column);
            const size_t length = (size_t)sqlite3_column_bytes(statement, column);
            if (length > 0 && bytes == NULL) {
                return SQLITE_NOMEM;
            }
            if (length > arena_size - used) {
                return SQLITE_FULL;
            }
            cell->bits = (int64_t)used;
            cell->length = (uint32_t)length;
            if (length > 0) {
                memcpy(arena + used, bytes, length);
            }
            used += length;
        }
    }
    *arena_used = used;
    return SQLITE_OK;
}

int32_t geopackage_read_rows(
    struct sqlite3_stmt *statement, int32_t column_count, size_t row_limit, struct geopackage_cell *cells,
    uint8_t *arena, size_t arena_size, struct geopackage_reading *reading) {
    while (reading->row_count < row_limit) {
        if (!reading->has_row) {
            const int code = sqlite3_step(statement);
            if (code != SQLITE_ROW) {
                return code;
            }
            reading->has_row = true;
        }
        const int32_t code = copy_row(
            statement, column_count, cells + reading->row_count * (size_t)column_count, arena, arena_size,
            &reading->arena_used);
        if (code != SQLITE_OK) {
            return code == SQLITE_FULL ? SQLITE_ROW : code;
        }
        reading->row_count += 1;
        reading->has_row = false;
    }
    return SQLITE_ROW;
}

void geopackage_end_statement(struct sqlite3_stmt *statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}
