// SPDX-License-Identifier: Apache-2.0
public import LandModel

extension Requirement {
    /// The requirement of a project of the ledger, with what law and policy add to it.
    ///
    /// A chemical project keeps the policy's distance from the river; no project is put on constraint zones.
    public init(of project: Project, policy: SitingPolicy = .shipped) {
        self.init()
        projectID = project.id
        netArea = project.netArea
        landUse = project.landUse
        county = project.county
        transferCounties = Set(project.transferCounties)
        parkIDs = Set(project.parkIDs)
        needBy = project.neededOn
        if let length = project.hallLengthMetres, let width = project.hallWidthMetres { hall = Hall(length, width) }
        frontageMinimumMetres = project.frontageMinimumMetres
        widthMinimumMetres = project.widthMinimumMetres
        slopeMaximumPercent = project.slopeMaximumPercent
        needs = project.needs
        priceMaximumWanPerMu = project.priceMaximumWanPerMu
        floorAreaRatio = project.floorAreaRatio
        fixedInvestment = project.fixedInvestment
        taxPerYear = project.taxPerYear
        industry = project.industry
        if let floor = project.floorAreaSquareMetres {
            floorArea = QuantityRange(Area(squareMetres: floor), nil)
            floorHeightMetres = project.floorHeightMetres
            floorLoadKilonewtonsPerSquareMetre = project.floorLoadKilonewtonsPerSquareMetre
            floorColumnGrid = project.floorColumnGrid
            floorCraneTonnes = project.floorCraneTonnes
            floorFireClass = project.floorFireClass
        }
        floorNeedBy = project.floorNeededOn
        if asksForFloor, let floorNeededOn = project.floorNeededOn { needBy = floorNeededOn }
        apply(policy, isChemical: project.isChemical)
    }

    /// Adds what holds for every project: the river rule for chemical ones, and the exclusion share.
    public mutating func apply(_ policy: SitingPolicy, isChemical: Bool) {
        if isChemical {
            addLaw(
                DistanceRule(
                    facilityKind: Facility.river, isMaximum: false, metres: policy.chemicalRiverDistance.value))
        }
        if exclusionShareMaximum == nil {
            exclusionShareMaximum = policy.exclusionShareMaximum.value
            exclusionIsLaw = true
        }
    }
}
