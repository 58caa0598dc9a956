//! The seasons, by which journals and lectures are dated.

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// From March to May, in the north.
    Spring,
    /// From June to August.
    Summer,
    /// From September to November.
    Autumn,
    /// The same, where an author calls it so.
    Fall,
    /// From December on.
    Winter,
}

impl Season {
    /// Every season.
    const ALL: [Self; 5] =
        [Self::Spring, Self::Summer, Self::Autumn, Self::Fall, Self::Winter];

    /// The name in English.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spring => "Spring",
            Self::Summer => "Summer",
            Self::Autumn => "Autumn",
            Self::Fall => "Fall",
            Self::Winter => "Winter",
        }
    }

    /// The season of this name in English, in large or small letters.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.name().eq_ignore_ascii_case(name))
    }

    /// The season of this number, from 1 for spring to 4 for winter.
    pub(crate) fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.number() == number)
    }

    /// Its number, from 1 for spring to 4 for winter, as CSL counts them.
    pub fn number(self) -> u8 {
        match self {
            Self::Spring => 1,
            Self::Summer => 2,
            Self::Autumn | Self::Fall => 3,
            Self::Winter => 4,
        }
    }

    /// The first of its months.
    pub(crate) fn first_month(self) -> u8 {
        3 * self.number()
    }
}
