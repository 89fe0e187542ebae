// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// In which form a plan is given: as other answers, and as a picture.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, geojson, svg
}
