//! The commands, signs and characters that a formula may hold.

/// What a command of the list is, and what LaTeX calls it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A letter, an operator, a space.
    Symbol,
    /// `\big` and its like, which a sign follows.
    Delimiter,
    /// An alphabet for its argument.
    Alphabet(&'static str),
    /// Words that are its argument.
    Words(&'static str),
    /// This with so many arguments.
    Arguments(&'static str, usize),
    /// Nothing, and neither do so many arguments.
    Silent(usize),
}

/// Commands of one letter or sign that need no argument.
pub(super) const SIGNS: &str = ",;:!|{}_%&#$ >";

/// Commands that a formula has for a sign or a text that LaTeX's mathematics writes in
/// another way.
pub(super) const ALIASES: &[(&str, &str)] = &[
    ("less", "<"),
    ("lt", "<"),
    ("greater", ">"),
    ("gt", ">"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("coloneqq", ":="),
    ("eqqcolon", "=:"),
    ("AA", r"\text{Å}"),
    ("angstrom", r"\text{Å}"),
    ("textdegree", r"\text{°}"),
    ("degree", r"\text{°}"),
    ("celsius", r"\text{°C}"),
    ("micro", r"\mu "),
    ("textmu", r"\mu "),
    ("ohm", r"\Omega "),
    ("percent", r"\%"),
    ("textpm", r"\pm "),
    ("texttimes", r"\times "),
    ("textbackslash", r"\backslash "),
    ("lbar", r"\hbar "),
    ("hslash", r"\hbar "),
    ("textalpha", r"\alpha "),
    ("textbeta", r"\beta "),
    ("textgamma", r"\gamma "),
    ("-", ""),
    ("/", ""),
];

/// Commands that are symbols, letters, operators and spacing.
pub(super) const SYMBOLS: &str = "
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi
pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta
Lambda Xi Pi Sigma Upsilon Phi Psi Omega aleph hbar imath jmath ell wp Re Im partial infty
prime emptyset varnothing nabla surd top bot angle triangle forall exists nexists neg lnot flat
natural sharp clubsuit diamondsuit heartsuit spadesuit square blacksquare star bigstar
pm mp times div ast cdot circ bullet cap cup uplus sqcap sqcup vee wedge lor land setminus wr
diamond bigtriangleup bigtriangledown triangleleft triangleright oplus ominus otimes oslash
odot bigcirc dagger ddagger amalg leq le geq ge ll gg prec succ preceq succeq subset supset
subseteq supseteq sqsubseteq sqsupseteq in ni notin vdash dashv models perp mid parallel
equiv sim simeq approx cong neq ne propto asymp bowtie smile frown doteq lesssim gtrsim
subsetneq supsetneq leqslant geqslant triangleq ltimes rtimes
leftarrow rightarrow to gets leftrightarrow Leftarrow Rightarrow Leftrightarrow mapsto
longleftarrow longrightarrow Longrightarrow Longleftarrow longmapsto uparrow downarrow
Uparrow Downarrow updownarrow hookrightarrow hookleftarrow rightharpoonup rightleftharpoons
leadsto rightsquigarrow nearrow searrow swarrow nwarrow implies iff
sum prod coprod int iint iiint oint bigcap bigcup bigsqcup bigvee bigwedge bigodot bigotimes
bigoplus biguplus
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
limsup ln log max min Pr sec sin sinh sup tan tanh argmax argmin
ldots cdots vdots ddots dots dotsc dotsb langle rangle lceil rceil lfloor rfloor lbrace
rbrace lbrack rbrack lvert rvert lVert rVert vert Vert backslash
quad qquad displaystyle textstyle scriptstyle colon
varkappa digamma beth gimel daleth eth complement mho Box Diamond lozenge blacklozenge
vartriangle triangledown blacktriangle checkmark S P Bbbk
gtrless lessgtr lll ggg preceq trianglelefteq trianglerighteq vartriangleleft
vartriangleright vDash Vdash nmid nparallel nsubseteq nleq ngeq nless ngtr nsim ncong
precsim succsim preccurlyeq succcurlyeq lessapprox gtrapprox leqq geqq subseteqq supseteqq
Subset Supset pitchfork between thickapprox therefore because eqsim approxeq bumpeq
upharpoonright restriction twoheadrightarrow rightarrowtail circlearrowleft circlearrowright
leftrightarrows rightrightarrows leftrightharpoons rightharpoondown leftharpoonup
leftharpoondown longleftrightarrow Longleftrightarrow multimap nrightarrow nleftarrow
boxtimes boxplus dotplus divideontimes rtimes intercal barwedge curlywedge curlyvee
injlim projlim dotsm dotsi
";

/// Commands that make the sign behind them tall.
const TALL: &str =
    "big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm";

/// Symbols whose limits may stand above and below.
const LIMITS: &str = "sum prod coprod int iint iiint oint bigcap bigcup bigsqcup bigvee
bigwedge bigodot bigotimes bigoplus biguplus det gcd inf lim liminf limsup max min Pr sup
argmax argmin operatorname mathop overbrace underbrace injlim projlim";

/// Signs that `\left` and its like make tall.
const DELIMITERS: &str = "langle rangle lceil rceil lfloor rfloor lbrace rbrace lbrack rbrack
lvert rvert lVert rVert vert Vert backslash uparrow downarrow updownarrow Uparrow Downarrow
{ } |";

/// What is left out, and how many arguments with it.
const SILENT: &[(&str, usize)] = &[
    ("relax", 0),
    ("protect", 0),
    ("xspace", 0),
    ("nobreak", 0),
    ("allowbreak", 0),
    ("nonumber", 0),
    ("notag", 0),
    ("displaylimits", 0),
    ("boldmath", 0),
    ("unboldmath", 0),
    ("normalfont", 0),
    ("mathstrut", 0),
    ("strut", 0),
    ("null", 0),
    ("leavevmode", 0),
    ("hspace", 1),
    ("vspace", 1),
    ("label", 1),
    ("color", 1),
    ("textcolor", 1),
    ("kern", 1),
    ("mkern", 1),
    ("mskip", 1),
    ("hskip", 1),
    ("mspace", 1),
];

/// Old switches of fonts, and the alphabet that each is.
const SWITCHES: &[(&str, &str)] = &[
    ("rm", "mathrm"),
    ("bf", "mathbf"),
    ("it", "mathit"),
    ("sl", "mathit"),
    ("sf", "mathsf"),
    ("tt", "mathtt"),
    ("cal", "mathcal"),
    ("mit", "mathnormal"),
    ("scr", "mathcal"),
    ("em", "mathit"),
];

/// Commands between two halves of a group, and the command with two arguments that each is.
const DIVISIONS: &[(&str, &str)] = &[
    ("over", "\\frac"),
    ("choose", "\\binom"),
    ("atop", "\\genfrac{}{}{0pt}{}"),
    ("brace", "\\genfrac\\{\\}{0pt}{}"),
    ("brack", "\\genfrac[]{0pt}{}"),
];

/// Alphabets, by all their names.
const ALPHABETS: &[(&str, &str)] = &[
    ("mathbb", "mathbb"),
    ("Bbb", "mathbb"),
    ("mathds", "mathbb"),
    ("mathbbm", "mathbb"),
    ("bbm", "mathbb"),
    ("mathbf", "mathbf"),
    ("bold", "mathbf"),
    ("symbf", "mathbf"),
    ("mathcal", "mathcal"),
    ("Cal", "mathcal"),
    ("mathscr", "mathcal"),
    ("mathfrak", "mathfrak"),
    ("frak", "mathfrak"),
    ("germ", "mathfrak"),
    ("goth", "mathfrak"),
    ("mathit", "mathit"),
    ("mathrm", "mathrm"),
    ("roman", "mathrm"),
    ("symrm", "mathrm"),
    ("mathup", "mathrm"),
    ("mathnormal", "mathnormal"),
    ("mathsf", "mathsf"),
    ("mathtt", "mathtt"),
];

/// Commands whose argument is words.
const WORDS: &[(&str, &str)] = &[
    ("text", "text"),
    ("mbox", "mbox"),
    ("hbox", "mbox"),
    ("fbox", "mbox"),
    ("textrm", "textrm"),
    ("textnormal", "textnormal"),
    ("textup", "textup"),
    ("textmd", "textnormal"),
    ("textit", "textit"),
    ("textsl", "textit"),
    ("emph", "textit"),
    ("textbf", "textbf"),
    ("textsf", "text"),
    ("texttt", "texttt"),
    ("textsc", "text"),
    ("intertext", "text"),
];

/// Commands with arguments, and how many.
pub(super) const WITH_ARGUMENTS: &[(&str, usize)] = &[
    ("frac", 2),
    ("tfrac", 2),
    ("dfrac", 2),
    ("binom", 2),
    ("sqrt", 1),
    ("hat", 1),
    ("widehat", 1),
    ("tilde", 1),
    ("widetilde", 1),
    ("bar", 1),
    ("vec", 1),
    ("dot", 1),
    ("ddot", 1),
    ("acute", 1),
    ("grave", 1),
    ("check", 1),
    ("breve", 1),
    ("mathring", 1),
    ("overline", 1),
    ("underline", 1),
    ("overbrace", 1),
    ("underbrace", 1),
    ("overset", 2),
    ("underset", 2),
    ("stackrel", 2),
    ("boldsymbol", 1),
    ("operatorname", 1),
    ("bmod", 0),
    ("pmod", 1),
    ("not", 0),
    ("phantom", 1),
    ("hphantom", 1),
    ("vphantom", 1),
    ("smash", 1),
    ("mathop", 1),
    ("mathbin", 1),
    ("mathrel", 1),
    ("mathord", 1),
    ("mathopen", 1),
    ("mathclose", 1),
    ("mathpunct", 1),
    ("mathinner", 1),
    ("overrightarrow", 1),
    ("overleftarrow", 1),
    ("xrightarrow", 1),
    ("xleftarrow", 1),
    ("dddot", 1),
    ("cfrac", 2),
    ("dbinom", 2),
    ("tbinom", 2),
    ("mod", 1),
];

/// Commands with arguments that LaTeX calls by another name, or not at all.
const RENAMED: &[(&str, &str, usize)] = &[
    ("bm", "boldsymbol", 1),
    ("pmb", "boldsymbol", 1),
    ("mathbfit", "boldsymbol", 1),
    ("slashed", "not", 1),
    ("ensuremath", "", 1),
    ("underbar", "underline", 1),
    ("widebar", "overline", 1),
    ("ring", "mathring", 1),
    ("vect", "vec", 1),
];

/// Characters that are written as a command, or as another sign, in a formula.
pub(super) const CHARACTERS: &[(char, &str)] = &[
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "varepsilon"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('ι', "iota"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('τ', "tau"),
    ('υ', "upsilon"),
    ('φ', "varphi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Γ', "Gamma"),
    ('Δ', "Delta"),
    ('Θ', "Theta"),
    ('Λ', "Lambda"),
    ('Ξ', "Xi"),
    ('Π', "Pi"),
    ('Σ', "Sigma"),
    ('Φ', "Phi"),
    ('Ψ', "Psi"),
    ('Ω', "Omega"),
    ('∞', "infty"),
    ('∂', "partial"),
    ('∇', "nabla"),
    ('≤', "leq"),
    ('≥', "geq"),
    ('≠', "neq"),
    ('≈', "approx"),
    ('±', "pm"),
    ('×', "times"),
    ('·', "cdot"),
    ('∈', "in"),
    ('→', "to"),
    ('−', "-"),
    ('′', "prime"),
    ('ħ', "hbar"),
    ('ℏ', "hbar"),
    ('ℓ', "ell"),
    ('ϵ', "epsilon"),
    ('ϑ', "vartheta"),
    ('ϕ', "phi"),
    ('ς', "varsigma"),
    ('µ', "mu"),
    ('√', "surd"),
    ('∑', "sum"),
    ('∏', "prod"),
    ('∫', "int"),
    ('∼', "sim"),
    ('≃', "simeq"),
    ('≅', "cong"),
    ('≡', "equiv"),
    ('∝', "propto"),
    ('≪', "ll"),
    ('≫', "gg"),
    ('≲', "lesssim"),
    ('≳', "gtrsim"),
    ('∉', "notin"),
    ('⊂', "subset"),
    ('⊆', "subseteq"),
    ('⊃', "supset"),
    ('⊇', "supseteq"),
    ('∪', "cup"),
    ('∩', "cap"),
    ('∧', "wedge"),
    ('∨', "vee"),
    ('¬', "neg"),
    ('∀', "forall"),
    ('∃', "exists"),
    ('∅', "emptyset"),
    ('←', "leftarrow"),
    ('↔', "leftrightarrow"),
    ('⇒', "Rightarrow"),
    ('⇔', "Leftrightarrow"),
    ('↦', "mapsto"),
    ('↑', "uparrow"),
    ('↓', "downarrow"),
    ('⊗', "otimes"),
    ('⊕', "oplus"),
    ('∘', "circ"),
    ('∗', "ast"),
    ('÷', "div"),
    ('†', "dagger"),
    ('‡', "ddagger"),
    ('…', "ldots"),
    ('⟨', "langle"),
    ('⟩', "rangle"),
    ('‖', "Vert"),
    ('∥', "parallel"),
    ('⊥', "perp"),
    ('⌊', "lfloor"),
    ('⌋', "rfloor"),
    ('⌈', "lceil"),
    ('⌉', "rceil"),
    ('–', "-"),
    ('’', "'"),
];

/// Whether a command of this name is a symbol: a Greek letter, an operator, an arrow.
pub fn is_symbol(name: &str) -> bool {
    holds(SYMBOLS, name)
}

/// How many arguments a command of mathematics takes, if it is one that takes some.
pub fn takes_arguments(name: &str) -> Option<usize> {
    match kind(name)? {
        Kind::Alphabet(_) => Some(1),
        Kind::Arguments(_, count) => Some(count).filter(|count| *count > 0),
        Kind::Symbol | Kind::Delimiter | Kind::Words(_) | Kind::Silent(_) => None,
    }
}

fn holds(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|known| known == name)
}

fn named<T: Copy>(list: &[(&str, T)], name: &str) -> Option<T> {
    list.iter().find(|(known, _)| *known == name).map(|(_, found)| *found)
}

/// What a command of this name is, unless it is a part of other constructions.
pub(super) fn kind(name: &str) -> Option<Kind> {
    if is_symbol(name) {
        return Some(Kind::Symbol);
    }
    if holds(TALL, name) {
        return Some(Kind::Delimiter);
    }
    if let Some(latex) = named(ALPHABETS, name).or_else(|| named(SWITCHES, name)) {
        return Some(Kind::Alphabet(latex));
    }
    if let Some(latex) = named(WORDS, name) {
        return Some(Kind::Words(latex));
    }
    if let Some(arguments) = named(SILENT, name) {
        return Some(Kind::Silent(arguments));
    }
    let own = WITH_ARGUMENTS.iter().map(|(known, count)| (known, known, count));
    let renamed = RENAMED.iter().map(|(known, latex, count)| (known, latex, count));
    let found = own.chain(renamed).find(|(known, ..)| **known == name);
    found.map(|(_, latex, count)| Kind::Arguments(latex, *count))
}

/// The alphabet of a name, as LaTeX calls it; upright letters where it is none.
pub(super) fn alphabet(name: &str) -> &'static str {
    let own = if name == "boldsymbol" { Some("boldsymbol") } else { None };
    own.or_else(|| named(ALPHABETS, name)).unwrap_or("mathrm")
}

/// The alphabet that an old switch of fonts is.
pub(super) fn switch(name: &str) -> Option<&'static str> {
    named(SWITCHES, name)
}

/// The command with two arguments that stands for one between two halves.
pub(super) fn division(name: &str) -> Option<&'static str> {
    named(DIVISIONS, name)
}

/// Whether a command is about all that follows it in its group.
pub(super) fn reaches_end(name: &str) -> bool {
    switch(name).is_some()
        || division(name).is_some()
        || matches!(name, "displaystyle" | "textstyle" | "scriptstyle")
}

/// Whether TeX sets the arguments of a command once, and not in each size to choose from.
pub(super) fn sets_once(latex: &str) -> bool {
    holds("frac tfrac dfrac binom dbinom tbinom sqrt overline underline", latex)
        || latex.is_empty()
}

/// Whether `\limits` may stand behind a command.
pub(super) fn takes_limits(name: &str) -> bool {
    holds(LIMITS, name)
}

/// The sign of a command that `\left` makes tall, as LaTeX has it.
pub(super) fn delimiter(name: &str) -> Option<&'static str> {
    let known = DELIMITERS.split_whitespace().find(|known| *known == name)?;
    Some(match known {
        "{" | "lbrace" => "\\{",
        "}" | "rbrace" => "\\}",
        "|" | "Vert" => "\\|",
        "lbrack" => "[",
        "rbrack" => "]",
        "vert" => "|",
        "langle" => "\\langle ",
        "rangle" => "\\rangle ",
        "lceil" => "\\lceil ",
        "rceil" => "\\rceil ",
        "lfloor" => "\\lfloor ",
        "rfloor" => "\\rfloor ",
        "lvert" => "\\lvert ",
        "rvert" => "\\rvert ",
        "lVert" => "\\lVert ",
        "rVert" => "\\rVert ",
        "backslash" => "\\backslash ",
        "uparrow" => "\\uparrow ",
        "downarrow" => "\\downarrow ",
        "updownarrow" => "\\updownarrow ",
        "Uparrow" => "\\Uparrow ",
        "Downarrow" => "\\Downarrow ",
        _ => return None,
    })
}

/// Whether an alphabet has no Greek letters.
pub(super) fn lacks_greek(alphabet: Option<&str>) -> bool {
    matches!(alphabet, Some("mathbb" | "mathcal" | "mathfrak"))
}

/// Whether the argument of a silent command is a length.
pub(super) fn takes_length(name: &str) -> bool {
    matches!(name, "kern" | "mkern" | "mskip" | "hskip")
}

/// What stands behind a length such as `-3mu`.
pub(super) fn behind_length(text: &str) -> &str {
    let rest = text.trim_start().trim_start_matches(['-', '+']);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let rest = rest.trim_start();
    let is_unit = rest
        .get(..2)
        .is_some_and(|unit| unit.bytes().all(|byte| byte.is_ascii_lowercase()));
    if is_unit { &rest[2..] } else { rest }
}

/// The character that a command stands for: `α` for `alpha`.
pub fn character(name: &str) -> Option<char> {
    let found = CHARACTERS.iter().find(|(_, command)| *command == name);
    found.map(|(character, _)| *character)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::pdf::engine::{Job, compile};

    #[test]
    fn every_command_can_be_set_and_has_its_sign() {
        let symbols = SYMBOLS.split_whitespace().map(|name| format!("\\{name}"));
        let tall = TALL.split_whitespace().map(|name| format!("\\{name}("));
        let aliases = ALIASES.iter().map(|(name, _)| format!("\\{name}"));
        let arguments = |(name, count): (&str, usize)| match count {
            0 => format!("a\\{name} ="),
            count => format!("\\{name}{}", "{R}".repeat(count)),
        };
        let renamed = RENAMED.iter().map(|(name, _, count)| (*name, *count));
        let others = WITH_ARGUMENTS.iter().copied().chain(renamed).map(arguments);
        let alphabets = ALPHABETS.iter().chain(WORDS).chain(SWITCHES);
        let alphabets = alphabets.map(|(name, _)| format!("\\{name} R"));
        let divisions = DIVISIONS.iter().map(|(name, _)| format!("a \\{name} b"));
        let delimiters = DELIMITERS
            .split_whitespace()
            .map(|name| format!("\\left\\{name}\\frac ab\\right."));
        let all = symbols.chain(tall).chain(aliases).chain(others).chain(alphabets);
        let formulas: Vec<_> = all
            .chain(divisions)
            .chain(delimiters)
            .filter(|formula| !formula.starts_with(r"\-") && !formula.starts_with(r"\/"))
            .map(|formula| super::super::verify(&formula).expect(&formula))
            .map(|latex| format!("\\cvparagraph{{${latex}$}}\n"))
            .collect();
        let main = format!(
            "\\documentclass{{cvtex}}\n\\begin{{document}}\n{}\\end{{document}}\n",
            formulas.concat()
        );
        let job = Job {
            main: &main,
            files: &[],
            date: SystemTime::UNIX_EPOCH,
            time_limit: Duration::from_mins(1),
        };
        let pdf = compile(&job).unwrap_or_else(|failure| panic!("{:?}", failure.errors));
        assert_eq!(pdf.log.missing_characters(), []);
    }
}
