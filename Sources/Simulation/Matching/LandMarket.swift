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

    /// Puts back the stock of the start, without what is locked.
    ///
    /// - Parameter panel: needs by which ground is judged usable.
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
