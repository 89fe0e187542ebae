// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A law of one continuous value, whichever it is: what an assumption with chance in it holds.
public enum ChanceLaw: Sendable, Hashable {
    case constant(Double)
    /// Every value from `lower` to `upper` alike; `lower` is not above `upper`.
    case uniform(lower: Double, upper: Double)
    case triangular(TriangularLaw)
    case pert(PertLaw)
    case lognormal(LognormalLaw)
    case weibull(WeibullLaw)
    /// Waiting times without memory, with a positive `mean`.
    case exponential(mean: Double)
    case truncatedPareto(TruncatedParetoLaw)

    /// The value below which a share `uniform` of all values lies; never falls as `uniform` rises.
    ///
    /// - Precondition: `uniform` lies between 0 and 1, neither included, as ``RandomStream/nextUniform()`` draws it.
    public func quantile(_ uniform: Double) -> Double {
        switch self {
        case .constant(let value): value
        case .uniform(let lower, let upper): min(lower + uniform * (upper - lower), upper)
        case .triangular(let law): law.quantile(uniform)
        case .pert(let law): law.quantile(uniform)
        case .lognormal(let law): law.quantile(uniform)
        case .weibull(let law): law.quantile(uniform)
        case .exponential(let mean): -mean * log1p(-uniform)
        case .truncatedPareto(let law): law.quantile(uniform)
        }
    }

    public var mean: Double {
        switch self {
        case .constant(let value): value
        case .uniform(let lower, let upper): (lower + upper) / 2
        case .triangular(let law): law.mean
        case .pert(let law): law.mean
        case .lognormal(let law): law.moment(1)
        case .weibull(let law): law.mean
        case .exponential(let mean): mean
        case .truncatedPareto(let law): law.moment(1)
        }
    }

    /// No value is less.
    public var lowerBound: Double {
        switch self {
        case .constant(let value): value
        case .uniform(let lower, _): lower
        case .triangular(let law): law.minimum
        case .pert(let law): law.minimum
        case .lognormal, .weibull, .exponential: 0
        case .truncatedPareto(let law): law.lower
        }
    }

    /// No value is greater; infinite where the law has no end.
    public var upperBound: Double {
        switch self {
        case .constant(let value): value
        case .uniform(_, let upper): upper
        case .triangular(let law): law.maximum
        case .pert(let law): law.maximum
        case .lognormal, .weibull, .exponential: .infinity
        case .truncatedPareto(let law): law.upper
        }
    }

    /// The law of all values times `factor`, of the same kind.
    ///
    /// - Precondition: `factor` is positive and finite.
    /// - Complexity: O(1); a ``PertLaw`` keeps its table.
    public func scaled(by factor: Double) -> ChanceLaw {
        precondition(factor > 0 && factor < .infinity, "a law cannot be scaled by \(factor)")
        return switch self {
        case .constant(let value): .constant(value * factor)
        case .uniform(let lower, let upper): .uniform(lower: lower * factor, upper: upper * factor)
        case .triangular(let law):
            .triangular(
                TriangularLaw(
                    minimum: law.minimum * factor, mode: law.mode * factor, maximum: law.maximum * factor))
        case .pert(let law): .pert(law.scaled(by: factor))
        case .lognormal(let law): .lognormal(LognormalLaw(median: law.median * factor, sigma: law.sigma))
        case .weibull(let law): .weibull(WeibullLaw(shape: law.shape, scale: law.scale * factor))
        case .exponential(let mean): .exponential(mean: mean * factor)
        case .truncatedPareto(let law):
            .truncatedPareto(
                TruncatedParetoLaw(exponent: law.exponent, lower: law.lower * factor, upper: law.upper * factor))
        }
    }

    /// The share of values up to one, by halving; a little less than it is, where it lies between two numbers.
    ///
    /// - Complexity: 52 quantiles.
    func share(upTo value: Double) -> Double {
        if value <= lowerBound { return 0 }
        if value >= upperBound { return 1 }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<52 {
            let middle = (low + high) / 2
            if quantile(middle) <= value { low = middle } else { high = middle }
        }
        return low
    }
}
