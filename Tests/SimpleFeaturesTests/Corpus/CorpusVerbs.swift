// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures

/// What each operation of the corpus is in this module.
extension CorpusQuestion {
    typealias Predicate = (Geometry, Geometry?, CorpusFile.Operation) throws -> Bool
    typealias PreparedPredicate = (borrowing PreparedGeometry, Geometry, CorpusFile.Operation) throws -> Bool

    static var predicates: [String: (plain: Predicate, prepared: PreparedPredicate?)] {
        [
            "intersects": binary({ try $0.intersects($1) }, { try $0.intersects($1) }),
            "disjoint": binary({ try $0.disjoint($1) }, { try $0.disjoint($1) }),
            "contains": binary({ try $0.contains($1) }, { try $0.contains($1) }),
            "covers": binary({ try $0.covers($1) }, { try $0.covers($1) }),
            "coveredby": binary({ try $0.coveredBy($1) }, { try $0.coveredBy($1) }),
            "within": binary({ try $0.within($1) }, { try $0.within($1) }),
            "touches": binary({ try $0.touches($1) }, { try $0.touches($1) }),
            "crosses": binary({ try $0.crosses($1) }, { try $0.crosses($1) }),
            "overlaps": binary({ try $0.overlaps($1) }, { try $0.overlaps($1) }),
            "equalstopo": binary { try $0.equalsTopologically($1) },
            "equalsnorm": binary { try $0.normalized().equalsExactly($1.normalized()) },
            "equalsexact": (
                { a, b, operation in try a.equalsExactly(given(b), tolerance: operation.number(3) ?? 0) }, nil
            ),
            "relate": ({ a, b, operation in try a.relate(given(b), pattern: operation.arguments[2] ?? "") }, nil),
            "iswithindistance": (
                { a, b, operation in try a.isWithinDistance(operation.number(3) ?? .nan, of: given(b)) },
                { a, b, operation in try a.isWithinDistance(operation.number(3) ?? .nan, of: b) }
            ),
            "isvalid": ({ a, _, _ in try a.validity() == .valid }, nil),
            "issimple": ({ a, _, _ in try a.isSimple() }, nil),
        ]
    }

    static var measures: [String: (Geometry, Geometry?) throws -> Double] {
        [
            "distance": { try $0.distance(to: given($1)) },
            "minclearance": { a, _ in try a.minimumClearance() },
            "unionarea": { a, _ in try a.unaryUnion().area },
            "unionlength": { a, _ in try a.unaryUnion().length },
        ]
    }

    static var derivations: [String: (Geometry, CorpusFile.Operation) throws -> Geometry] {
        [
            "getboundary": { a, _ in try a.boundary() },
            "getcentroid": { a, _ in try a.centroid() },
            "getinteriorpoint": { a, _ in try a.pointOnSurface() },
            "convexhull": { a, _ in try a.convexHull() },
            "minclearanceline": { a, _ in try a.minimumClearanceLine() },
            "buildarea": { a, _ in try a.buildArea() },
            "makevalid": { a, _ in try a.makeValid(method: .linework) },
            // The corpus has the lines in a plain collection.
            "linemerge": { a, _ in try .collection(a.lineMerge().parts) },
            "polygonize": { a, _ in try Geometry.polygonize([a]).polygons },
            "densify": { a, operation in try a.densify(maximumSegmentLength: operation.number(2) ?? .nan) },
        ]
    }

    /// With `NG`, `SR` (on a grid) and `SIN` the corpus names ways of computing, which here are one.
    static func overlay(_ name: String) -> ((Geometry, Geometry?, PrecisionGrid) throws -> Geometry)? {
        let verb = ["ng", "sr", "sin"].first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
        switch verb {
        case "intersection": return { try $0.intersection(given($1), precisionGrid: $2) }
        case "difference": return { try $0.difference(given($1), precisionGrid: $2) }
        case "symdifference": return { try $0.symmetricDifference(given($1), precisionGrid: $2) }
        case "union":
            return { a, b, grid in
                guard let b else { return try a.unaryUnion(precisionGrid: grid) }
                return try a.union(b, precisionGrid: grid)
            }
        default: return nil
        }
    }

    private static func given(_ b: Geometry?) throws -> Geometry {
        guard let b else { throw Missing() }
        return b
    }

    private static func binary(
        _ plain: @escaping (Geometry, Geometry) throws -> Bool,
        _ prepared: ((borrowing PreparedGeometry, Geometry) throws -> Bool)? = nil
    ) -> (Predicate, PreparedPredicate?) {
        ({ a, b, _ in try plain(a, given(b)) }, prepared.map { ask in { a, b, _ in try ask(a, b) } })
    }
}
