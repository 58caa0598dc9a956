//! The languages of a CV: each has a tag, and a file of words under `data/locales/`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

macro_rules! locales {
    ($(
        $(#[doc = $doc:literal])*
        $variant:ident $tag:literal $name:literal,
        countries [$($country:literal)*],
        called [$($called:literal)*],
        csl $csl:literal;
    )*) => {
        /// A language, with the country where it matters (BCP 47).
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Locale {
            #[default]
            $($(#[doc = $doc])* $variant,)*
        }

        impl Locale {
            /// Every language.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its tag: `de`, or `en-GB` where the country matters.
            pub fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag,)* }
            }

            /// Its name in English.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The tags with a country that mean it too: `de-AT`.
            pub fn countries(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($country,)*],)* }
            }

            /// What people call it who do not know its tag: its name in itself and its
            /// codes in ISO 639-2, in lower case.
            pub fn called(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($called,)*],)* }
            }

            /// CSL's tag of the language.
            pub fn csl(self) -> &'static str {
                match self { $(Self::$variant => $csl,)* }
            }

            /// Its words, as TOML.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        include_str!(concat!("../../data/locales/", $tag, ".toml"))
                    })*
                }
            }

            /// What the schema says of it.
            fn description(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),*).trim_ascii(),)* }
            }
        }
    };
}

locales! {
    /// English; dates as in the United States.
    En "en" "English", countries ["en-US"], called ["eng" "american"], csl "en-US";
    /// English; dates and spelling as in the United Kingdom.
    EnGb "en-GB" "British English",
        countries ["en-AU" "en-IE" "en-IN" "en-NZ" "en-ZA"], called ["british" "en-uk"],
        csl "en-GB";
    /// Arabic.
    Ar "ar" "Arabic", countries [], called ["العربية" "ara"], csl "ar";
    /// Czech.
    Cs "cs" "Czech", countries ["cs-CZ"], called ["čeština" "ces" "cze" "cz"], csl "cs-CZ";
    /// Danish.
    Da "da" "Danish", countries ["da-DK"], called ["dansk" "dan" "dk"], csl "da-DK";
    /// German.
    De "de" "German",
        countries ["de-AT" "de-CH" "de-DE"], called ["deutsch" "deu" "ger"], csl "de-DE";
    /// Greek.
    El "el" "Greek", countries ["el-CY" "el-GR"],
        called ["ελληνικά" "ell" "gre" "gr"], csl "el-GR";
    /// Spanish.
    Es "es" "Spanish", countries ["es-AR" "es-CL" "es-CO" "es-ES" "es-MX"],
        called ["español" "castellano" "spa"], csl "es-ES";
    /// Finnish.
    Fi "fi" "Finnish", countries ["fi-FI"], called ["suomi" "fin"], csl "fi-FI";
    /// French.
    Fr "fr" "French", countries ["fr-BE" "fr-CA" "fr-CH" "fr-FR"],
        called ["français" "francais" "fra" "fre"], csl "fr-FR";
    /// Hebrew.
    He "he" "Hebrew", countries ["he-IL"], called ["עברית" "heb" "iw"], csl "he-IL";
    /// Hungarian.
    Hu "hu" "Hungarian", countries ["hu-HU"], called ["magyar" "hun"], csl "hu-HU";
    /// Italian.
    It "it" "Italian", countries ["it-CH" "it-IT"], called ["italiano" "ita"],
        csl "it-IT";
    /// Japanese.
    Ja "ja" "Japanese", countries ["ja-JP"], called ["日本語" "jpn" "jp"], csl "ja-JP";
    /// Korean.
    Ko "ko" "Korean", countries ["ko-KR"], called ["한국어" "kor" "kr"], csl "ko-KR";
    /// Norwegian (bokmål).
    Nb "nb" "Norwegian", countries ["nb-NO"], called ["norsk" "bokmål" "no" "nor" "nob"],
        csl "nb-NO";
    /// Dutch.
    Nl "nl" "Dutch", countries ["nl-BE" "nl-NL"], called ["nederlands" "nld" "dut"],
        csl "nl-NL";
    /// Polish.
    Pl "pl" "Polish", countries ["pl-PL"], called ["polski" "pol"], csl "pl-PL";
    /// Portuguese, as in Portugal.
    Pt "pt" "Portuguese", countries ["pt-PT"], called ["português" "portugues" "por"],
        csl "pt-PT";
    /// Portuguese, as in Brazil.
    PtBr "pt-BR" "Brazilian Portuguese", countries [],
        called ["português do brasil" "brasileiro" "brazilian"],
        csl "pt-BR";
    /// Romanian.
    Ro "ro" "Romanian", countries ["ro-MD" "ro-RO"], called ["română" "ron" "rum"],
        csl "ro-RO";
    /// Russian.
    Ru "ru" "Russian", countries ["ru-RU"], called ["русский" "rus"], csl "ru-RU";
    /// Swedish.
    Sv "sv" "Swedish", countries ["sv-FI" "sv-SE"], called ["svenska" "swe" "se"],
        csl "sv-SE";
    /// Turkish.
    Tr "tr" "Turkish", countries ["tr-TR"], called ["türkçe" "turkce" "tur"], csl "tr-TR";
    /// Ukrainian.
    Uk "uk" "Ukrainian", countries ["uk-UA"], called ["українська" "ukr" "ua"],
        csl "uk-UA";
    /// Chinese, in simplified characters.
    Zh "zh" "Chinese", countries ["zh-CN" "zh-SG"], called ["中文" "zho" "chi" "cn"],
        csl "zh-CN";
}

impl Locale {
    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Ar | Self::He)
    }

    /// The tag of every language.
    pub fn tags() -> Vec<&'static str> {
        Self::ALL.iter().map(|locale| locale.tag()).collect()
    }

    /// The language of a tag, as `locale` takes it.
    pub fn of(tag: &str) -> Option<Self> {
        let is_its =
            |locale: &&Self| locale.tag() == tag || locale.countries().contains(&tag);
        Self::ALL.iter().find(is_its).copied()
    }

    /// Whether both are one language, of whatever country.
    pub fn is_language_of(self, other: Self) -> bool {
        let language = |locale: Self| locale.tag().split('-').next();
        language(self) == language(other)
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::of(&tag).ok_or_else(|| de::Error::custom("not a language"))
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl JsonSchema for Locale {
    fn schema_name() -> Cow<'static, str> {
        "Locale".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let tag = |locale: &Self| json_schema!({ "const": locale.tag(), "description": locale.description() });
        let countries = Self::ALL.iter().flat_map(|locale| locale.countries());
        let countries = json_schema!({
            "enum": countries.collect::<Vec<_>>(),
            "description": "The same languages, with a country.",
        });
        let all: Vec<_> = Self::ALL.iter().map(tag).chain([countries]).collect();
        json_schema!({
            "title": "locale",
            "description": "A language, with the country where it matters (BCP 47).",
            "oneOf": all,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;

    #[test]
    fn the_languages_are_the_files() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/locales");
        let files = fs::read_dir(folder).expect("a folder of languages");
        let files: BTreeSet<_> = files
            .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        let tags = Locale::ALL.iter().map(|locale| format!("{}.toml", locale.tag()));
        assert_eq!(files, tags.collect());
    }

    #[test]
    fn a_tag_is_that_of_one_language() {
        let mut seen = BTreeSet::new();
        for locale in Locale::ALL {
            let called = locale.countries().iter().chain(locale.called());
            for tag in called.chain([&locale.tag()]) {
                assert!(seen.insert(*tag), "{tag}");
            }
        }
        assert_eq!(Locale::of("de-AT"), Some(Locale::De));
        assert_eq!(Locale::of("en-GB"), Some(Locale::EnGb));
        assert_eq!(Locale::of("pt-PT"), Some(Locale::Pt));
        assert_eq!(Locale::of("pt-BR"), Some(Locale::PtBr));
        assert_eq!(Locale::of("deutsch"), None);
        assert!(Locale::En.is_language_of(Locale::EnGb));
        assert!(Locale::PtBr.is_language_of(Locale::Pt));
    }
}
