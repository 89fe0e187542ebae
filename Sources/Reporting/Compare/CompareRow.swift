// SPDX-License-Identifier: Apache-2.0

/// One line of a comparison: what is compared, what each site has of it, and who has the best.
struct CompareRow {
    enum Better {
        case less, more
    }

    /// As answers for machines name it: `net-area`, `near:rail_station`, `preference:price`.
    let name: String
    let title: String
    /// One a site; empty where it has none, or it is not known.
    let cells: [String]
    /// Positions of the sites with the best value; empty where none is better than another.
    let best: Set<Int>

    init(_ name: String, _ title: String, _ cells: [String], best: Set<Int> = []) {
        self.name = name
        self.title = title
        self.cells = cells
        self.best = best
    }

    /// A row of figures, of which less or more is better.
    ///
    /// - Parameters:
    ///   - contenders: which sites may be best: what does not serve is best at nothing.
    init(
        _ name: String, _ title: String, _ values: [Double?], _ better: Better, among contenders: [Bool],
        text: (Double) -> String
    ) {
        let cells = values.map { $0.map(text) ?? "" }
        let known = values.enumerated().compactMap { position, value in
            contenders[position] ? value.map { (position, $0, cells[position]) } : nil
        }
        let top = better == .less ? known.map(\.1).min() : known.map(\.1).max()
        // Who reads the same figure is as good.
        let figures = Set(known.filter { $0.1 == top }.map(\.2))
        let best = Set(known.filter { figures.contains($0.2) }.map(\.0))
        self.init(name, title, cells, best: best.count == known.count ? [] : best)
    }
}
