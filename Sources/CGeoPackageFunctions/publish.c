// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "geopackage_publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int32_t geopackage_sync(const char *path) {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return errno;
    }
    const int32_t error = fsync(file) == 0 ? 0 : errno;
    close(file);
    // Some file systems cannot sync a folder, and say so.
    return error == EINVAL ? 0 : error;
}

int32_t geopackage_rename_to_new(const char *path, const char *new_path) {
#if defined(__linux__)
    if (renameat2(AT_FDCWD, path, AT_FDCWD, new_path, RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
#elif defined(RENAME_EXCL)
    if (renamex_np(path, new_path, RENAME_EXCL) == 0) {
        return 0;
    }
    if (errno != ENOTSUP) {
        return errno;
    }
#endif
    // A file system that cannot do it in one step: a second name fails if it is there, too.
    if (link(path, new_path) != 0) {
        return errno;
    }
    return unlink(path) == 0 ? 0 : errno;
}
