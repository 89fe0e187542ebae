// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, show, compare, export, accept and try changes of kept plans 方案管理",
        discussion: """
            `suodi match --plan NAME` keeps a plan. Nothing else changes until it is accepted: then the parcels that it
            cuts or merges become what it makes of them, and every project is promised its site for a time.

            EXAMPLES
              suodi plan list -w zhuzhou.gpkg
              suodi plan show -w zhuzhou.gpkg spring
              suodi plan diff -w zhuzhou.gpkg spring summer
              suodi plan export -w zhuzhou.gpkg spring -o spring.geojson
              suodi plan accept -w zhuzhou.gpkg spring --dry-run
              suodi plan move -w zhuzhou.gpkg S19-002 shifeng-B12-01 --plan spring --dry-run
            """,
        subcommands: [PlanList.self, PlanShow.self, PlanDiff.self, PlanExport.self, PlanAccept.self, PlanMove.self])
}
