//! The scripts that no embedded font has: which characters they are, which of the installed
//! fonts are best for them, and which package has one.

use crate::model::Locale;

/// A script that is set in an installed font.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Script {
    /// Its name in LaTeX: the tag of ISO 15924, in lower case.
    pub tag: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// A character that every font for it has.
    pub sample: char,
    /// The Debian package of a font that has it.
    pub package: &'static str,
    /// Whether it is written from right to left.
    pub is_right_to_left: bool,
    /// First and last characters, in Unicode's blocks.
    ranges: &'static [(u32, u32)],
    /// Families that are well made for it, the best first.
    families: &'static [&'static str],
}

macro_rules! scripts {
    ($($tag:literal $name:literal $sample:literal $package:literal $rtl:literal
        [$(($first:literal, $last:literal)),*] [$($family:literal),*];)*) => {
        /// Every script that is set in an installed font.
        static ALL: &[Script] = &[$(Script {
            tag: $tag, name: $name, sample: $sample, package: $package,
            is_right_to_left: $rtl,
            ranges: &[$(($first, $last)),*], families: &[$($family),*],
        },)*];
    };
}

scripts! {
    "hani" "Chinese and Japanese" '中' "fonts-noto-cjk" false
        [(0x2e80, 0x30ff), (0x3100, 0x312f), (0x3190, 0x4dbf), (0x4e00, 0x9fff),
         (0xf900, 0xfaff), (0xfe30, 0xfe4f), (0xff01, 0xffef), (0x20000, 0x323af)]
        ["Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun",
         "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
         "AR PL UMing CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"];
    "hang" "Korean" '한' "fonts-noto-cjk" false
        [(0x1100, 0x11ff), (0x3130, 0x318f), (0xa960, 0xa97f), (0xac00, 0xd7ff)]
        ["Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang", "NanumMyeongjo",
         "UnBatang", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic",
         "UnDotum"];
    "arab" "Arabic" 'ع' "fonts-hosny-amiri" true
        [(0x600, 0x6ff), (0x750, 0x77f), (0x870, 0x8ff), (0xfb50, 0xfdff), (0xfe70, 0xfefe)]
        ["Amiri", "Scheherazade New", "Scheherazade", "Noto Naskh Arabic", "Geeza Pro",
         "Traditional Arabic", "Noto Sans Arabic"];
    "hebr" "Hebrew" 'ש' "culmus" true
        [(0x590, 0x5ff), (0xfb1d, 0xfb4f)]
        ["David CLM", "Frank Ruehl CLM", "SBL Hebrew", "Noto Serif Hebrew", "David",
         "New Peninim MT", "Noto Sans Hebrew"];
    "deva" "Devanagari" 'क' "fonts-lohit-deva" false
        [(0x900, 0x97f), (0xa8e0, 0xa8ff)]
        ["Noto Serif Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Lohit Devanagari",
         "Noto Sans Devanagari"];
    "beng" "Bengali" 'ক' "fonts-lohit-beng-bengali" false [(0x980, 0x9ff)]
        ["Noto Serif Bengali", "Lohit Bengali", "Noto Sans Bengali"];
    "guru" "Gurmukhi" 'ਕ' "fonts-lohit-guru" false [(0xa00, 0xa7f)]
        ["Noto Serif Gurmukhi", "Lohit Gurmukhi", "Noto Sans Gurmukhi"];
    "gujr" "Gujarati" 'ક' "fonts-lohit-gujr" false [(0xa80, 0xaff)]
        ["Noto Serif Gujarati", "Lohit Gujarati", "Noto Sans Gujarati"];
    "taml" "Tamil" 'க' "fonts-lohit-taml" false [(0xb80, 0xbff)]
        ["Noto Serif Tamil", "Lohit Tamil", "Noto Sans Tamil"];
    "telu" "Telugu" 'క' "fonts-lohit-telu" false [(0xc00, 0xc7f)]
        ["Noto Serif Telugu", "Lohit Telugu", "Noto Sans Telugu"];
    "knda" "Kannada" 'ಕ' "fonts-lohit-knda" false [(0xc80, 0xcff)]
        ["Noto Serif Kannada", "Lohit Kannada", "Noto Sans Kannada"];
    "mlym" "Malayalam" 'ക' "fonts-lohit-mlym" false [(0xd00, 0xd7f)]
        ["Noto Serif Malayalam", "Lohit Malayalam", "Noto Sans Malayalam"];
    "thai" "Thai" 'ก' "fonts-tlwg-norasi-otf" false [(0xe00, 0xe7f)]
        ["Noto Serif Thai", "Norasi", "Thonburi", "Noto Sans Thai"];
    "ethi" "Ethiopic" 'ሀ' "fonts-sil-abyssinica" false [(0x1200, 0x139f), (0x2d80, 0x2ddf)]
        ["Noto Serif Ethiopic", "Abyssinica SIL", "Noto Sans Ethiopic"];
}

impl Script {
    /// The script of a character, if it is one of these.
    pub fn of(character: char) -> Option<&'static Self> {
        let code = u32::from(character);
        // Nothing before it is of one of them, and most texts are.
        if code < 0x590 {
            return None;
        }
        let has = |script: &&Self| {
            script.ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
        };
        ALL.iter().find(has)
    }

    /// What to do where no font has it.
    pub fn help(&self) -> String {
        format!(
            "install a font for {}, such as the package `{}`",
            self.name, self.package
        )
    }

    /// How a font of it is set, in LaTeX: its size beside Latin letters, and the rules of the
    /// script in the font (OpenType's tag).
    pub fn features(&self) -> String {
        match self.tag {
            "hani" | "hang" => format!("0.93;script={},", self.tag),
            "deva" | "beng" | "guru" | "gujr" | "taml" | "telu" | "knda" | "mlym" => {
                let stem = if self.tag == "mlym" { "mlm" } else { &self.tag[..3] };
                format!(";script={stem}2,")
            }
            tag => format!(";script={tag},"),
        }
    }

    /// The families that are well made for it in a language, the best first: a Chinese
    /// character has another form in Japan.
    pub fn families(&'static self, locale: Locale) -> Vec<&'static str> {
        let of_language: &[&str] = match (self.tag, locale) {
            ("hani", Locale::Ja) => &[
                "Noto Serif CJK JP",
                "Source Han Serif",
                "Hiragino Mincho ProN",
                "Yu Mincho",
                "IPAexMincho",
                "IPAMincho",
                "Noto Sans CJK JP",
                "Hiragino Sans",
                "Yu Gothic",
                "IPAGothic",
            ],
            ("hani", Locale::Ko) => &[
                "Noto Serif CJK KR",
                "Source Han Serif K",
                "Noto Sans CJK KR",
                "UnBatang",
            ],
            _ => &[],
        };
        of_language.iter().chain(self.families).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_of_one_script() {
        for (character, tag) in [
            ('漢', "hani"),
            ('か', "hani"),
            ('，', "hani"),
            ('한', "hang"),
            ('ש', "hebr"),
            ('ع', "arab"),
            ('क', "deva"),
        ] {
            assert_eq!(Script::of(character).map(|script| script.tag), Some(tag));
        }
        for character in ['a', 'я', 'ά', '—', '🧑', '\u{e03a}'] {
            assert_eq!(Script::of(character), None);
        }
        for script in ALL {
            assert_eq!(Script::of(script.sample), Some(script));
        }
    }

    #[test]
    fn the_language_decides_the_form_of_its_characters() {
        let hani = Script::of('直').expect("a script");
        assert_eq!(hani.families(Locale::Zh)[0], "Noto Serif CJK SC");
        assert_eq!(hani.families(Locale::Ja)[0], "Noto Serif CJK JP");
    }
}
