//! The characters that the commands of a formula stand for, for outputs other than LaTeX.

/// Commands with the sign that each stands for.
const CHARACTERS: &str = "
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ
Phi Φ Psi Ψ Omega Ω aleph ℵ hbar ℏ imath ı jmath ȷ ell ℓ wp ℘ Re ℜ Im ℑ partial ∂ infty ∞
prime ′ emptyset ∅ varnothing ∅ nabla ∇ surd √ top ⊤ bot ⊥ angle ∠ triangle △ forall ∀ exists ∃
nexists ∄ neg ¬ lnot ¬ flat ♭ natural ♮ sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡
spadesuit ♠ square □ blacksquare ■ star ⋆ bigstar ★ pm ± mp ∓ times × div ÷ ast ∗ cdot ⋅ circ ∘
bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ wedge ∧ lor ∨ land ∧ setminus ∖ wr ≀
diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷ oplus ⊕ ominus ⊖
otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ dagger † ddagger ‡ amalg ⨿ leq ≤ le ≤ geq ≥ ge ≥ ll ≪ gg ≫
prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ sqsubseteq ⊑
sqsupseteq ⊒ in ∈ ni ∋ notin ∉ vdash ⊢ dashv ⊣ models ⊨ perp ⟂ mid ∣ parallel ∥ equiv ≡ sim ∼
simeq ≃ approx ≈ cong ≅ neq ≠ ne ≠ propto ∝ asymp ≍ bowtie ⋈ smile ⌣ frown ⌢ doteq ≐ lesssim ≲
gtrsim ≳ subsetneq ⊊ supsetneq ⊋ leqslant ⩽ geqslant ⩾ triangleq ≜ ltimes ⋉ rtimes ⋊
leftarrow ← rightarrow → to → gets ← leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔
mapsto ↦ longleftarrow ⟵ longrightarrow ⟶ Longrightarrow ⟹ Longleftarrow ⟸ longmapsto ⟼
uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓ updownarrow ↕ hookrightarrow ↪ hookleftarrow ↩
rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝ nearrow ↗ searrow ↘ swarrow ↙
nwarrow ↖ implies ⟹ iff ⟺ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃
bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigodot ⨀ bigotimes ⨂ bigoplus ⨁ biguplus ⨄ ldots … cdots ⋯
vdots ⋮ ddots ⋱ dots … dotsc … dotsb ⋯ dotsm ⋯ dotsi ⋯ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉
lfloor ⌊ rfloor ⌋ lbrace { rbrace } lbrack [ rbrack ] lvert | rvert | lVert ‖ rVert ‖ vert |
Vert ‖ backslash \\ colon : varkappa ϰ digamma ϝ beth ℶ gimel ℷ daleth ℸ eth ð complement ∁
mho ℧ Box □ Diamond ◇ lozenge ◊ blacklozenge ⧫ vartriangle △ triangledown ▽ blacktriangle ▲
checkmark ✓ S § P ¶ Bbbk 𝕜 gtrless ≷ lessgtr ≶ lll ⋘ ggg ⋙ trianglelefteq ⊴ trianglerighteq ⊵
vartriangleleft ⊲ vartriangleright ⊳ vDash ⊨ Vdash ⊩ nmid ∤ nparallel ∦ nsubseteq ⊈ nleq ≰
ngeq ≱ nless ≮ ngtr ≯ nsim ≁ ncong ≇ precsim ≾ succsim ≿ preccurlyeq ≼ succcurlyeq ≽
lessapprox ⪅ gtrapprox ⪆ leqq ≦ geqq ≧ subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑ pitchfork ⋔
between ≬ thickapprox ≈ therefore ∴ because ∵ eqsim ≂ approxeq ≊ bumpeq ≏ upharpoonright ↾
restriction ↾ twoheadrightarrow ↠ rightarrowtail ↣ circlearrowleft ↺ circlearrowright ↻
leftrightarrows ⇆ rightrightarrows ⇉ leftrightharpoons ⇋ rightharpoondown ⇁ leftharpoonup ↼
leftharpoondown ↽ longleftrightarrow ⟷ Longleftrightarrow ⟺ multimap ⊸ nrightarrow ↛
nleftarrow ↚ boxtimes ⊠ boxplus ⊞ dotplus ∔ divideontimes ⋇ intercal ⊺ barwedge ⊼ curlywedge ⋏
curlyvee ⋎
";

/// Commands that are words, set upright.
const WORDS: &str =
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf
ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh argmax argmin injlim
projlim";

/// Signs that a formula writes with a backslash before them.
const ESCAPED: &str = "|{}_%&#$";

/// The sign that a command stands for.
pub(super) fn sign(name: &str) -> Option<&'static str> {
    let mut words = CHARACTERS.split_ascii_whitespace();
    while let (Some(known), Some(sign)) = (words.next(), words.next()) {
        if known == name {
            return Some(sign);
        }
    }
    if name == "|" {
        return Some("‖");
    }
    let at = ESCAPED.find(name).filter(|_| name.len() == 1)?;
    ESCAPED.get(at..=at)
}

/// The word that a command stands for: `log`.
pub(super) fn word(name: &str) -> Option<&'static str> {
    Some(match name {
        "liminf" => "lim inf",
        "limsup" => "lim sup",
        "argmax" => "arg max",
        "argmin" => "arg min",
        "injlim" => "inj lim",
        "projlim" => "proj lim",
        _ => WORDS.split_ascii_whitespace().find(|known| *known == name)?,
    })
}

/// How wide the space is that a command leaves, in eighteenths of an em.
pub(super) fn space(name: &str) -> Option<i8> {
    Some(match name {
        "," => 3,
        ":" | ">" => 4,
        ";" => 5,
        " " => 6,
        "!" => -3,
        "quad" => 18,
        "qquad" => 36,
        _ => return None,
    })
}

/// The accent that a command sets above its argument, and whether it is as wide as that.
pub(super) fn accent(name: &str) -> Option<(&'static str, bool)> {
    Some(match name {
        "hat" => ("^", false),
        "widehat" => ("^", true),
        "tilde" => ("~", false),
        "widetilde" => ("~", true),
        "bar" => ("¯", false),
        "overline" => ("¯", true),
        "vec" => ("→", false),
        "overrightarrow" => ("→", true),
        "overleftarrow" => ("←", true),
        "dot" => ("˙", false),
        "ddot" => ("¨", false),
        "dddot" => ("⃛", false),
        "acute" => ("´", false),
        "grave" => ("`", false),
        "check" => ("ˇ", false),
        "breve" => ("˘", false),
        "mathring" => ("˚", false),
        "overbrace" => ("⏞", true),
        _ => return None,
    })
}

/// A letter in an alphabet of mathematics, as Unicode has it; the letter itself where it has
/// none.
pub(super) fn in_alphabet(letter: char, alphabet: &str) -> char {
    let exception = match (alphabet, letter) {
        ("mathbb", 'C') => 'ℂ',
        ("mathbb", 'H') => 'ℍ',
        ("mathbb", 'N') => 'ℕ',
        ("mathbb", 'P') => 'ℙ',
        ("mathbb", 'Q') => 'ℚ',
        ("mathbb", 'R') => 'ℝ',
        ("mathbb", 'Z') => 'ℤ',
        ("mathcal", 'B') => 'ℬ',
        ("mathcal", 'E') => 'ℰ',
        ("mathcal", 'F') => 'ℱ',
        ("mathcal", 'H') => 'ℋ',
        ("mathcal", 'I') => 'ℐ',
        ("mathcal", 'L') => 'ℒ',
        ("mathcal", 'M') => 'ℳ',
        ("mathcal", 'R') => 'ℛ',
        ("mathcal", 'e') => 'ℯ',
        ("mathcal", 'g') => 'ℊ',
        ("mathcal", 'o') => 'ℴ',
        ("mathfrak", 'C') => 'ℭ',
        ("mathfrak", 'H') => 'ℌ',
        ("mathfrak", 'I') => 'ℑ',
        ("mathfrak", 'R') => 'ℜ',
        ("mathfrak", 'Z') => 'ℨ',
        _ => '\0',
    };
    if exception != '\0' {
        return exception;
    }
    // The first capital, the first small letter and the first figure of each alphabet.
    let (capital, small, figure) = match alphabet {
        "mathbb" => (0x1_d538, 0x1_d552, 0x1_d7d8),
        "mathcal" => (0x1_d49c, 0x1_d4b6, 0),
        "mathfrak" => (0x1_d504, 0x1_d51e, 0),
        "mathbf" => (0x1_d400, 0x1_d41a, 0x1_d7ce),
        "boldsymbol" => (0x1_d468, 0x1_d482, 0x1_d7ce),
        "mathsf" => (0x1_d5a0, 0x1_d5ba, 0x1_d7e2),
        "mathtt" => (0x1_d670, 0x1_d68a, 0x1_d7f6),
        _ => return letter,
    };
    let (first, of_alphabet) = match letter {
        'A'..='Z' => ('A', capital),
        'a'..='z' => ('a', small),
        '0'..='9' if figure > 0 => ('0', figure),
        _ => return letter,
    };
    let at = u32::from(letter) - u32::from(first);
    char::from_u32(of_alphabet + at).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::super::commands::{SIGNS, SYMBOLS};
    use super::*;

    #[test]
    fn every_symbol_of_a_formula_is_a_sign_a_word_or_a_space() {
        let styles = ["displaystyle", "textstyle", "scriptstyle"];
        let signs =
            SIGNS.char_indices().map(|(at, sign)| &SIGNS[at..at + sign.len_utf8()]);
        for name in SYMBOLS.split_whitespace().chain(signs) {
            let is_known =
                sign(name).is_some() || word(name).is_some() || space(name).is_some();
            assert!(is_known || styles.contains(&name), "{name}");
        }
    }

    #[test]
    fn letters_of_an_alphabet_are_those_of_unicode() {
        let letter = |letter, alphabet| in_alphabet(letter, alphabet);
        assert_eq!(letter('R', "mathbb"), 'ℝ');
        assert_eq!(letter('A', "mathbb"), '𝔸');
        assert_eq!(letter('O', "mathcal"), '𝒪');
        assert_eq!(letter('x', "mathbf"), '𝐱');
        assert_eq!(letter('1', "mathbf"), '𝟏');
        assert_eq!(letter('+', "mathbf"), '+');
    }
}
