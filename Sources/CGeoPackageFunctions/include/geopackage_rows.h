// SPDX-License-Identifier: Apache-2.0
#ifndef GEOPACKAGE_ROWS_H
#define GEOPACKAGE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sqlite3_stmt;

/// One value of a batch of rows.
struct geopackage_cell {
    int64_t bits;    // the integer, the bits of the double, or where in the arena the text or blob begins
    uint32_t length; // of the text or blob, in bytes
    uint8_t kind;    // SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL
};

/// Why a cell was refused before SQLite saw it: beside the codes of SQLite, which are positive.
enum geopackage_refusal {
    GEOPACKAGE_NOT_A_NUMBER = -1,
    GEOPACKAGE_NUL_IN_TEXT = -2,
    GEOPACKAGE_NOT_UTF8 = -3,
};

struct geopackage_progress {
    size_t row;    // rows written, or the rows in the cells so far
    size_t column; // of the cell that was refused
};

/// Binds the first `column_count` parameters to the cells of each row in turn and steps. `stride` cells lie between the
/// beginnings of two rows. Parameters after those keep what is bound to them.
/// Returns SQLITE_OK, or the code of the row that `progress` then counts up to; the rows before it are written.
/// Afterwards the statement must be ended, since it refers to the arena.
int32_t geopackage_insert_rows(
    struct sqlite3_stmt *_Nonnull statement, int32_t column_count, const struct geopackage_cell *_Nullable cells,
    size_t stride, size_t row_count, const uint8_t *_Nullable arena, struct geopackage_progress *_Nonnull progress);

struct geopackage_reading {
    size_t row_count;  // rows in the cells
    size_t arena_used;
    bool has_row;      // the statement stands on a row that did not fit
};

/// Steps and copies result columns into cells and arena until there are `row_limit` rows.
/// Returns SQLITE_ROW when more rows may come: then either the limit is reached, or the arena has no room for the next
/// row and a larger one, with the same content, must be given. Else SQLITE_DONE, or an error code.
int32_t geopackage_read_rows(
    struct sqlite3_stmt *_Nonnull statement, int32_t column_count, size_t row_limit,
    struct geopackage_cell *_Nonnull cells, uint8_t *_Nonnull arena, size_t arena_size,
    struct geopackage_reading *_Nonnull reading);

/// The identifier of a row and the envelope of its geometry: minx, maxx, miny, maxy.
struct geopackage_entry {
    int64_t id;
    double sides[4];
};

/// Steps a statement that selects identifier and geometry, and keeps the entries that belong into a spatial index: those
/// for which ST_IsEmpty is 0. Returns SQLITE_ROW when `limit` is reached, else SQLITE_DONE, or an error code.
int32_t geopackage_read_entries(
    struct sqlite3_stmt *_Nonnull statement, size_t limit, struct geopackage_entry *_Nonnull entries,
    size_t *_Nonnull count);

/// Resets the statement and forgets what was bound to it.
void geopackage_end_statement(struct sqlite3_stmt *_Nonnull statement);

#endif
