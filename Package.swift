// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// One room of the house: a library target that is also a product.
func room(_ name: String, on dependencies: [Target.Dependency] = [], embedding resources: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies,
        resources: resources.map { .embedInCode($0) },
        swiftSettings: strict)
}

func tests(
    of name: String, also dependencies: [Target.Dependency] = [], besides files: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: files,
        swiftSettings: strict)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

// From the top of the house to the ground; each room names what it imports, and arrows point downward only.
let rooms: [Target] = [
    room(
        "Reporting",
        on: [
            "Planner", "Programme", "Allocation", "Simulation", "Siting", "LandStore", "FeatureFormats", "LandModel",
            "CoordinateReference", "SimpleFeatures",
        ],
        embedding: [
            "find", "compare", "match", "plan-list", "plan-diff", "plan-accept", "plan-move", "cut", "merge",
            "simulate", "simulate-study", "simulate-trace", "status", "check", "reserve", "scenario-check",
            "scenario-show", "scenario-diff", "scenario-calibrate",
        ].map { "Schemas/\($0).schema.json" }),
    room(
        "Planner",
        on: [
            "LandStore", "Programme", "Allocation", "Simulation", "Siting", "FeatureFormats", "LandModel",
            "CoordinateReference", "SimpleFeatures", yams,
        ]),
    room("Programme", on: ["LandModel"]),
    room(
        "Allocation", on: ["Siting", "Optimization", "LandModel", "SimpleFeatures"],
        embedding: ["Policy/allocation-policy.json"]),
    room("Simulation", on: ["Siting", "LandModel", "SimpleFeatures", yams]),
    room(
        "Siting", on: ["LandModel", "SimpleFeatures"],
        embedding: ["Criteria/siting-policy.json", "Envelope/setback-policy.json"]),
    room("SampleCity", on: ["FeatureFormats", "LandModel", "CoordinateReference", "SimpleFeatures"]),
    room(
        "LandStore",
        on: ["GeoPackage", "FeatureFormats", "LandModel", "CoordinateReference", "SimpleFeatures", "COpenSSL"]),
    room(
        "LandModel", on: ["CoordinateReference", "SimpleFeatures"],
        embedding: ["Stages/stage-steps.json", "LandUse/land-use-codes.json", "Industry/industry-codes.json"]),
    room("GeoPackage", on: ["CoordinateReference", "SimpleFeatures", "CGeoPackageFunctions", grdb]),
    room("FeatureFormats", on: ["SimpleFeatures", "CFeatureDecoding", "CZlib"]),
    room("CoordinateReference", on: ["SimpleFeatures", "CPROJ"]),
    room("Optimization", on: ["CHiGHS"]),
    room("SimpleFeatures", on: ["CGEOS", "CGEOSContext"]),
]

let package = Package(
    name: "suodi",
    platforms: [.macOS(.v15)],
    products: rooms.map { .library(name: $0.name, targets: [$0.name]) } + [
        .executable(name: "suodi", targets: ["suodi"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .executableTarget(
            name: "suodi",
            dependencies: [
                "Reporting", "Planner", "Allocation", "Simulation", "Siting", "SampleCity", "LandStore", "GeoPackage",
                "FeatureFormats",
                "LandModel", "CoordinateReference", argumentParser,
            ], swiftSettings: strict)
    ] + rooms + [
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"]), .brew(["geos"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
        .systemLibrary(name: "CHiGHS", pkgConfig: "highs", providers: [.brew(["highs"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CGEOSContext", dependencies: ["CGEOS"]),
        // Not by pkg-config: SwiftPM warns about the macro in simdjson's file at every build.
        .target(name: "CFeatureDecoding", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CGeoPackageFunctions", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "PackingSupport", dependencies: ["Allocation", "TestSupport"], path: "Tests/PackingSupport",
            swiftSettings: strict),
        // Cities for tests, and their dump for a program of others to check.
        .target(
            name: "SitingSupport",
            dependencies: ["Siting", "LandModel", "CoordinateReference", "SimpleFeatures", "TestSupport"],
            path: "Tests/SitingSupport", swiftSettings: strict),
        .executableTarget(
            name: "suodi-pack-bench", dependencies: ["Allocation", "PackingSupport"],
            path: "Tests/Benchmarks/PackBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "suodi-plan-bench", dependencies: ["Allocation", "Siting", "LandStore", "LandModel"],
            path: "Tests/Benchmarks/PlanBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "suodi-simulation-bench", dependencies: ["Simulation", "Siting", "LandStore", "LandModel"],
            path: "Tests/Benchmarks/SimulationBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "suodi-bench",
            dependencies: [
                "Siting", "LandStore", "LandModel", "GeoPackage", "CoordinateReference", "SimpleFeatures",
            ],
            path: "Tests/Benchmarks/FindBenchmark", swiftSettings: strict),
        tests(of: "SimpleFeatures", besides: ["Corpus/known-differences.tsv", "Corpus/own-cases.xml"]),
        tests(of: "CoordinateReference", also: ["CPROJ"]),
        tests(of: "FeatureFormats"),
        tests(of: "GeoPackage", also: ["GeoPackageChild"]),
        // A writer in a process of its own, and a layer under SQLite: for tests that kill, and that let the disk fail.
        .executableTarget(
            name: "GeoPackageChild",
            dependencies: ["GeoPackage", "CoordinateReference", "SimpleFeatures", "CFailingVFS"],
            path: "Tests/GeoPackageChild", swiftSettings: strict),
        .target(name: "CFailingVFS", path: "Tests/CFailingVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
        tests(of: "Optimization"),
        tests(of: "LandModel"),
        tests(
            of: "LandStore",
            also: ["GeoPackage", "FeatureFormats", "LandModel", "CoordinateReference", "SimpleFeatures"]),
        tests(of: "Siting", also: ["SitingSupport"], besides: ["Proof/check_sites.py"]),
        tests(of: "Allocation", also: ["PackingSupport", "SitingSupport"], besides: ["Proof/check_plans.py"]),
        tests(
            of: "Simulation", also: ["SitingSupport", "LandStore"],
            besides: ["reserve_model", "reserve_scenario", "reserve_sums", "check_schema", "expected_demand"].map {
                "Proof/\($0).py"
            }),
        tests(of: "SampleCity", also: ["FeatureFormats"]),
        tests(of: "Programme"),
        tests(of: "Planner"),
        tests(of: "Reporting"),
        .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
