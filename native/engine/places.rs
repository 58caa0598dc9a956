//! Makes the engine's tables of characters smaller, and moves what is behind them.

/// How many characters the engine keeps codes for: those of the Basic Multilingual Plane, and
/// one cell that all above share.
///
/// The published engine has a cell for each of 1,114,112 characters, eight times over (active
/// characters, one-letter commands, and six tables of codes), and writes them all at every
/// start: 76 MB. What a character above the plane would have there is always the same: it is
/// an ordinary character (category 12) without a case. What TeX is told of one is not kept.
const CELLS: u32 = 0x1_0001;

/// The same number in the published source.
const PUBLISHED_CELLS: u32 = 0x11_0000;

/// Room for names of commands beyond the first 15,000; a CV's format has some 20,000 in all.
const HASH_EXTRA: &str = "60000";

/// Moves the parts of the table of equivalents together. Each number of the header that is a
/// place in the table is behind so many tables of characters, all of which become smaller.
pub fn with_smaller_tables(header: &str) -> String {
    let mut result = String::with_capacity(header.len());
    for line in header.lines() {
        let line = if line.starts_with("#define HASH_EXTRA ") {
            format!("#define HASH_EXTRA {HASH_EXTRA}")
        } else if line.starts_with("#define ") {
            with_place_moved(line, |name| PLACES.contains(&name))
        } else {
            // Commands that the table of primitives gives by their place in the table.
            with_place_moved(line, |_| true)
        };
        result.push_str(&line);
        result.push('\n');
    }
    result
}

/// The names of places in the table that follow a table of characters.
const PLACES: &[&str] = &[
    "SINGLE_BASE",
    "NULL_CS",
    "HASH_BASE",
    "FROZEN_CONTROL_SEQUENCE",
    "PRIM_EQTB_BASE",
    "FROZEN_NULL_FONT",
    "UNDEFINED_CONTROL_SEQUENCE",
    "GLUE_BASE",
    "SKIP_BASE",
    "MU_SKIP_BASE",
    "LOCAL_BASE",
    "TOKS_BASE",
    "ETEX_PEN_BASE",
    "BOX_BASE",
    "CUR_FONT_LOC",
    "MATH_FONT_BASE",
    "CAT_CODE_BASE",
    "LC_CODE_BASE",
    "UC_CODE_BASE",
    "SF_CODE_BASE",
    "MATH_CODE_BASE",
    "INT_BASE",
    "COUNT_BASE",
    "DEL_CODE_BASE",
    "DIMEN_BASE",
    "SCALED_BASE",
    "EQTB_SIZE",
    "EQTB_TOP",
];

/// Where the places are that follow one more table, in the published header.
const TABLE_ENDS: [u32; 8] = [
    1_114_113, 2_228_225, 3_370_281, 4_484_393, 5_598_505, 6_712_617, 7_826_729,
    8_941_180,
];

fn with_place_moved(line: &str, is_place: impl Fn(&str) -> bool) -> String {
    let mut words = line.split(' ');
    let name = words.nth(1).unwrap_or_default();
    if !is_place(name) {
        return line.to_owned();
    }
    let number = line
        .split(|c: char| !c.is_ascii_alphanumeric())
        .find(|word| word.len() == 7 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let Some((number, place)) =
        number.and_then(|word| Some((word, word.parse::<u32>().ok()?)))
    else {
        return line.to_owned();
    };
    let tables = TABLE_ENDS.iter().filter(|end| **end <= place).count() as u32;
    let mut moved = place - tables * (PUBLISHED_CELLS - CELLS);
    if name == "EQTB_TOP" {
        moved = moved - 600_000 + HASH_EXTRA.parse::<u32>().unwrap_or_default();
    }
    line.replace(number, &moved.to_string())
}
