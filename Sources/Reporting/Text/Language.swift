// SPDX-License-Identifier: Apache-2.0

/// The languages a report can be written in.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"

    /// The language asked for: by `override` (such as the option `--lang zh`), else by the environment.
    ///
    /// Both hold locale names: `zh`, `zh-CN`, `zh_CN.UTF-8`. Of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set
    /// and not empty decides (POSIX.1-2017, section 8.2). Any Chinese locale is Chinese, everything else English. An
    /// override that names neither language is ignored.
    public static func preferred(environment: [String: String], override: String? = nil) -> Language {
        if let override, let named = Language(locale: override) { return named }
        for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = environment[variable], !value.isEmpty {
                return Language(locale: value) ?? .english
            }
        }
        return .english
    }

    /// The language of a locale name, `nil` when it is neither Chinese nor English.
    public init?(locale: String) {
        let name = locale.prefix { $0.isASCII && $0.isLetter }.lowercased()
        self.init(rawValue: name)
    }

    /// The one of two texts that is in this language.
    public func text(en english: @autoclosure () -> String, zh chinese: @autoclosure () -> String) -> String {
        switch self {
        case .english: english()
        case .chinese: chinese()
        }
    }
}
