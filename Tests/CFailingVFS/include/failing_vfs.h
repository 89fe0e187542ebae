// SPDX-License-Identifier: Apache-2.0
#ifndef FAILING_VFS_H
#define FAILING_VFS_H

#include <stdbool.h>
#include <stdint.h>

/// How a call of SQLite into the operating system fails.
enum failing_vfs_fault {
    FAILING_VFS_DISK_FULL,
    FAILING_VFS_IO_ERROR,
    /// A write that gets half of its bytes to the disk, and then fails.
    FAILING_VFS_TORN_WRITE,
};

/// Puts a layer between SQLite and the operating system, for all files opened from now on. It lets everything through
/// until it is armed. Returns SQLITE_OK or an error code.
int32_t failing_vfs_install(void);

/// From now on counts the calls that change a file below `folder` (write, sync, truncate, delete), and lets the one
/// numbered `fail_at`, from 1, fail: it alone, or it and all that follow.
void failing_vfs_arm(const char *_Nonnull folder, int64_t fail_at, enum failing_vfs_fault fault, bool for_good);

/// Lets everything through again. Returns how many calls were counted.
int64_t failing_vfs_disarm(void);

#endif
