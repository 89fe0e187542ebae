// SPDX-License-Identifier: Apache-2.0

/// What keeps a need from being met, though there may be land: the first of these that explains it.
public enum ShortageCause: Int, Sendable, Hashable, CaseIterable {
    /// Less in stock than asked for, of whatever kind.
    case stock
    /// Enough, but not of the class.
    case landUse
    /// Enough, but not in the parks that may serve.
    case park
    /// Enough in these parks, but scattered in pieces that are too small.
    case size
    /// Large enough, but not of the shape: no straight cut gives the area, or the hall does not fit.
    case shape
    /// Enough, but held back for greater projects.
    case heldBack
}
