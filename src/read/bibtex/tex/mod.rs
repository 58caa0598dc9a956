//! The TeX in a field's value becomes characters and Markdown: accents are composed, groups
//! opened, commands replaced by what they print.
//!
//! Nothing is lost: of a command that is not known the argument stays, or its name where it
//! has none, and it is told.

mod accents;
mod chemistry;
mod commands;
mod formulas;
mod journals;
mod quotes;
mod signs;
mod web;

pub(crate) use commands::is_known_command;

use std::ops::Range;

use crate::text::escape_markdown;

/// What could not be read of a text, and the bytes of the text.
pub(super) type Unread = (TexFault, Range<usize>);

/// What can be wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TexFault {
    /// A command that is not known, without its backslash; its argument stays.
    Command(String),
    /// A command that is not known and has no argument; its name stays.
    Word(String),
    /// A formula that is not well formed; what can be set of it stays.
    Formula,
    /// A tag or a named character of HTML that is not known.
    Tag(String),
}

/// A text of TeX as inline Markdown.
pub(super) fn markdown(tex: &str, unread: &mut Vec<Unread>) -> String {
    read(tex, Form::Markdown, unread)
}

/// A name in TeX, without markup.
pub(super) fn name(tex: &str, unread: &mut Vec<Unread>) -> String {
    read(tex, Form::Words, unread)
}

/// A text of TeX without markup, with its quotation marks as they are typed.
pub(super) fn plain(tex: &str, unread: &mut Vec<Unread>) -> String {
    read(tex, Form::Plain, unread)
}

fn read(tex: &str, form: Form, unread: &mut Vec<Unread>) -> String {
    let Some(text) = web::unescaped(tex) else {
        return one_line(&TexReader::new(tex, form, unread).text());
    };
    let mut found = Vec::new();
    let made = one_line(&TexReader::new(&text, form, &mut found).text());
    // In the text as it is written all of them stand elsewhere.
    unread.extend(found.into_iter().map(|(fault, _)| (fault, 0..tex.len())));
    made
}

/// An identifier or an address: what TeX escapes is itself, and so are tildes and dashes.
pub(super) fn verbatim(tex: &str) -> String {
    let tex = tex.trim();
    if !tex.contains(['\\', '{', '}', '$', '&', '\n']) {
        return tex.to_owned();
    }
    let tex = tex.replace("$\\sim$", "~").replace("\\textasciitilde", "\\~");
    let text = TexReader::new(&tex, Form::Verbatim, &mut Vec::new()).text();
    one_line(&text)
}

/// The bytes of the parts between separators outside all braces; `is_separator` says how
/// many bytes of one start here.
pub(super) fn split(tex: &str, separator: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut depth, mut at) = (Vec::new(), 0, 0_usize, 0);
    while at < tex.len() {
        match tex.as_bytes()[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && separator(at) > 0 => {
                parts.push(start..at);
                at += separator(at);
                start = at;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(start.min(tex.len())..tex.len());
    parts
}

/// Runs of white space as one space; ties stay.
fn one_line(text: &str) -> String {
    let is_space = |c: char| c.is_ascii_whitespace();
    let is_tidy = !text.contains("  ")
        && !text.contains(['\n', '\r', '\t', '\u{c}'])
        && text.trim_matches(is_space).len() == text.len();
    if is_tidy {
        return text.to_owned();
    }
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is made of a text.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Prose with markup.
    Markdown,
    /// Prose without.
    Words,
    /// What is compared or printed as it is typed.
    Plain,
    /// An identifier or an address.
    Verbatim,
}

impl Form {
    /// Whether quotation marks and apostrophes are those of print.
    fn is_prose(self) -> bool {
        matches!(self, Self::Markdown | Self::Words)
    }

    /// The same without markup.
    fn without_markup(self) -> Self {
        if self.is_prose() { Self::Words } else { Self::Plain }
    }
}

struct TexReader<'a, 'u> {
    tex: &'a str,
    at: usize,
    form: Form,
    unread: &'u mut Vec<Unread>,
    /// How many groups are open.
    depth: usize,
    /// Whether emphasis or bold type is open: inside it there is no other.
    is_marked: bool,
    quotes: quotes::Quotes,
    /// Where tags of these names are closed next, as far as it was looked for.
    closings: Vec<(String, Option<usize>)>,
}

/// How deeply groups are read; what is deeper is left as it is.
const MAX_DEPTH: usize = 60;

impl<'a, 'u> TexReader<'a, 'u> {
    fn new(tex: &'a str, form: Form, unread: &'u mut Vec<Unread>) -> Self {
        Self {
            tex,
            at: 0,
            form,
            unread,
            depth: 0,
            is_marked: false,
            quotes: quotes::Quotes::default(),
            closings: Vec::new(),
        }
    }

    fn text(mut self) -> String {
        let mut made = String::with_capacity(self.tex.len() + 8);
        while self.at < self.tex.len() {
            self.group(&mut made);
        }
        made
    }

    fn rest(&self) -> &'a str {
        &self.tex[self.at..]
    }

    /// Adds what stands up to the end of the group, and passes its brace.
    fn group(&mut self, made: &mut String) {
        self.depth += 1;
        loop {
            let rest = self.rest();
            let Some(at) = rest.find(|c: char| is_special(c, self.form)) else {
                self.literal(made, rest);
                self.at = self.tex.len();
                break;
            };
            self.literal(made, &rest[..at]);
            let mark = rest.as_bytes()[at];
            self.at += at + 1;
            match mark {
                b'}' => break,
                b'{' if self.depth < MAX_DEPTH => {
                    self.group(made);
                    self.rest_of_entity(made);
                }
                b'\\' => self.command(made),
                b'$' => self.dollar(made),
                b'~' => made.push('\u{a0}'),
                b'&' => self.ampersand(made),
                b'<' => self.angle(made),
                b'-' => self.dashes(made),
                b'`' | b'\'' | b'"' => self.quote(made, mark),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// What a part of the text gives, read by itself.
    fn part(&mut self, bytes: Range<usize>, form: Form, is_marked: bool) -> String {
        let mut reader = TexReader {
            tex: &self.tex[..bytes.end],
            at: bytes.start,
            form,
            unread: self.unread,
            depth: self.depth,
            is_marked: self.is_marked || is_marked,
            quotes: quotes::Quotes::default(),
            closings: Vec::new(),
        };
        if self.depth >= MAX_DEPTH {
            return self.tex[bytes].replace(['{', '}', '\\'], "");
        }
        reader.depth += 1;
        reader.text()
    }

    fn literal(&self, made: &mut String, text: &str) {
        match self.form {
            Form::Markdown if !text.is_empty() => {
                if text.starts_with(['-', '\'']) && made.ends_with(&text[..1]) {
                    made.push('\\');
                }
                made.push_str(&escape_markdown(text));
            }
            _ => made.push_str(text),
        }
    }

    /// `--` and `---`.
    fn dashes(&mut self, made: &mut String) {
        let dashes = 1 + self.rest().bytes().take_while(|byte| *byte == b'-').count();
        let taken = dashes.min(3);
        self.at += taken - 1;
        match taken {
            1 => self.literal(made, "-"),
            2 => made.push('–'),
            _ => made.push('—'),
        }
    }

    /// The bytes of a command's argument: what its braces hold, or one character or command.
    fn argument(&mut self) -> Range<usize> {
        self.spaces();
        let rest = self.rest();
        let start = self.at;
        match rest.chars().next() {
            Some('{') => {
                let inner = start + 1;
                let end = closing_brace(&self.tex[inner..]);
                let end = end.map_or(self.tex.len(), |at| inner + at);
                self.at = (end + 1).min(self.tex.len());
                inner..end
            }
            Some('\\') => {
                let name =
                    rest[1..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let sign = rest[1..].chars().next().map_or(0, char::len_utf8);
                let length = (rest.len() - name.len()).max(1 + sign);
                self.at += length;
                let end = self.at;
                // A space behind a command of letters ends its name.
                if self.tex[start + 1..end].starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    self.spaces();
                }
                start..end
            }
            Some('}') | None => start..start,
            Some(other) => {
                self.at += other.len_utf8();
                start..self.at
            }
        }
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at +=
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    }
}

fn is_special(character: char, form: Form) -> bool {
    match character {
        '\\' | '{' | '}' | '$' | '&' => true,
        '~' | '<' | '-' => form != Form::Verbatim,
        '`' | '\'' | '"' => form.is_prose(),
        _ => false,
    }
}

/// Where the group ends in which a text starts.
fn closing_brace(text: &str) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0_usize, false);
    text.bytes().position(|byte| {
        let is_mark = !std::mem::replace(&mut is_escaped, false);
        match byte {
            b'\\' => is_escaped = is_mark,
            b'{' if is_mark => depth += 1,
            b'}' if is_mark && depth == 0 => return true,
            b'}' if is_mark => depth -= 1,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tex: &str) -> String {
        let mut unread = Vec::new();
        let text = markdown(tex, &mut unread);
        assert_eq!(unread, [], "{tex}");
        text
    }

    #[test]
    fn accents_and_letters_become_characters() {
        for (tex, text) in [
            (r#"{\"o} \"{u} {\"{\i}} \'\i{} \'{\j}"#, "ö ü ï í j\u{301}"),
            (
                r"\v{c} \v s \c{c} \k{a} \H{o} \r{a} \u{g} \d{t} \.z \=a",
                "č š ç ą ő å ğ ṭ ż ā",
            ),
            (r"\o\ \O{} {\l}\L \ss\ae\AE\oe\aa\AA\dj\DJ\th\i", "ø Ø łŁßæÆœåÅđĐþı"),
            (r"\'{\^e} \~n \^{\i}", "ế ñ î"),
            (r"\texttrademark{} \textendash{} \slash{} \dots{} \LaTeX", "™ – / … LaTeX"),
            (r#"Mart\'\i nez na\"\i ve"#, "Martínez naïve"),
            (r"M.~E. 10\,000 a\ b c\\d", "M.\u{a0}E. 10\u{a0}000 a b c d"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn signs_become_characters_and_are_no_markdown() {
        for (tex, text) in [
            (r"50\% of A\&B, \#1, \$5 a\_b", r"50% of A\&B, #1, \$5 a\_b"),
            ("a--b --- ``c'' `d' it's", "a–b — “c” ‘d’ it’s"),
            ("Rao's ``the `d' '' the '90s {'}s", "Rao’s “the ‘d’ ” the ’90s ’s"),
            (r"\MakeUppercase{it's} \texttt{it's} $f'$", "IT’S `it's` $f'$"),
            (r"*[a] \textquotesingle{}\textbackslash x", r"\*\[a\] '\\x"),
            ("R&amp;D, R\\&amp;D, {\\&}amp; a &lt; b", r"R\&D, R\&D, \& a \< b"),
            ("{B}ig {{G}}roups {", "Big Groups "),
            ("a-{-}b", r"a-\-b"),
        ] {
            assert_eq!(read(tex), text.trim_end(), "{tex}");
        }
    }

    #[test]
    fn markup_becomes_markdown() {
        for (tex, text) in [
            (r"in \emph{E. coli} and {\it in vivo}", "in *E. coli* and *in vivo*"),
            (r"\textbf{a \emph{b}} \texttt{x_1}", "**a b** `x_1`"),
            (r"&lt;i&gt;a&lt;/i&gt; H<sub>2</sub>O", "*a* H$_{2}$O"),
            (
                r"\href{https://a.org/x\_y}{here}, \url{https://b.org}",
                "[here](<https://a.org/x_y>), [https://b.org](<https://b.org>)",
            ),
            (
                r"3\textsuperscript{rd} \textsc{Name} \enquote{q}",
                r"3$^{\mathrm{rd}}$ Name “q”",
            ),
            (
                r"$\alpha$ and \(x^2\), \ensuremath{y}, \sigma 8",
                r"$\alpha$ and $x^2$, $y$, $\sigma$8",
            ),
            (r"\foreignlanguage{german}{Ü} \noopsort{b}c \MakeUppercase{d}", "Ü c D"),
            (r"{\noopsort{1973a}}{\switchargs{--90}{1968}}", "1968–90"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn a_command_that_is_not_known_leaves_its_argument_and_is_told() {
        let mut unread = Vec::new();
        let text = r"a \foo{b} $\bar{c}\baz{d}\le\x y$";
        let expected = r"a b $\bar{c}{d}\le\operatorname{x} y$";
        assert_eq!(markdown(text, &mut unread), expected);
        let foo = (TexFault::Command("foo".into()), 2..6);
        let baz = (TexFault::Command("baz".into()), 18..22);
        let x = (TexFault::Word("x".into()), 28..30);
        assert_eq!(unread, [foo, baz, x]);
    }

    #[test]
    fn a_command_without_an_argument_leaves_its_name() {
        let mut unread = Vec::new();
        assert_eq!(
            markdown(r"The \sparql language, \foo", &mut unread),
            "The sparql language, foo"
        );
        assert_eq!(unread.len(), 2);
    }

    #[test]
    fn formulas_are_what_tex_sets() {
        for (tex, text) in [
            (r"$\zeta(\frac12+it)$", r"$\zeta(\frac12+it)$"),
            (r"${\Bbb Q}$, ${\rm GL}_n$", r"${\Bbb Q}$, ${\rm GL}_n$"),
            (r"$\sqrt s=13~\mathrm{TeV}$", r"$\sqrt s=13~\mathrm{TeV}$"),
            (r"\sqrt{s} and \mathbb{R}", r"$\sqrt{s}$ and $\mathbb{R}$"),
            (r"$a\ $b $$x$$ $$", r"$a$b $x$"),
            (r"$90^\circ$, $^{\circ}$C, 5\,$^\circ\mathrm{C}$", "90°, °C, 5\u{a0}°C"),
            (r"$x_{\mbox{if $y$}}$", r"$x_{\mbox{if y}}$"),
            (r"$\ifmmode\pm\else\textpm\fi$1, \ifmmode a\else b\fi{}c", r"$\pm$1, bc"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn formulas_that_touch_are_one_with_a_base_for_each_script() {
        for (tex, text) in [
            (r"Ga$_{1-}$$_{x}$N", r"Ga$_{1-}{}_{x}$N"),
            (r"Ga$_{1-}$\textsubscript{x}N", r"Ga$_{1-}{}_{\mathrm{x}}$N"),
            (r"$x^2$$^3$", r"$x^2{}^3$"),
            (r"$\rm a$$b$", r"${\rm a}{}b$"),
            (
                r"x\textsubscript{1-y}\textsuperscript{$\alpha$}",
                r"x$_{\text{1-y}}{}^{\alpha}$",
            ),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn formulas_of_chemistry_have_their_figures_below() {
        for (tex, text) in [
            (r"\ce{H2O} and \ce{Ca(OH)2}", r"H$_{2}$O and Ca(OH)$_{2}$"),
            (r"\ce{Na+ + Cl^- -> NaCl}", r"Na$^{\text{+}}$ + Cl$^{\text{−}}$ → NaCl"),
            (r"\ce{SO4^{2-}}", r"SO$_{4}{}^{\text{2−}}$"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn sums_of_money_are_no_formulas() {
        for (tex, text) in [
            ("From $5 to $6", r"From \$5 to \$6"),
            (r"\$5 and $x$", r"\$5 and $x$"),
            ("US$5--US$6; 90$^\\circ$", r"US\$5–US\$6; 90°"),
            ("A $5 grant", r"A \$5 grant"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn what_web_pages_leave_is_markup_and_words() {
        for (tex, text) in [
            (
                r#"<a href="https://example.org/x\_y.pdf">On cards</a>"#,
                "[On cards](<https://example.org/x_y.pdf>)",
            ),
            (
                "O&rsquo;Dell &ldquo;w&rdquo; &euro;1 &#34;tin&#34;",
                "O’Dell “w” €1 \"tin\"",
            ),
            ("<i>a</i> <EM>b</EM> <jats:bold>c</jats:bold>", "*a* *b* **c**"),
            (r"\&\#233; {\&}\#xe9; &#x211d; $ \ldots $", "é é ℝ …"),
            ("<p>a<br/>b</p><span class=\"x\">c</span>", "a b c"),
            ("H<inf>2</inf>O &amp;amp; &eacute;", r"H$_{2}$O \& é"),
            (r"{\textless}i{\textgreater}a{\textless}/i{\textgreater} b", "*a* b"),
            (r"$\less$i$\greater$a$\less$/i$\greater$", "*a*"),
            (
                "&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt; {\\&}eacute; \\&rsquo;",
                "$_{2}$ é ’",
            ),
            ("<mml:math xmlns:mml=\"m\"><mml:mi>x</mml:mi></mml:math>", "$x$"),
            (
                r"{\textless}math{\textgreater}{\textless}mi{\textgreater}x{\textless}/mi{\textgreater}{\textless}/math{\textgreater}",
                "$x$",
            ),
            (
                "p < 0.05, a<b and c>d, List<T>, Vec<i>",
                r"p \< 0.05, a\<b and c>d, List\<T>, Vec\<i>",
            ),
            (r"p {\textless} 0.05 and $a<b$", r"p \< 0.05 and $a<b$"),
        ] {
            assert_eq!(read(tex), text.trim(), "{tex}");
        }
        let mut unread = Vec::new();
        assert_eq!(markdown("<foo>a</foo> &bar; b", &mut unread), r"a \&bar; b");
        assert_eq!(
            unread,
            [
                (TexFault::Tag("<foo>".into()), 0..5),
                (TexFault::Tag("&bar;".into()), 13..18)
            ]
        );
    }

    #[test]
    fn quotation_marks_open_and_close() {
        for (tex, text) in [
            ("On 'cards' and 'two wheels'", "On ‘cards’ and ‘two wheels’"),
            ("the dogs' 'x', rock 'n' roll, '90s", "the dogs’ ‘x’, rock ’n’ roll, ’90s"),
            ("''a'' and \"b\" {\"}c{\"}", "“a” and “b” “c”"),
            ("``a `b' '' ```c' d''", "“a ‘b’ ” “‘c’ d”"),
            ("the 5'-end of a 3\" pipe", "the 5′-end of a 3\" pipe"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn journals_of_astronomers_have_their_names() {
        assert_eq!(read(r"\apj"), "The Astrophysical Journal");
        assert_eq!(
            read(r"{\mnras}"),
            "Monthly Notices of the Royal Astronomical Society"
        );
    }

    #[test]
    fn an_address_keeps_its_signs() {
        for (tex, text) in [
            (r"10.1/a\_b--c", "10.1/a_b--c"),
            (r"https://x.org/\~{}ada/\%20\#a{\_}b", "https://x.org/~ada/%20#a_b"),
            (r"\url{https://x.org/$\sim$a}", "https://x.org/~a"),
        ] {
            assert_eq!(verbatim(tex), text);
        }
    }

    #[test]
    fn names_lose_their_markup() {
        let read = |tex| name(tex, &mut Vec::new());
        assert_eq!(read(r"Ada$^{*}$ \textbf{King}\textsuperscript{\dag}"), "Ada* King†");
        assert_eq!(read(r"O'Brien$^\dagger$ {d'}Arc"), "O’Brien† d’Arc");
    }

    #[test]
    fn what_is_compared_keeps_its_apostrophes() {
        assert_eq!(plain("women's health", &mut Vec::new()), "women's health");
        assert_eq!(verbatim("https://x.org/o'brien{}"), "https://x.org/o'brien");
    }
}
