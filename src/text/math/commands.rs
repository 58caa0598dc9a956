//! The commands, signs and characters that a formula may hold.

/// Commands of one letter or sign that need no argument.
pub(super) const SIGNS: &str = ",;:!|{}_%&#$ >";

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
quad qquad displaystyle textstyle scriptstyle limits nolimits colon
big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr left right middle
";

/// Commands with arguments in braces, and how many.
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
    ("mathbb", 1),
    ("mathbf", 1),
    ("mathcal", 1),
    ("mathfrak", 1),
    ("mathit", 1),
    ("mathrm", 1),
    ("mathsf", 1),
    ("mathtt", 1),
    ("boldsymbol", 1),
    ("text", 1),
    ("textrm", 1),
    ("textit", 1),
    ("textbf", 1),
    ("operatorname", 1),
    ("bmod", 0),
    ("pmod", 1),
    ("not", 0),
    ("phantom", 1),
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
];

/// Whether a command of this name is a symbol: a Greek letter, an operator, an arrow.
pub fn is_symbol(name: &str) -> bool {
    SYMBOLS.split_whitespace().any(|symbol| symbol == name)
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
    use crate::compile::{Job, compile};

    /// What needs a sign behind it, or a sum before it.
    const PARTNERS: &[&str] = &[
        "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr",
        "left", "right", "middle", "limits", "nolimits",
    ];

    #[test]
    fn every_command_can_be_set_and_has_its_sign() {
        let symbols = SYMBOLS.split_whitespace().filter(|name| !PARTNERS.contains(name));
        let symbols = symbols.map(|name| format!("\\{name}"));
        let others = WITH_ARGUMENTS.iter().map(|(name, arguments)| match arguments {
            0 => format!("a\\{name} ="),
            count => format!("\\{name}{}", "{R}".repeat(*count)),
        });
        let formulas: Vec<_> = symbols
            .chain(others)
            .map(|formula| format!("\\cvparagraph{{${formula}$}}\n"))
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
