//! Commands of TeX: what each prints, and what it does with its argument.

use std::fmt::Write;
use std::ops::Range;

use super::accents;
use super::{Form, TexFault, TexReader, journals, signs, verbatim};
use crate::text::{escape_markdown, math};

/// What a command does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Command {
    /// Prints this.
    Text(&'static str),
    /// Sets its argument in this way.
    Markup(Markup),
    /// Sets the rest of its group in this way.
    Switch(Markup),
    /// Prints nothing, and neither do its arguments, of which there are so many.
    Silent(usize),
    /// Sets the second of its arguments.
    Second,
    /// Sets the second of its arguments, and then the first.
    Swapped,
}

/// How a command sets its argument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Markup {
    Emphasis,
    Strong,
    Code,
    Superscript,
    Subscript,
    Formula,
    Upper,
    Lower,
    Quoted,
    Bracketed,
    Address,
    Link,
    Words,
    Chemistry,
}

/// The command of this name, unless it is an accent or a symbol of mathematics.
pub(super) fn command(name: &str) -> Option<Command> {
    use Command::{Markup as Sets, Second, Silent, Swapped, Switch};
    Some(match name {
        "emph" | "textit" | "textsl" | "mkbibemph" | "mkbibitalic" => {
            Sets(Markup::Emphasis)
        }
        "textbf" | "mkbibbold" | "strong" => Sets(Markup::Strong),
        "texttt" | "code" | "lstinline" => Sets(Markup::Code),
        "textsuperscript" | "mkbibsuperscript" => Sets(Markup::Superscript),
        "textsubscript" | "mkbibsubscript" => Sets(Markup::Subscript),
        "ensuremath" | "math" => Sets(Markup::Formula),
        "uppercase" | "MakeUppercase" => Sets(Markup::Upper),
        "lowercase" | "MakeLowercase" => Sets(Markup::Lower),
        "enquote" | "mkbibquote" => Sets(Markup::Quoted),
        "mkbibparens" => Sets(Markup::Bracketed),
        "ce" | "cf" | "chem" | "chemform" => Sets(Markup::Chemistry),
        "url" | "path" | "nolinkurl" => Sets(Markup::Address),
        "href" => Sets(Markup::Link),
        "textsc" | "textrm" | "textsf" | "textup" | "textmd" | "textnormal" | "text"
        | "mbox" | "hbox" | "fbox" | "underline" | "uline" | "textulc" | "textlf"
        | "textnohyphenation" | "NoCaseChange" | "mathrm" | "textln" | "etalchar"
        | "footnotemark" | "textlatin" | "textgreek" | "textcyrillic" | "latin"
        | "ul" | "textrussian" | "textgerman" | "textfrench" | "textenglish"
        | "makebox" | "hl" | "sout" | "natexlab" | "mkbibacro" | "autocap" => {
            Sets(Markup::Words)
        }
        "em" | "it" | "itshape" | "sl" | "slshape" => Switch(Markup::Emphasis),
        "bf" | "bfseries" => Switch(Markup::Strong),
        "rm" | "sc" | "sf" | "tt" | "up" | "md" | "normalfont" | "scshape"
        | "upshape" | "mdseries" | "rmfamily" | "sffamily" | "ttfamily" | "tiny"
        | "scriptsize" | "footnotesize" | "small" | "normalsize" | "large" | "Large"
        | "LARGE" | "huge" | "Huge" | "protect" | "relax" | "xspace" | "null"
        | "leavevmode" | "noindent" | "sloppy" | "allowbreak" | "nobreak"
        | "nolinebreak" | "nohyphens" | "unskip" | "ignorespaces" | "boldmath"
        | "unboldmath" | "fi" | "else" | "displaystyle" | "textstyle" | "bgroup"
        | "egroup" | "sloppypar" | "raggedright" | "centering" | "smallskip"
        | "medskip" | "bigskip" | "clearpage" | "indent" | "makeatletter"
        | "makeatother" | "mathversion" | "urlstyle" | "nocorr" | "frenchspacing" => {
            Silent(0)
        }
        "noopsort" | "SortNoop" | "sortnoop" | "noop" | "label" | "vspace" | "hspace"
        | "cite" | "citep" | "citet" | "color" | "selectlanguage" | "phantom"
        | "hphantom" | "vphantom" | "index" | "nocite" => Silent(1),
        "foreignlanguage" | "textcolor" | "textlang" | "texorpdfstring" | "colorbox"
        | "hyperlink" => Second,
        // The manual of BibTeX defines it, to sort by the second and print the first behind it.
        "switchargs" => Swapped,
        _ => Command::Text(signs::sign(name)?),
    })
}

/// Whether a command of letters means something in a text.
pub(crate) fn is_known_command(name: &str) -> bool {
    command(name).is_some()
        || accents::mark(name).is_some()
        || math::is_symbol(name)
        || journals::journal(name).is_some()
        || name == "ifmmode"
}

impl TexReader<'_, '_> {
    /// A command whose backslash is read.
    pub(super) fn command(&mut self, made: &mut String) {
        let start = self.at - 1;
        let letters = self.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return self.sign(made);
        }
        let name = &self.rest()[..letters];
        self.at += letters;
        let end = self.at;
        self.spaces();
        if name == "ifmmode" {
            return self.otherwise();
        }
        match command(name) {
            Some(Command::Text(text)) => self.literal(made, text),
            Some(Command::Markup(markup)) => {
                self.option();
                let argument = self.argument();
                self.markup(markup, argument, made);
                return;
            }
            Some(Command::Switch(markup)) => {
                let end = super::closing_brace(self.rest()).map(|at| self.at + at);
                let inner = self.at..end.unwrap_or(self.tex.len());
                self.at = inner.end;
                self.markup(markup, inner, made);
                return;
            }
            Some(Command::Silent(arguments)) => {
                for _ in 0..arguments {
                    self.option();
                    self.argument();
                }
                return;
            }
            Some(Command::Swapped) => {
                let first = self.argument();
                let second = self.argument();
                self.markup(Markup::Words, second, made);
                self.markup(Markup::Words, first, made);
                return;
            }
            Some(Command::Second) => {
                self.argument();
                let argument = self.argument();
                self.markup(Markup::Words, argument, made);
                return;
            }
            None => {
                if let Some(mark) = accents::mark(name) {
                    return self.accent(mark, made);
                }
                if let Some(journal) = journals::journal(name) {
                    self.literal(made, journal);
                } else if math::is_symbol(name) {
                    self.symbol(name, made);
                } else if let Some(count) = math::takes_arguments(name)
                    && self.form == Form::Markdown
                {
                    // Mathematics whose dollar signs were forgotten.
                    for _ in 0..count {
                        self.option();
                        self.argument();
                    }
                    return self.formula(start..self.at, made);
                } else {
                    return self.unknown(name, start..end, made);
                }
            }
        }
        // Empty braces only end the name.
        if self.rest().starts_with("{}") {
            self.at += 2;
        }
    }

    /// A command that is not known: its argument stays, and else its name as a word.
    fn unknown(&mut self, name: &str, place: Range<usize>, made: &mut String) {
        let name = name.to_owned();
        if self.rest().starts_with('{') && !self.rest().starts_with("{}") {
            self.unread.push((TexFault::Command(name), place));
            return;
        }
        self.literal(made, &name);
        if self.rest().starts_with("{}") {
            self.at += 2;
        } else if self.at > place.end {
            made.push(' ');
        }
        self.unread.push((TexFault::Word(name), place));
    }

    /// TeX's question whether this is a formula, which it is not.
    fn otherwise(&mut self) {
        let rest = self.rest();
        let end = rest.find(r"\fi").unwrap_or(rest.len());
        self.at += match rest[..end].find(r"\else") {
            Some(at) => at + r"\else".len(),
            None => end,
        };
        self.spaces();
    }

    /// A symbol of mathematics outside a formula.
    fn symbol(&self, name: &str, made: &mut String) {
        match (self.form, math::character(name)) {
            (Form::Markdown, _) => self.set(&format!("\\{name}"), made),
            (_, Some(character)) => made.push(character),
            _ => made.push_str(name),
        }
    }

    /// A command of one sign.
    fn sign(&mut self, made: &mut String) {
        let Some(sign) = self.rest().chars().next() else { return };
        self.at += sign.len_utf8();
        let is_text = self.form != Form::Verbatim;
        let name = sign.encode_utf8(&mut [0; 4]).to_owned();
        match sign {
            '(' if is_text => self.delimited("\\)", made),
            '[' if is_text => self.delimited("\\]", made),
            '&' => self.escaped_ampersand(made),
            ',' | ';' | ':' if is_text => made.push('\u{a0}'),
            '!' | '-' | '/' | '@' | '*' | ')' | ']' | ',' | ';' | ':' => {
                // In an address a slash is one even behind a backslash.
                made.extend((sign == '/' && !is_text).then_some('/'));
            }
            '\\' => made.push(' '),
            _ if sign.is_ascii_whitespace() => made.push(' '),
            '~' | '^' if !is_text => {
                made.push(sign);
                if self.rest().starts_with("{}") {
                    self.at += 2;
                }
            }
            _ => match accents::mark(&name) {
                Some(mark) if is_text => self.accent(mark, made),
                _ => self.literal(made, &name),
            },
        }
    }

    /// Passes an argument in square brackets.
    fn option(&mut self) {
        if self.rest().starts_with('[')
            && let Some(end) = self.rest().find(']')
        {
            self.at += end + 1;
        }
    }

    /// Adds what stands at these bytes in the way of a command.
    pub(super) fn markup(
        &mut self,
        markup: Markup,
        inner: Range<usize>,
        made: &mut String,
    ) {
        let form = self.form;
        match markup {
            Markup::Emphasis => self.marked("*", inner, made),
            Markup::Strong => self.marked("**", inner, made),
            Markup::Code => {
                let code = self.part(inner, Form::Plain, true);
                let is_code = form == Form::Markdown
                    && !(code.contains('`') || made.ends_with('`'))
                    && !code.trim().is_empty();
                if is_code {
                    let _ = write!(made, "`{}`", code.trim());
                } else {
                    self.literal(made, &code);
                }
            }
            Markup::Superscript => self.script('^', inner, made),
            Markup::Subscript => self.script('_', inner, made),
            Markup::Formula => self.formula(inner, made),
            Markup::Chemistry => self.chemistry(inner, made),
            Markup::Upper => {
                let text = self.part(inner, form.without_markup(), true);
                let text = text.to_uppercase();
                self.literal(made, &text);
            }
            Markup::Lower => {
                let text = self.part(inner, form.without_markup(), true);
                let text = text.to_lowercase();
                self.literal(made, &text);
            }
            Markup::Quoted | Markup::Bracketed | Markup::Words => {
                let marks = match markup {
                    Markup::Quoted => ["“", "”"],
                    Markup::Bracketed => ["(", ")"],
                    _ => ["", ""],
                };
                made.push_str(marks[0]);
                made.push_str(&self.part(inner, form, false));
                made.push_str(marks[1]);
            }
            Markup::Address => {
                let url = verbatim(&self.tex[inner]);
                let words = escape_markdown(&url);
                self.link(&url, &words, made);
            }
            Markup::Link => {
                let url = verbatim(&self.tex[inner]);
                let argument = self.argument();
                let words = self.part(argument, form, false);
                self.link(&url, words.trim(), made);
            }
        }
    }

    pub(super) fn link(&self, url: &str, words: &str, made: &mut String) {
        let is_address = url.starts_with("http") && !words.is_empty();
        match self.form {
            Form::Markdown if is_address => {
                let url = url.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E");
                let _ = write!(made, "[{words}](<{url}>)");
            }
            Form::Markdown => made.push_str(words),
            _ => made.push_str(url),
        }
    }

    /// Adds emphasis where Markdown has it: not inside other emphasis, nor in a word where
    /// its stars would be signs.
    fn marked(&mut self, mark: &str, inner: Range<usize>, made: &mut String) {
        let text = self.part(inner, self.form, true);
        let core = text.trim();
        let is_open = |c: char| c.is_whitespace() || !c.is_alphanumeric();
        let is_flanked = |inside: Option<char>, outside: Option<char>| {
            inside.is_some_and(char::is_alphanumeric) || outside.is_none_or(is_open)
        };
        let starts = text.len() - text.trim_start().len();
        let before = if starts > 0 { Some(' ') } else { made.chars().next_back() };
        let behind = match self.rest().chars().next() {
            Some('\\' | '{' | '$' | '<' | '&') => Some('x'),
            other => other,
        };
        let is_set = self.form == Form::Markdown
            && !self.is_marked
            && !core.is_empty()
            && !made.ends_with('*')
            && is_flanked(core.chars().next(), before)
            && is_flanked(core.chars().next_back(), behind);
        if is_set {
            made.push_str(&text[..starts]);
            let _ = write!(made, "{mark}{core}{mark}");
            made.push_str(&text[starts + core.len()..]);
        } else {
            made.push_str(&text);
        }
    }

    fn script(&mut self, mark: char, inner: Range<usize>, made: &mut String) {
        let written = self.tex[inner.clone()].trim();
        let formula = written.strip_prefix('$').and_then(|rest| rest.strip_suffix('$'));
        if let Some(formula) = formula.filter(|_| self.form == Form::Markdown)
            && !formula.contains('$')
            && math::verify(formula).is_ok()
        {
            return self.set(&format!("{mark}{{{formula}}}"), made);
        }
        let text = self.part(inner, Form::Plain, true);
        let is_raised = matches!(text.as_str(), "®" | "™" | "°" | "℠" | "");
        let formula = math::script(mark, &text);
        match formula.filter(|_| self.form == Form::Markdown && !is_raised) {
            Some(formula) => self.set(&formula, made),
            None => self.literal(made, &text),
        }
    }
}
