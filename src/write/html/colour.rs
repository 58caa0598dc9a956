//! Colours that can be read on their ground (WCAG 2.2, success criterion 1.4.3).

/// How much lighter one must be than the other: the ratio for text of any size, and a little
/// more for rounding.
const CONTRAST: f64 = 4.6;

/// A colour as red, green and blue.
type Rgb = [f64; 3];

/// A colour of six hexadecimal digits, moved towards black or white until a text in it can be
/// read on the ground.
pub(super) fn readable(colour: &str, ground: &str) -> String {
    let (colour, ground) = (parse(colour), parse(ground));
    let end = if luminance(ground) > 0.4 { [0.0; 3] } else { [255.0; 3] };
    for step in 0..=20 {
        let share = f64::from(step) / 20.0;
        let mut mixed = colour;
        for (one, end) in mixed.iter_mut().zip(end) {
            *one = (*one + (end - *one) * share).round();
        }
        if contrast(mixed, ground) >= CONTRAST {
            return write(mixed);
        }
    }
    write(end)
}

fn parse(colour: &str) -> Rgb {
    let digits = colour.trim_start_matches('#');
    let part = |at: usize| {
        let pair = digits.get(at..at + 2).unwrap_or("00");
        f64::from(u8::from_str_radix(pair, 16).unwrap_or(0))
    };
    [part(0), part(2), part(4)]
}

fn write(colour: Rgb) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a colour lies between 0 and 255"
    )]
    let [red, green, blue] = colour.map(|part| part as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_can_be_read() {
        assert_eq!(readable("16324F", "ffffff"), "#16324f");
        for colour in ["16324F", "000000", "FFFFFF", "B5482A", "FFFF00", "7A1F2B"] {
            for ground in ["ffffff", "16181b"] {
                let made = readable(colour, ground);
                let found = contrast(parse(&made), parse(ground));
                assert!(found >= 4.5, "{colour} on {ground}: {made} has {found}");
            }
        }
    }
}
