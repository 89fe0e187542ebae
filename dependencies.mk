# SPDX-License-Identifier: Apache-2.0
# What the machine must have, and where it comes from. Included by Makefile.

# Debian 12 packages: to build, to run, and to check our answers with tools we did not write.
APT_BUILD := libgeos-dev libproj-dev libsimdjson-dev libsqlite3-dev libssl-dev zlib1g-dev pkg-config python3-pip unzip
APT_TEST := gdal-bin python3-gdal python3-jsonschema python3-yaml proj-bin sqlite3 time

# Debian 12 has no HiGHS. The wheel holds its shared library and headers (x86-64; it solves without the OpenBLAS
# beside it, which is left out because its soname would shadow the system's). Debian 13 and Homebrew have packages.
HIGHS_VERSION := 1.15.1
HIGHS_WHEEL := highsbox==$(HIGHS_VERSION) --hash=sha256:17f30d23ef37488467732b45f141146f7c287826a576b4514ae39a8cc4068b28
HIGHS_PREFIX := /usr/local

# The newest rules of GDAL's GeoPackage validator, beside those of Debian's GDAL: for the tests only.
GDAL_UTILS_WHEEL := gdal-utils==3.13.3.0 --hash=sha256:a0afab8bd2fe6c6fca0aba13b5d0f72cbf6c3bfe1628c34e8b195a621ce8e7b5
GDAL_UTILS := .build/gdal-utils

# Geometry that is not ours, with a GEOS of its own, newer than Debian's: the tests check sites by it. It needs NumPy,
# which Debian's GDAL brings.
SHAPELY_WHEEL := shapely==2.1.2 --hash=sha256:136ab87b17e733e22f0961504d05e77e7be8c9b5a8184f685b4a91a84efe3c26
SHAPELY := .build/shapely

# Simulation of discrete events that is not ours, to check the half-year simulation by. Needs NumPy and PyYAML.
SIMPY_WHEEL := simpy==4.1.2 --hash=sha256:43071f84b6512c9b4fcb33ef057f240ccb1d1f3b263f9b4f9229d072e310b372
SIMPY := .build/simpy

# Unpacks a wheel, with its hash, into a folder.
define unpack-wheel
set -e; box=$$(mktemp -d); trap 'rm -rf "$$box"' EXIT; \
    echo '$(1)' > $$box/requirements.txt; \
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
        -r $$box/requirements.txt -d $$box; \
    unzip -q $$box/*.whl -d $$box/unpacked; \
    mkdir -p $(dir $(2)); mv $$box/unpacked $(2)
endef

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: deps deps-apt deps-highs deps-test

deps: deps-apt deps-highs

deps-apt:
	@missing=; for package in $(APT_BUILD) $(APT_TEST); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "installing:$$missing" >&2; \
	    $(SUDO) apt-get update -qq && \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >&2; \
	fi

deps-highs:
	@if ! pkg-config --exists 'highs >= 1.7' 2>/dev/null; then \
	    echo "installing: HiGHS $(HIGHS_VERSION) into $(HIGHS_PREFIX)" >&2; \
	    set -e; box=$$(mktemp -d); trap 'rm -rf "$$box"' EXIT; \
	    echo '$(HIGHS_WHEEL)' > $$box/requirements.txt; \
	    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
	        -r $$box/requirements.txt -d $$box; \
	    unzip -q $$box/highsbox-*.whl -d $$box; \
	    dist=$$(echo $$box/highsbox-*.data/purelib/highsbox/highs_dist); \
	    $(SUDO) mkdir -p $(HIGHS_PREFIX)/lib/pkgconfig $(HIGHS_PREFIX)/include; \
	    $(SUDO) cp -L $$dist/lib/libhighs.so $(HIGHS_PREFIX)/lib/; \
	    $(SUDO) cp -R $$dist/include/highs $(HIGHS_PREFIX)/include/; \
	    $(SUDO) cp $$dist/include/highs_export.h $(HIGHS_PREFIX)/include/highs/; \
	    printf '%s\n' 'Name: HiGHS' 'Description: linear and mixed-integer optimisation' \
	        'Version: $(HIGHS_VERSION)' 'Libs: -L$(HIGHS_PREFIX)/lib -lhighs' \
	        'Cflags: -I$(HIGHS_PREFIX)/include/highs' | $(SUDO) tee $(HIGHS_PREFIX)/lib/pkgconfig/highs.pc >/dev/null; \
	    $(SUDO) ldconfig; \
	fi

deps-test: deps
	@if [ ! -d $(GDAL_UTILS) ]; then \
	    echo "fetching: rules of GDAL's GeoPackage validator" >&2; \
	    $(call unpack-wheel,$(GDAL_UTILS_WHEEL),$(GDAL_UTILS)); \
	fi
	@if [ ! -d $(SHAPELY) ]; then \
	    echo "fetching: shapely, to check sites by" >&2; \
	    $(call unpack-wheel,$(SHAPELY_WHEEL),$(SHAPELY)); \
	fi
	@if [ ! -d $(SIMPY) ]; then \
	    echo "fetching: simpy, to check simulations by" >&2; \
	    $(call unpack-wheel,$(SIMPY_WHEEL),$(SIMPY)); \
	fi
