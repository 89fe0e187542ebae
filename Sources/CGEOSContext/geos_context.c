// SPDX-License-Identifier: Apache-2.0
#define GEOS_USE_ONLY_R_API
#include "geos_context.h"

#include <geos_c.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct thread_state {
    GEOSContextHandle_t context;
    char error[1024];
};

static _Thread_local struct thread_state *current;
static pthread_key_t key;
static pthread_once_t key_once = PTHREAD_ONCE_INIT;
static pthread_mutex_t creation = PTHREAD_MUTEX_INITIALIZER;

static void give_up(const char *reason) {
    fprintf(stderr, "suodi: no GEOS context: %s\n", reason);
    abort();
}

static void keep_error(const char *message, void *user) {
    struct thread_state *state = user;
    snprintf(state->error, sizeof state->error, "%s", message);
}

static void finish_thread(void *value) {
    struct thread_state *state = value;
    // Cleared first: a later thread destructor that releases a geometry then makes a fresh context, which gets its
    // own turn of this destructor.
    current = NULL;
    GEOS_finish_r(state->context);
    free(state);
}

static void make_key(void) {
    if (pthread_key_create(&key, finish_thread) != 0) give_up("no thread key left");
}

static struct thread_state *state_of_thread(void) {
    if (current) return current;
    if (pthread_once(&key_once, make_key) != 0) give_up("pthread_once failed");
    struct thread_state *state = calloc(1, sizeof *state);
    if (!state) give_up("out of memory");
    // GEOS_init_r writes a process-wide flag without a lock of its own (libgeos/geos#1311).
    pthread_mutex_lock(&creation);
    state->context = GEOS_init_r();
    pthread_mutex_unlock(&creation);
    if (!state->context) give_up("GEOS_init_r failed");
    GEOSContext_setErrorMessageHandler_r(state->context, keep_error, state);
    if (pthread_setspecific(key, state) != 0) give_up("pthread_setspecific failed");
    current = state;
    return state;
}

struct GEOSContextHandle_HS *suodi_geos_context(void) {
    return state_of_thread()->context;
}

const char *suodi_geos_last_error(void) {
    return state_of_thread()->error;
}

void suodi_geos_forget_error(void) {
    state_of_thread()->error[0] = '\0';
}
