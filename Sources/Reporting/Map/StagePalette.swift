// SPDX-License-Identifier: Apache-2.0

/// The colours of land by stage, from raw to ready to used.
///
/// On the way a parcel takes, lightness falls with every stage, so a map photocopied in grey keeps its order: greys and
/// ochres until the ground is cleared, one strong green for the reserve, blues to violet from the listing to the start
/// of building. The stages beside that way have hues of their own. All pairs stay apart for readers with
/// red or green blindness.
public enum StagePalette {
    /// The stages a parcel passes when all goes well, in order.
    public static let mainStages = [
        "planned", "approving", "approved", "clearing", "cleared", "reserve", "listed", "sold", "delivered", "started",
    ]

    /// The stages beside the main way.
    public static let sideStages = ["failedAuction", "reclaimed", "withdrawn", "idle", "lowEfficiency"]

    /// The fill of a stage as `#rrggbb`; white for a name that is no stage.
    public static func fill(stage: String) -> String {
        fills[stage] ?? "#ffffff"
    }

    private static let fills = [
        "planned": "#e9e7e2",
        "approving": "#d8cfbb",
        "approved": "#d6bd88",
        "clearing": "#cda64c",
        "cleared": "#b98a2f",
        "reserve": "#009160",
        "listed": "#2c75bf",
        "sold": "#2860b2",
        "delivered": "#4c2f94",
        "started": "#3a0b5c",
        "failedAuction": "#f08fb4",
        "reclaimed": "#7fd0cb",
        "withdrawn": "#8d8e93",
        "idle": "#5e1710",
        "lowEfficiency": "#b04327",
    ]
}
