// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The normal distribution with mean 0 and standard deviation 1.
public enum NormalLaw {
    /// The value below which a share `uniform`, between 0 and 1, of all values lies; about 16 digits.
    ///
    /// Wichura: *Algorithm AS 241*, Applied Statistics 37 (1988), routine PPND16.
    public static func quantile(_ uniform: Double) -> Double {
        precondition(uniform > 0 && uniform < 1, "the probability \(uniform) has no quantile")
        let fromMiddle = uniform - 0.5
        if abs(fromMiddle) <= 0.425 {
            let r = 0.180625 - fromMiddle * fromMiddle
            return fromMiddle * ratio(middle.above, middle.below, r)
        }
        let r = sqrt(-log(min(uniform, 1 - uniform)))
        let value = r <= 5 ? ratio(flank.above, flank.below, r - 1.6) : ratio(tail.above, tail.below, r - 5)
        return fromMiddle < 0 ? -value : value
    }

    private typealias Coefficients = (Double, Double, Double, Double, Double, Double, Double, Double)

    // Written out: an array here would be fetched and counted for every number drawn.
    @inline(__always)
    private static func ratio(_ a: Coefficients, _ b: Coefficients, _ r: Double) -> Double {
        let above = ((((((a.7 * r + a.6) * r + a.5) * r + a.4) * r + a.3) * r + a.2) * r + a.1) * r + a.0
        let below = ((((((b.7 * r + b.6) * r + b.5) * r + b.4) * r + b.3) * r + b.2) * r + b.1) * r + b.0
        return above / below
    }

    private static var middle: (above: Coefficients, below: Coefficients) {
        (
            (
                3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
                1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                3.3430575583588128105e+4, 2.5090809287301226727e+3
            ),
            (
                1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
                2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
                5.2264952788528545610e+3
            )
        )
    }

    private static var flank: (above: Coefficients, below: Coefficients) {
        (
            (
                1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                2.27238449892691845833e-2, 7.74545014278341407640e-4
            ),
            (
                1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                1.05075007164441684324e-9
            )
        )
    }

    private static var tail: (above: Coefficients, below: Coefficients) {
        (
            (
                6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                2.71155556874348757815e-5, 2.01033439929228813265e-7
            ),
            (
                1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
                2.04426310338993978564e-15
            )
        )
    }
}
