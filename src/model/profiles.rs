//! The names of the person on other sites.

use std::fmt;

use schemars::{JsonSchema, Schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

use super::values::{Orcid, Plain, Url};

/// The person's names on other sites. A full address may be given instead of a name; a
/// site that is not among these is named with its address.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "group of profiles", transform = others)]
#[serde(rename_all = "kebab-case")]
pub struct Profiles {
    /// The name on github.com.
    #[schemars(example = &"ada")]
    pub github: Option<Plain>,
    /// The name on gitlab.com.
    #[schemars(example = &"ada")]
    pub gitlab: Option<Plain>,
    /// The ORCID iD: sixteen digits in groups of four.
    #[schemars(example = &"0000-0002-1825-0097")]
    pub orcid: Option<Orcid>,
    /// The identifier on Google Scholar: the part behind `user=` in the address.
    #[schemars(example = &"qc6CJjYAAAAJ")]
    pub google_scholar: Option<Plain>,
    /// The name on linkedin.com: the part behind `/in/` in the address.
    #[schemars(example = &"ada-lovelace")]
    pub linkedin: Option<Plain>,
    /// The name on x.com, with or without `@`.
    #[schemars(example = &"ada")]
    pub x: Option<Plain>,
    /// The address on Mastodon: `@name@server`.
    #[schemars(example = &"@ada@mathstodon.xyz")]
    pub mastodon: Option<Plain>,
    /// The name on Bluesky.
    #[schemars(example = &"ada.bsky.social")]
    pub bluesky: Option<Plain>,
    /// The identifier on dblp.org: the part behind `/pid/` in the address.
    #[schemars(example = &"l/AdaLovelace")]
    pub dblp: Option<Plain>,
    /// The identifier on semanticscholar.org.
    #[schemars(example = &"1741101")]
    pub semantic_scholar: Option<Plain>,
    /// The name on researchgate.net.
    #[schemars(example = &"Ada-Lovelace")]
    pub researchgate: Option<Plain>,
    /// The name on stackoverflow.com: the number in the address.
    #[schemars(example = &"22656")]
    pub stackoverflow: Option<Plain>,
    /// The name on huggingface.co.
    #[schemars(example = &"ada")]
    pub hugging_face: Option<Plain>,
    /// The name on youtube.com, with `@`.
    #[schemars(example = &"@ada")]
    pub youtube: Option<Plain>,
    /// The identifier of the author on arxiv.org: the part behind `/a/` in the address.
    #[schemars(example = &"lovelace_a_1")]
    pub arxiv: Option<Plain>,
    /// The number of the author on inspirehep.net.
    #[schemars(example = &"1234567")]
    pub inspire: Option<Plain>,
    /// The name on openreview.net.
    #[schemars(example = &"~Ada_Lovelace1")]
    pub openreview: Option<Plain>,
    /// The identifier of the author on openalex.org.
    #[schemars(example = &"A5023888391")]
    pub openalex: Option<Plain>,
    /// The number of the author on Web of Science.
    #[schemars(example = &"A-1009-2008")]
    pub web_of_science: Option<Plain>,
    /// The number of the author on Scopus.
    #[schemars(example = &"7004212771")]
    pub scopus: Option<Plain>,
    /// The number of the author in the digital library of ACM.
    #[schemars(example = &"81100123456")]
    pub acm: Option<Plain>,
    /// The identifier of the author on zbmath.org.
    #[schemars(example = &"lovelace.ada")]
    pub zbmath: Option<Plain>,
    /// The number of the author on mathscinet.ams.org.
    #[schemars(example = &"123456")]
    pub mathscinet: Option<Plain>,
    /// The name on cv.hal.science.
    #[schemars(example = &"ada-lovelace")]
    pub hal: Option<Plain>,
    /// The number of the author on ssrn.com.
    #[schemars(example = &"1234567")]
    pub ssrn: Option<Plain>,
    /// The identifier of the author on ideas.repec.org.
    #[schemars(example = &"plo123")]
    pub repec: Option<Plain>,
    /// The identifier on osf.io.
    #[schemars(example = &"a1b2c")]
    pub osf: Option<Plain>,
    /// The name on academia.edu, with that of the university before it.
    #[schemars(example = &"london/AdaLovelace")]
    pub academia: Option<Plain>,
    /// The name on codeberg.org.
    #[schemars(example = &"ada")]
    pub codeberg: Option<Plain>,
    /// The name on sr.ht, with or without `~`.
    #[schemars(example = &"~ada")]
    pub sourcehut: Option<Plain>,
    /// The name on bitbucket.org.
    #[schemars(example = &"ada")]
    pub bitbucket: Option<Plain>,
    /// The name on kaggle.com.
    #[schemars(example = &"ada")]
    pub kaggle: Option<Plain>,
    /// The name on xing.com: the part behind `/profile/` in the address.
    #[schemars(example = &"Ada_Lovelace")]
    pub xing: Option<Plain>,
    /// The name on instagram.com.
    #[schemars(example = &"ada")]
    pub instagram: Option<Plain>,
    /// The name on facebook.com.
    #[schemars(example = &"ada")]
    pub facebook: Option<Plain>,
    /// The name on Telegram, with or without `@`.
    #[schemars(example = &"ada")]
    pub telegram: Option<Plain>,
    /// The telephone number for messages by wa.me, with the code of the country.
    #[schemars(example = &"+44 20 7946 0000")]
    pub whatsapp: Option<Plain>,
    /// The name on Signal.
    #[schemars(example = &"ada.01")]
    pub signal: Option<Plain>,
    /// The address on Matrix: `@name:server`.
    #[schemars(example = &"@ada:example.org")]
    pub matrix: Option<Plain>,
    /// Others, by the name of the site, with their addresses.
    #[serde(flatten)]
    #[schemars(skip)]
    pub other: Others,
}

/// Sites by names of the author's own, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Others(Vec<(String, Url)>);

impl Others {
    /// Each with its address.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, url)| (name.as_str(), url.as_str()))
    }
}

impl Serialize for Others {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Others {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

/// Keeps the order of the fields.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Others;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("names with addresses")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Others, A::Error> {
        let mut all = Vec::new();
        while let Some(field) = fields.next_entry()? {
            all.push(field);
        }
        Ok(Others(all))
    }
}

/// Lets a group have fields of other names, each of which is a whole address.
fn others(schema: &mut Schema) {
    let address = json!({
        "description": "The address of the person's page on a site of this name.",
        "type": "string",
        "format": "uri",
        "pattern": "^https?://",
    });
    schema.insert("additionalProperties".into(), address);
}
