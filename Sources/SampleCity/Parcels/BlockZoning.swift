// SPDX-License-Identifier: Apache-2.0

/// What every block is used for: built up in the middle of a park, then stock, then the belts of clearing, approval
/// and plans.
///
/// The clearing belt measures exactly what the year's plan clears and the approval belt what it approves; the last block
/// of each is cut to fit. Some 35 % of these belts become industrial lots, the rest roads, greens, utilities and homes.
struct BlockZoning: Sendable {
    enum Use: String, Sendable { case built, stock, cleared, clearing, approved, approving, planned }

    struct Piece: Sendable {
        let block: ParkLayout.Block
        let use: Use
        /// Whether it is cut into lots.
        let isIndustrial: Bool
        let rectangle: LocalRectangle
        let areaHundredths: Int
    }

    private(set) var pieces: [Piece] = []

    /// Industrial part of land that is approved and cleared.
    static let industrialShare = 0.35
    /// A remainder smaller than this is not left to a block of its own.
    private static let smallestPieceHundredths = 4_000_000
    private static let hundredthsPerMu = 2_000.0 / 3 * 100
    private static let stockMu = 4_850.0
    private static let plannedMu = 9_000.0

    init(layout: ParkLayout) throws {
        let total = layout.blocks.reduce(0) { $0 + $1.areaHundredths }
        let outer = PlanYear.clearingHundredths + PlanYear.approvalHundredths
        let stock = Int(BlockZoning.stockMu * BlockZoning.hundredthsPerMu)
        let planned = Int(BlockZoning.plannedMu * BlockZoning.hundredthsPerMu)
        let built = total - outer - stock - planned
        guard built > 0 else {
            throw SampleCityError("the parks hold \(total / 100) m² of blocks, too few for the year's plan")
        }
        var blocks = layout.blocks[...]
        take(.built, about: built, from: &blocks)
        take(.stock, about: stock, from: &blocks)
        takeExactly(PlanYear.clearingHundredths, from: &blocks) { done in
            done < 400_000_000 ? .cleared : done < 1_400_000_000 ? .clearing : .approved
        }
        takeExactly(PlanYear.approvalHundredths, from: &blocks) { _ in .approving }
        take(.planned, about: .max, from: &blocks, industrialShare: 0.6)
    }

    private mutating func take(
        _ use: Use, about target: Int, from blocks: inout ArraySlice<ParkLayout.Block>, industrialShare: Double = 1
    ) {
        var (area, industrial) = (0, 0)
        while area < target, let block = blocks.popFirst() {
            area += block.areaHundredths
            let isIndustrial = Double(industrial + block.areaHundredths / 2) <= industrialShare * Double(area)
            if isIndustrial { industrial += block.areaHundredths }
            pieces.append(
                Piece(
                    block: block, use: use, isIndustrial: isIndustrial, rectangle: block.rectangle,
                    areaHundredths: block.areaHundredths))
        }
    }

    private mutating func takeExactly(
        _ target: Int, from blocks: inout ArraySlice<ParkLayout.Block>, use: (_ done: Int) -> Use
    ) {
        var (done, industrial) = (0, 0)
        while done < target, let block = blocks.popFirst() {
            let left = target - done
            var area = min(block.areaHundredths, left)
            if left > area, left - area < BlockZoning.smallestPieceHundredths { area /= 2 }
            let isWhole = area == block.areaHundredths
            let isIndustrial =
                isWhole
                && Double(industrial + area / 2) <= BlockZoning.industrialShare * Double(done + area)
            if isIndustrial { industrial += area }
            let share = Double(area) / Double(block.areaHundredths)
            pieces.append(
                Piece(
                    block: block, use: use(done), isIndustrial: isIndustrial,
                    rectangle: isWhole ? block.rectangle : block.rectangle.leading(share: share), areaHundredths: area))
            done += area
        }
    }
}
