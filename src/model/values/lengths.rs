//! Lengths with a unit and factors of what a theme sets: parsed once, and printed as TeX reads
//! them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A unit of TeX's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A point, of which an inch has 72.27.
    Pt,
    /// A millimetre.
    Mm,
    /// A centimetre.
    Cm,
    /// An inch.
    In,
}

impl Unit {
    const ALL: [Self; 4] = [Self::Pt, Self::Mm, Self::Cm, Self::In];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pt => "pt",
            Self::Mm => "mm",
            Self::Cm => "cm",
            Self::In => "in",
        }
    }

    /// How many of TeX's points it has.
    fn points(self) -> f64 {
        match self {
            Self::Pt => 1.0,
            Self::Mm => 72.27 / 25.4,
            Self::Cm => 72.27 / 2.54,
            Self::In => 72.27,
        }
    }
}

/// A length: a number with a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    number: f64,
    unit: Unit,
}

impl Length {
    /// So many of a unit.
    pub const fn new(number: f64, unit: Unit) -> Self {
        Self { number, unit }
    }

    /// The length in TeX's points, of which an inch has 72.27.
    pub fn points(self) -> f64 {
        self.number * self.unit.points()
    }

    /// The length in inches.
    pub fn inches(self) -> f64 {
        self.points() / Unit::In.points()
    }

    /// Whether it is less than another by more than rounding.
    pub fn is_below(self, other: Self) -> bool {
        self.points() < other.points() - 1e-6
    }
}

/// A text that is no length, or no number as TeX reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl FromStr for Length {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let units = Unit::ALL.into_iter();
        let mut found =
            units.filter_map(|unit| Some((text.strip_suffix(unit.name())?, unit)));
        let (number, unit) = found.next_back().ok_or(NotANumber)?;
        Ok(Self::new(number_of(number.trim()).ok_or(NotANumber)?, unit))
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit.name())
    }
}

/// A number as TeX reads it.
pub(crate) fn number_of(text: &str) -> Option<f64> {
    let is_number = text.len() <= 8
        && text.starts_with(|first: char| first.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then(|| text.parse().ok()).flatten()
}

macro_rules! lengths {
    ($($(#[$doc:meta])* $name:ident $format:literal from $least:expr, to $most:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name(Length);

        impl $name {
            /// The least that is allowed.
            pub const LEAST: Length = $least;
            /// The most that is allowed.
            pub const MOST: Length = $most;

            /// The length.
            pub fn get(self) -> Length {
                self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let length = String::deserialize(deserializer)?.parse().ok();
                length.map(Self).ok_or_else(|| de::Error::custom("not a length"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format })
            }
        }
    )*};
}

lengths! {
    /// A size of text, from 9pt to 12pt.
    FontSize "font-size" from Length::new(9.0, Unit::Pt), to Length::new(12.0, Unit::Pt);
    /// A margin, from 5mm to 6cm.
    Margin "margin" from Length::new(5.0, Unit::Mm), to Length::new(6.0, Unit::Cm);
    /// The width of a photo, from 1cm to 6cm.
    PhotoWidth "photo-width" from Length::new(1.0, Unit::Cm), to Length::new(6.0, Unit::Cm);
}

macro_rules! factors {
    ($($(#[$doc:meta])* $name:ident $format:literal from $least:literal to $most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name(f64);

        impl $name {
            /// The least that is allowed.
            pub const LEAST: f64 = $least;
            /// The most that is allowed.
            pub const MOST: f64 = $most;

            /// The factor.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let factor = number_of(&String::deserialize(deserializer)?);
                factor.map(Self).ok_or_else(|| de::Error::custom("not a factor"))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_f64(self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": ["string", "number"], "format": $format })
            }
        }
    )*};
}

factors! {
    /// A factor of the distance between lines, from 0.85 to 1.4.
    LineSpacing "line-spacing" from 0.85 to 1.4;
    /// A factor of the space between the pieces of a page, from 0.4 to 2, or the word for one.
    Spacing "spacing" from 0.4 to 2.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_printed_as_it_is_parsed() {
        for text in ["10.5pt", "2cm", "22mm", "0.8in"] {
            assert_eq!(
                text.parse::<Length>().map(|length| length.to_string()),
                Ok(text.into())
            );
        }
        assert_eq!("2 cm".parse(), Ok(Length::new(2.0, Unit::Cm)));
        for wrong in ["2", "cm", "-2cm", "2em", "1e3pt", "2,5cm", ".5in"] {
            assert_eq!(wrong.parse::<Length>(), Err(NotANumber), "{wrong}");
        }
    }

    #[test]
    fn a_length_is_not_below_the_same_in_another_unit() {
        let (cm, mm) = (Length::new(1.0, Unit::Cm), Length::new(10.0, Unit::Mm));
        assert!(!cm.is_below(mm) && !mm.is_below(cm));
        assert!(Length::new(9.99, Unit::Mm).is_below(cm));
        assert!((Length::new(25.4, Unit::Mm).inches() - 1.0).abs() < 1e-9);
    }
}
