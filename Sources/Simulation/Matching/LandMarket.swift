// SPDX-License-Identifier: Apache-2.0

/// Stock that needs are met from in one replication.
protocol LandMarket: SendableMetatype {
    /// How a need can be met.
    associatedtype Offer: LandOffering

    /// Whether who comes later must wait for all before him.
    var isQueueStrict: Bool { get }
    /// In stock and not locked, in thousandths of a mu.
    var available: Int { get }
    /// The part of it that some need of this replication could use.
    var usable: Int { get }

    /// Puts back the stock of the start. - Returns: what is locked, with the month until which it is.
    mutating func reset(panel: [LandNeed])
    /// Finds a site for a need; nil where nothing serves.
    mutating func offer(for need: LandNeed) -> Offer?
    /// Finds a site that uses land which has just come in, so that only this is looked at.
    mutating func offer(for need: LandNeed, fromNew count: Int) -> Offer?
    /// Takes what was offered out of the stock.
    mutating func take(_ offer: Offer)
    /// Puts back what was taken.
    mutating func putBack(_ offer: Offer)
    /// Adds a parcel that comes from outside.
    mutating func add(parcel: Int)
    /// Why nothing serves a need.
    mutating func cause(of need: LandNeed) -> ShortageCause
    /// The ground of an offer, for a trace; nil where it has no place.
    func ground(of offer: Offer) -> GroundShare?
    /// Whether a parcel that is not there yet would serve a need.
    func wouldServe(_ need: LandNeed, parcel: Int) -> Bool
}

/// A way to meet a need.
protocol LandOffering {
    /// What it takes, in thousandths of a mu.
    var area: Int { get }
    /// Whether ground is left over, which is then the newest piece of the stock.
    var leavesRest: Bool { get }
}

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
