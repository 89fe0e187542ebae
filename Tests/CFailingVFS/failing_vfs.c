// SPDX-License-Identifier: Apache-2.0
#include "failing_vfs.h"

#include <sqlite3.h>
#include <stddef.h>
#include <string.h>

static sqlite3_vfs *real;

static struct {
    char folder[1024]; // empty while disarmed
    int64_t fail_at;
    int64_t count;
    enum failing_vfs_fault fault;
    bool for_good;
} armed;

struct layered_file {
    sqlite3_file base;
    const char *path; // belongs to SQLite, which keeps it as long as the file is open; null for a nameless file
    sqlite3_file *real;
};

static sqlite3_file *real_of(sqlite3_file *file) {
    return ((struct layered_file *)file)->real;
}

static sqlite3_mutex *mutex(void) {
    return sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
}

static bool is_watched(const char *path) {
    return armed.folder[0] != '\0' && path != NULL && strncmp(path, armed.folder, strlen(armed.folder)) == 0;
}

// Counts the call, and tells whether it has to fail.
static bool fails(const char *path) {
    bool is_failing = false;
    sqlite3_mutex_enter(mutex());
    if (is_watched(path)) {
        armed.count += 1;
        is_failing = armed.count == armed.fail_at || (armed.for_good && armed.count > armed.fail_at);
    }
    sqlite3_mutex_leave(mutex());
    return is_failing;
}

static bool file_fails(sqlite3_file *file) {
    return fails(((struct layered_file *)file)->path);
}

static int fault(int io_error) {
    return armed.fault == FAILING_VFS_DISK_FULL ? SQLITE_FULL : io_error;
}

static int file_close(sqlite3_file *file) {
    return real_of(file)->pMethods != NULL ? real_of(file)->pMethods->xClose(real_of(file)) : SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    if (file_fails(file)) {
        if (armed.fault == FAILING_VFS_TORN_WRITE) {
            real_of(file)->pMethods->xWrite(real_of(file), bytes, count / 2, offset);
        }
        return fault(SQLITE_IOERR_WRITE);
    }
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, offset);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return file_fails(file) ? fault(SQLITE_IOERR_TRUNCATE) : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int file_sync(sqlite3_file *file, int flags) {
    if (file_fails(file)) {
        return fault(SQLITE_IOERR_FSYNC);
    }
    // It is calls that fail here, never the machine: waiting for the disk would only take time.
    const bool is_skipped = is_watched(((struct layered_file *)file)->path);
    return is_skipped ? SQLITE_OK : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int file_check_lock(sqlite3_file *file, int *result) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_characteristics(sqlite3_file *file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int file_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    return real_of(file)->pMethods->xShmMap(real_of(file), region, size, extend, memory);
}

static int file_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int file_shm_unmap(sqlite3_file *file, int deletes) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), deletes);
}

// Version 2: shared memory for the log, but no mapping of the file, past which a write could not be counted.
static const sqlite3_io_methods methods = {
    2, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock,
    file_check_lock, file_control, file_sector_size, file_characteristics, file_shm_map, file_shm_lock,
    file_shm_barrier, file_shm_unmap, NULL, NULL,
};

static int layer_open(sqlite3_vfs *layer, const char *path, sqlite3_file *file, int flags, int *out_flags) {
    (void)layer;
    struct layered_file *layered = (struct layered_file *)file;
    layered->path = path;
    layered->real = (sqlite3_file *)(layered + 1);
    const int code = real->xOpen(real, path, layered->real, flags, out_flags);
    // A file whose methods are set is closed even when it could not be opened.
    layered->base.pMethods = layered->real->pMethods != NULL ? &methods : NULL;
    return code;
}

static int layer_delete(sqlite3_vfs *layer, const char *path, int syncs) {
    (void)layer;
    return fails(path) ? fault(SQLITE_IOERR_DELETE) : real->xDelete(real, path, syncs);
}

int32_t failing_vfs_install(void) {
    static sqlite3_vfs layer;
    static int code;
    sqlite3_initialize();
    sqlite3_mutex_enter(mutex());
    if (real == NULL) {
        real = sqlite3_vfs_find(NULL);
        layer = *real;
        layer.zName = "failing";
        layer.pNext = NULL;
        layer.szOsFile = (int)sizeof(struct layered_file) + real->szOsFile;
        layer.xOpen = layer_open;
        layer.xDelete = layer_delete;
        code = sqlite3_vfs_register(&layer, 1);
    }
    sqlite3_mutex_leave(mutex());
    return code;
}

void failing_vfs_arm(const char *folder, int64_t fail_at, enum failing_vfs_fault fault, bool for_good) {
    sqlite3_mutex_enter(mutex());
    strncpy(armed.folder, folder, sizeof armed.folder - 1);
    armed.fail_at = fail_at;
    armed.count = 0;
    armed.fault = fault;
    armed.for_good = for_good;
    sqlite3_mutex_leave(mutex());
}

int64_t failing_vfs_disarm(void) {
    sqlite3_mutex_enter(mutex());
    armed.folder[0] = '\0';
    const int64_t count = armed.count;
    sqlite3_mutex_leave(mutex());
    return count;
}
