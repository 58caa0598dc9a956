//! What inline text says on a page: runs of words, formulas, and the addresses of its links.

use crate::text::Inline;

/// The words of a text between its formulas, whose layout is not a line of characters, and
/// the addresses in it.
#[derive(Default)]
pub(super) struct Runs {
    pub words: Vec<String>,
    /// How long the formulas are.
    pub formulas: usize,
    /// Where the links lead.
    pub addresses: Vec<String>,
}

impl Runs {
    /// The runs of a text. Where an address stands behind the words of a link, a run ends.
    pub(super) fn of(inlines: &[Inline], has_addresses: bool) -> Self {
        let mut all = Self { words: vec![String::new()], ..Self::default() };
        all.collect(inlines, has_addresses);
        all
    }

    fn collect(&mut self, inlines: &[Inline], has_addresses: bool) {
        for inline in inlines {
            match inline {
                Inline::Math(formula) => {
                    self.formulas += formula.len();
                    self.words.push(String::new());
                }
                Inline::Text(text) | Inline::Code(text) => {
                    if let Some(run) = self.words.last_mut() {
                        run.push_str(text);
                    }
                }
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Own(content) => {
                    self.collect(content, has_addresses);
                }
                Inline::Link { url, content } => {
                    self.addresses.push(url.clone());
                    self.collect(content, has_addresses);
                    if has_addresses {
                        self.words.push(String::new());
                    }
                }
            }
        }
    }
}
