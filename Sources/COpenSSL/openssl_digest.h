// SPDX-License-Identifier: Apache-2.0
#ifndef SUODI_OPENSSL_DIGEST_H
#define SUODI_OPENSSL_DIGEST_H
#include <openssl/evp.h>
#endif
