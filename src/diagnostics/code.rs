//! The kinds of diagnostics, each with its page under `docs/diagnostics/`.

/// Whether a fault forbids a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// No PDF is made.
    Error,
    /// A PDF is made; the author should look.
    Warning,
    /// A PDF is made, and all is well: what cvtex did on its own, for the author to know.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($severity:ident $variant:ident $name:literal: $summary:literal;)*) => {
        /// A kind of diagnostic. Its name is a kebab-case word naming the problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $summary] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the pipeline.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name, as in `error[unknown-field]`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the code says, in one line.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$variant => $summary,)* }
            }

            /// The page that `cvtex explain` prints, in Markdown.
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        include_str!(concat!("../../docs/diagnostics/", $name, ".md"))
                    })*
                }
            }

            /// Error, warning or note.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    Error UnreadableFile "unreadable-file": "the file cannot be read";
    Error FileTooLarge "file-too-large": "the file is larger than any CV";
    Error NotUtf8 "not-utf8": "the file is not UTF-8 text";
    Error EmptyFile "empty-file": "the file holds no CV";
    Error YamlSyntax "yaml-syntax": "the file is not well-formed YAML";
    Error TabIndentation "tab-indentation": "a line is indented with tabs";
    Error UnclosedQuote "unclosed-quote": "a quotation mark has no partner";
    Error UnclosedBracket "unclosed-bracket": "a bracket has no partner";
    Error UnquotedText "unquoted-text": "a text needs quotes to be read as one";
    Error ColonInText "colon-in-text": "a colon made a field of what was meant as text";
    Warning CommentCutsValue "comment-cuts-value": "a `#` cut a text short";
    Error DuplicateKey "duplicate-key": "a field is given twice";
    Error UnknownAnchor "unknown-anchor": "an alias has no anchor";
    Error TooManyAliases "too-many-aliases": "aliases multiply the file beyond measure";
    Error TooDeep "too-deep": "the file is nested too deeply";
    Error SeveralDocuments "several-documents": "the file holds more than one YAML document";
    Error NotYaml "not-yaml": "a file that is included is no YAML file";
    Error IncludeCycle "include-cycle": "files include each other in a circle";
    Error UnknownVariant "unknown-variant": "the CV has no variant of this name";
    Error UnknownSection "unknown-section": "a variant names a section that is not there";
    Error UnknownTag "unknown-tag": "a variant names a tag that nothing has";
    Warning UnusedTag "unused-tag": "a tag has no effect on any variant";
    Error EmptyVariant "empty-variant": "a variant shows no section";
    Error SameOutput "same-output": "two variants make one file";
    Error UnknownSetting "unknown-setting": "the command line sets what is not there";
    Error MalformedSource "malformed-source": "a file of another program cannot be read";
    Note ForeignFormat "foreign-format": "the file is of another program";
    Warning NotImported "not-imported": "a value of another program has no place in a CV";
    Error BibtexSyntax "bibtex-syntax": "an entry of a `.bib` file cannot be read";
    Warning UnknownCommand "unknown-command": "a command of TeX in a `.bib` file is not known";
    Warning ForeignMarkup "foreign-markup": "HTML or TeX in a text is set as it stands";
    Warning UnusedField "unused-field": "a field of a `.bib` file is not shown";
    Warning OwnNameMissing "own-name-missing": "a list of publications does not have the person";
    Warning OwnNameTwice "own-name-twice": "two authors of a publication are read as the person";
    Warning SeveralNames "several-names": "one author's name holds several";
    Warning AuthorForms "author-forms": "one author stands in the lists under two forms";
    Error NewerVersion "newer-version": "the file is of a newer version than cvtex";
    Warning OldField "old-field": "a field has another name by now";
    Error MalformedStyle "malformed-style": "a file is not a citation style for lists";
    Error UnknownField "unknown-field": "a field is not known here";
    Error UnknownKind "unknown-kind": "a section's kind is not known";
    Error UnknownValue "unknown-value": "a value is not one of those possible";
    Warning MissingTranslation "missing-translation": "a text is not given in the language shown";
    Error MissingField "missing-field": "a required field is not there";
    Error EmptyValue "empty-value": "a field has no value";
    Error WrongType "wrong-type": "a value has another shape than its field takes";
    Error MalformedDate "malformed-date": "a date is not written as one";
    Error ImpossibleDate "impossible-date": "a date does not exist";
    Error DateOrder "date-order": "a period ends before it starts";
    Error DateTwice "date-twice": "an entry has both a date and a period";
    Error MalformedEmail "malformed-email": "an e-mail address is not one";
    Error MalformedUrl "malformed-url": "a web address is not one";
    Error MalformedDoi "malformed-doi": "a DOI is not one";
    Error MalformedArxiv "malformed-arxiv": "an arXiv identifier is not one";
    Error MalformedOrcid "malformed-orcid": "an ORCID iD is not one";
    Error MalformedLength "malformed-length": "a length is not a number with a unit";
    Error MalformedColour "malformed-colour": "a colour is not one";
    Error UnusablePhoto "unusable-photo": "a photo is no picture for a CV";
    Warning NoEffect "no-effect": "a field changes nothing";
    Error MathCommand "math-command": "a formula uses a command outside mathematics";
    Error MathSyntax "math-syntax": "a formula is not well formed";
    Error MathFailed "math-failed": "a formula was refused by TeX";
    Error MissingGlyph "missing-glyph": "no font has a character";
    Error CheckFailed "check-failed": "a value passed the check and cannot be used";
    Error TooLongWord "too-long-word": "a word is longer than can be set";
    Error UnknownFont "unknown-font": "a font is not installed, or is damaged";
    Error ThemeFailed "theme-failed": "a theme of your own has a fault";
    Error TooLong "too-long": "the CV takes more pages than it promises";
    Note LeftOut "left-out": "an entry is left out for want of room";
    Error LatexFailed "latex-failed": "LaTeX failed on a CV that passed every check";
    Error BrokenPdf "broken-pdf": "a PDF cannot be read back";
    Error BrokenOutput "broken-output": "a file that is no PDF cannot be read back";
    Error LostText "lost-text": "a text is not in the PDF";
    Error MisplacedText "misplaced-text": "a text stands out of order in the PDF";
    Error TextBeyondPage "text-beyond-page": "a text reaches beyond the edge of a page";
    Error UnreadableGlyph "unreadable-glyph": "programs cannot read a sign of the PDF";
    Error FontNotEmbedded "font-not-embedded": "the PDF does not hold a font";
    Error BrokenLink "broken-link": "a link of the PDF does not lead where it should";
    Warning WrongTags "wrong-tags": "the tags of the PDF do not say what a text is";
    Warning NoStandard "no-standard": "the PDF does not follow a standard";
    Warning OverfullLine "overfull-line": "a line is wider than its place";
    Error UnknownKey "unknown-key": "no publication has a key";
    Warning NothingChosen "nothing-chosen": "a section asks for publications that do not exist";
    Warning DuplicatePublication "duplicate-publication": "a publication is written twice";
    Note PreprintMerged "preprint-merged": "a preprint is shown with the work that has appeared";
    Warning MissingVenue "missing-venue": "a publication does not say where it appeared";
    Warning UndatedPublication "undated-publication": "a publication does not say when it appeared";
    Warning TitleInCapitals "title-in-capitals": "a title stands in capitals";
    Warning DoiAsUrl "doi-as-url": "an address stands where a DOI belongs";
    Warning ArxivYear "arxiv-year": "a preprint's number and its date are years apart";
    Warning VenueForms "venue-forms": "a venue is written in two ways";
    Error NotBibtex "not-bibtex": "what is given to be added is not BibTeX";
    Error AlreadyListed "already-listed": "a publication is in the list already";
    Error UnclearPlace "unclear-place": "it is not clear where a publication goes";
    Error ChangedMeanwhile "changed-meanwhile": "a file was changed while cvtex worked on it";
    Error StaleOutput "stale-output": "a file is not what the sources give";
    Error UnknownIdentifier "unknown-identifier": "a service does not know an identifier";
    Error ServiceUnreachable "service-unreachable": "a service cannot be asked now";
    Error ServiceAnswer "service-answer": "the answer of a service cannot be used";
    Error UnwritableOutput "unwritable-output": "the output cannot be written";
}

impl Code {
    /// The code of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
