// SPDX-License-Identifier: Apache-2.0
internal import Reporting
internal import Testing

@Suite("Language")
struct LanguageTests {
    @Test("the first locale variable that is set and not empty decides, in the order of POSIX")
    func order() {
        #expect(Language.preferred(environment: [:]) == .english)
        #expect(Language.preferred(environment: ["LANG": "zh_CN.UTF-8"]) == .chinese)
        #expect(Language.preferred(environment: ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"]) == .english)
        #expect(Language.preferred(environment: ["LANG": "en_US", "LC_ALL": "zh_TW.Big5"]) == .chinese)
        #expect(Language.preferred(environment: ["LANG": "zh_CN", "LC_ALL": ""]) == .chinese)
        #expect(Language.preferred(environment: ["LANG": "zh_CN", "LC_ALL": "C.UTF-8"]) == .english)
        #expect(Language.preferred(environment: ["LANG": "de_DE.UTF-8"]) == .english)
    }

    @Test("an override goes before the environment, unless it names no language we speak")
    func override() {
        #expect(Language.preferred(environment: ["LC_ALL": "en_US"], override: "zh-CN") == .chinese)
        #expect(Language.preferred(environment: ["LC_ALL": "zh_CN"], override: "EN") == .english)
        #expect(Language.preferred(environment: ["LC_ALL": "zh_CN"], override: "fr") == .chinese)
        #expect(Language.preferred(environment: [:], override: "") == .english)
    }

    @Test("text is given in one of two languages")
    func text() {
        #expect(Language.english.text(en: "parcel", zh: "地块") == "parcel")
        #expect(Language.chinese.text(en: "parcel", zh: "地块") == "地块")
    }
}
