//! What other programs say of the look of a page, in cvtex's terms.

/// A length in the units that cvtex knows: `2 cm` is `2cm`.
pub(super) fn length(written: &str) -> Option<String> {
    let bare: String = written.split_whitespace().collect();
    let unit = ["pt", "mm", "cm", "in"].into_iter().find(|unit| bare.ends_with(unit))?;
    let number = bare.strip_suffix(unit)?;
    number.parse::<f64>().ok().map(|_| bare.clone())
}

/// Names of colours.
const COLOURS: [(&str, &str); 8] = [
    ("black", "#000000"),
    ("blue", "#004f90"),
    ("burgundy", "#8b0000"),
    ("green", "#1a7f37"),
    ("grey", "#555555"),
    ("orange", "#d2691e"),
    ("purple", "#6a1b9a"),
    ("red", "#b00020"),
];

/// A colour as six digits: `rgb(0, 79, 144)`, `#004f90`, `blue`.
pub(super) fn colour(written: &str) -> Option<String> {
    let lower = written.trim().to_lowercase();
    if let Some((_, digits)) = COLOURS.iter().find(|(name, _)| *name == lower) {
        return Some((*digits).to_owned());
    }
    if let Some(inside) =
        lower.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'))
    {
        let parts: Vec<u8> = inside
            .split(',')
            .map(|part| part.trim().parse())
            .collect::<Result<_, _>>()
            .ok()?;
        let [red, green, blue] = parts.as_slice() else { return None };
        return Some(format!("#{red:02x}{green:02x}{blue:02x}"));
    }
    let digits = lower.strip_prefix('#').unwrap_or(&lower);
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    match digits.len() {
        6 if is_hex => Some(format!("#{digits}")),
        3 if is_hex => {
            Some(digits.chars().fold("#".into(), |all, c| format!("{all}{c}{c}")))
        }
        _ => None,
    }
}

/// `true` or `false`.
pub(super) fn flag(written: &str, is_turned: bool) -> Option<String> {
    let is_so = match written.to_lowercase().as_str() {
        "true" | "yes" => true,
        "false" | "no" => false,
        _ => return None,
    };
    Some((is_so != is_turned).to_string())
}
