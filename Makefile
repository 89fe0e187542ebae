# SPDX-License-Identifier: Apache-2.0
# Two commands matter: `make demo` and `make test`. Both install what is missing.
include dependencies.mk

# One build for the demo and the tests: release, with the inside of modules open to tests.
BUILD_FLAGS := -c release -Xswiftc -enable-testing
BINARY := .build/release/suodi
DEMO := demo

.PHONY: build demo test bench usable-share geodata format clean
.DEFAULT_GOAL := demo

build: deps
	@swift build $(BUILD_FLAGS) --build-tests

demo: deps
	@swift build $(BUILD_FLAGS) --product suodi
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@BINARY=$(BINARY) DEMO=$(DEMO) bash Tests/Demo/demo.sh

test: deps-test build
	@swift test $(BUILD_FLAGS) --skip-build

# The invented part of the sample city, from the hand-kept facts; same seed, same bytes.
geodata: deps
	@swift build $(BUILD_FLAGS) --product suodi
	@$(BINARY) sample geodata/zhuzhou

bench: deps-test build
	@BINARY=$(BINARY) python3 Tests/Benchmarks/bench.py
	@BINARY=$(BINARY) python3 Tests/Benchmarks/packing.py
	@BINARY=$(BINARY) python3 Tests/Benchmarks/simulation.py

# Not a matter of speed: how much of a reserve is usable, over many invented cities.
usable-share: deps
	@swift build $(BUILD_FLAGS) --product suodi
	@BINARY=$(BINARY) python3 Tests/Benchmarks/usable_share.py

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	@rm -rf .build $(DEMO)
