//! The named characters of HTML (HTML 4.01, section 24, and those of HTML 5 for letters and
//! punctuation).

/// Names, each before its character.
const NAMED: &str = "
AElig Æ  Aacute Á  Abreve Ă  Acirc Â  Agrave À  Alpha Α  Amacr Ā  Aogon Ą  Aring Å
Atilde Ã  Auml Ä  Beta Β  COPY ©  Cacute Ć  Ccaron Č  Ccedil Ç  Ccirc Ĉ  Cdot Ċ
Cedilla ¸  Chi Χ  Dagger ‡  Dcaron Ď  Delta Δ  Dot ¨  Dstrok Đ  ENG Ŋ  ETH Ð  Eacute É
Ecaron Ě  Ecirc Ê  Edot Ė  Egrave È  Emacr Ē  Eogon Ę  Epsilon Ε  Eta Η  Euml Ë  Gamma Γ
Gbreve Ğ  Gcedil Ģ  Gcirc Ĝ  Gdot Ġ  Hcirc Ĥ  Hstrok Ħ  IJlig Ĳ  Iacute Í  Icirc Î
Idot İ  Igrave Ì  Imacr Ī  Iogon Į  Iota Ι  Itilde Ĩ  Iuml Ï  Jcirc Ĵ  Kappa Κ  Kcedil Ķ
Lacute Ĺ  Lambda Λ  Lcaron Ľ  Lcedil Ļ  Lmidot Ŀ  Lstrok Ł  Mu Μ  Nacute Ń  Ncaron Ň
Ncedil Ņ  Ntilde Ñ  Nu Ν  OElig Œ  Oacute Ó  Ocirc Ô  Odblac Ő  Ograve Ò  Omacr Ō
Omega Ω  Omicron Ο  Oslash Ø  Otilde Õ  Ouml Ö  Phi Φ  Pi Π  Prime ″  Psi Ψ  REG ®
Racute Ŕ  Rcaron Ř  Rcedil Ŗ  Rho Ρ  Sacute Ś  Scaron Š  Scedil Ş  Scirc Ŝ  Sigma Σ
THORN Þ  TRADE ™  Tau Τ  Tcaron Ť  Tcedil Ţ  Theta Θ  Tstrok Ŧ  Uacute Ú  Ubreve Ŭ
Ucirc Û  Udblac Ű  Ugrave Ù  Umacr Ū  Uogon Ų  Upsilon Υ  Uring Ů  Utilde Ũ  Uuml Ü
Verbar ‖  Vert ‖  Wcirc Ŵ  Xi Ξ  Yacute Ý  Ycirc Ŷ  Yuml Ÿ  Zacute Ź  Zcaron Ž  Zdot Ż
Zeta Ζ  aacute á  abreve ă  acirc â  acute ´  aelig æ  agrave à  alefsym ℵ  alpha α
amacr ā  amp &  and ∧  ang ∠  angst Å  aogon ą  apos '  aring å  ast *  asymp ≈
atilde ã  auml ä  bdquo „  beta β  bprime ‵  brvbar ¦  bull •  bullet •  cacute ć  cap ∩
ccaron č  ccedil ç  ccirc ĉ  cdot ċ  cedil ¸  cent ¢  check ✓  chi χ  circ ˆ  circledR ®
clubs ♣  colon :  comma ,  commat @  cong ≅  copy ©  crarr ↵  cup ∪  curren ¤  dArr ⇓
dagger †  darr ↓  dash ‐  dcaron ď  ddagger ‡  deg °  delta δ  diams ♦  die ¨  div ÷
divide ÷  dollar $  dstrok đ  eacute é  ecaron ě  ecirc ê  edot ė  egrave è  emacr ē
empty ∅  eng ŋ  eogon ę  epsilon ε  equals =  equiv ≡  eta η  eth ð  euml ë  euro €
excl !  exist ∃  fnof ƒ  forall ∀  frac12 ½  frac13 ⅓  frac14 ¼  frac15 ⅕  frac16 ⅙
frac18 ⅛  frac23 ⅔  frac25 ⅖  frac34 ¾  frac35 ⅗  frac38 ⅜  frac45 ⅘  frac56 ⅚  frac58 ⅝
frac78 ⅞  frasl ⁄  gamma γ  gbreve ğ  gcirc ĝ  gdot ġ  ge ≥  gt >  hArr ⇔  half ½
harr ↔  hcirc ĥ  hearts ♥  hellip …  horbar ―  hstrok ħ  hyphen -  iacute í  icirc î
iexcl ¡  igrave ì  ijlig ĳ  imacr ī  image ℑ  imath ı  infin ∞  inodot ı  int ∫  iogon į
iota ι  iquest ¿  isin ∈  itilde ĩ  iuml ï  jcirc ĵ  kappa κ  kcedil ķ  kgreen ĸ  lArr ⇐
lacute ĺ  lambda λ  lang ⟨  laquo «  larr ←  lcaron ľ  lcedil ļ  lceil ⌈  ldquo “
ldquor „  le ≤  lfloor ⌊  lmidot ŀ  lowast ∗  lowbar _  loz ◊  lpar (  lsaquo ‹  lsquo ‘
lsquor ‚  lstrok ł  lt <  macr ¯  mdash —  micro µ  middot ·  minus −  mldr …  mu μ
nabla ∇  nacute ń  napos ŉ  ncaron ň  ncedil ņ  ndash –  ne ≠  ni ∋  nldr ‥  not ¬
notin ∉  nsub ⊄  ntilde ñ  nu ν  num #  numero №  oacute ó  ocirc ô  odblac ő  oelig œ
ograve ò  oline ‾  omacr ō  omega ω  omicron ο  oplus ⊕  or ∨  ordf ª  ordm º  oslash ø
otilde õ  otimes ⊗  ouml ö  para ¶  part ∂  percnt %  period .  permil ‰  perp ⊥
pertenk ‱  phi φ  pi π  piv ϖ  plus +  plusmn ±  pm ±  pound £  prime ′  prod ∏  prop ∝
psi ψ  quest ?  rArr ⇒  racute ŕ  radic √  rang ⟩  raquo »  rarr →  rcaron ř  rcedil ŗ
rceil ⌉  rdquo ”  rdquor ”  real ℜ  reg ®  rfloor ⌋  rho ρ  rpar )  rsaquo ›  rsquo ’
rsquor ’  sacute ś  sbquo ‚  scaron š  scedil ş  scirc ŝ  sdot ⋅  sect §  semi ;
sigma σ  sigmaf ς  sim ∼  sol /  spades ♠  strns ¯  sub ⊂  sube ⊆  sum ∑  sup ⊃  sup1 ¹
sup2 ²  sup3 ³  supe ⊇  szlig ß  tau τ  tcaron ť  tcedil ţ  there4 ∴  theta θ
thetasym ϑ  thorn þ  tilde ˜  times ×  tprime ‴  trade ™  tstrok ŧ  uArr ⇑  uacute ú
uarr ↑  ubreve ŭ  ucirc û  udblac ű  ugrave ù  umacr ū  uml ¨  uogon ų  upsih ϒ
upsilon υ  uring ů  utilde ũ  uuml ü  wcirc ŵ  weierp ℘  xi ξ  yacute ý  ycirc ŷ  yen ¥
yuml ÿ  zacute ź  zcaron ž  zdot ż  zeta ζ
";

/// Those that cannot be seen.
const UNSEEN: &[(&str, char)] = &[
    ("bsol", '\u{5c}'),
    ("emsp", ' '),
    ("ensp", ' '),
    ("lrm", '\u{200e}'),
    ("nbsp", '\u{a0}'),
    ("quot", '\u{22}'),
    ("rlm", '\u{200f}'),
    ("shy", '\u{ad}'),
    ("thinsp", '\u{a0}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// How many bytes a name may have.
const MAX_NAME: usize = 10;

/// The character of an entity that a text starts with behind its `&`, and its length.
pub(crate) fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(MAX_NAME + 1).position(|byte| byte == b';')?;
    let name = text.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((character, name.len() + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    // What browsers take for the characters of Windows-1252 is meant as those.
    let of_windows = match code {
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x99 => '™',
        _ => return char::from_u32(code),
    };
    Some(of_windows)
}

fn named(name: &str) -> Option<char> {
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_name {
        return None;
    }
    let unseen = UNSEEN.iter().find(|(known, _)| *known == name);
    if let Some((_, character)) = unseen {
        return Some(*character);
    }
    let mut words = NAMED.split_whitespace();
    while let (Some(known), Some(character)) = (words.next(), words.next()) {
        if known == name {
            return character.chars().next();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_stand_for_characters() {
        for (text, expected) in [
            ("eacute; x", Some(('é', 7))),
            ("rsquo;", Some(('’', 6))),
            ("#233;", Some(('é', 5))),
            ("#x2019;", Some(('’', 7))),
            ("#146;", Some(('’', 5))),
            ("nbsp;", Some(('\u{a0}', 5))),
            ("D;", None),
            ("eacute", None),
            ("#xD800;", None),
        ] {
            assert_eq!(entity(text), expected, "{text}");
        }
    }
}
