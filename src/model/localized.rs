//! Text in several languages, each with its editorial status.

use std::collections::BTreeMap;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

/// A language of the interface, by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French: the language of the sources, and the default.
    #[default]
    Fr,
    /// English.
    En,
    /// Dutch.
    Nl,
    /// German.
    De,
    /// Japanese.
    Ja,
}

impl Lang {
    /// Every language, in the order of menus.
    pub const ALL: [Self; 5] = [Self::Fr, Self::En, Self::Nl, Self::De, Self::Ja];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Nl => "nl",
            Self::De => "de",
            Self::Ja => "ja",
        }
    }

    /// The language of a tag such as `fr`, `fr-FR` or `de_AT.UTF-8`; none when we do not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.code() == primary)
    }
}

/// Where a text in one language comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextStatus {
    /// Written in this language by the source or by the project.
    Source,
    /// Translated and read again.
    Translated,
    /// Translated, not read again.
    ToReview,
}

/// Text in several languages: `{ "fr": …, "en": …, "status": { "fr": "source", … } }`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Localized(Texts);

/// Most features have a name in one language: it takes no memory of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Texts {
    #[default]
    None,
    One(Text),
    /// At least two, by language.
    Many(Box<[Text]>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    lang: Lang,
    /// A language without one counts as [`TextStatus::ToReview`] unless it is alone.
    status: Option<TextStatus>,
    text: ArcStr,
}

/// The JSON form.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    #[serde(flatten)]
    texts: BTreeMap<Lang, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    status: BTreeMap<Lang, TextStatus>,
}

impl From<Written> for Localized {
    fn from(written: Written) -> Self {
        let texts = written.texts.into_iter();
        let all = texts.map(|(lang, text)| Text {
            lang,
            status: written.status.get(&lang).copied(),
            text: text.into(),
        });
        Self::of(all.collect())
    }
}

impl From<Localized> for Written {
    fn from(localized: Localized) -> Self {
        let each = || localized.each().iter();
        Self {
            texts: each().map(|text| (text.lang, text.text.to_string())).collect(),
            status: each().filter_map(|text| Some((text.lang, text.status?))).collect(),
        }
    }
}

impl Localized {
    /// A text that a source gives in one language.
    pub fn source(lang: Lang, text: impl Into<String>) -> Self {
        Self::shared(lang, text.into().into())
    }

    /// Like [`Localized::source`], with a text that is shared.
    pub fn shared(lang: Lang, text: ArcStr) -> Self {
        let status = Some(TextStatus::Source);
        Self(Texts::One(Text { lang, status, text }))
    }

    /// Texts in the order of languages, one a language.
    fn of(mut texts: Vec<Text>) -> Self {
        Self(match texts.len() {
            0 | 1 => texts.pop().map_or(Texts::None, Texts::One),
            _ => Texts::Many(texts.into_boxed_slice()),
        })
    }

    fn each(&self) -> &[Text] {
        match &self.0 {
            Texts::None => &[],
            Texts::One(text) => std::slice::from_ref(text),
            Texts::Many(texts) => texts,
        }
    }

    /// Adds or replaces the text of one language.
    #[must_use]
    pub fn with(self, lang: Lang, text: impl Into<String>, status: TextStatus) -> Self {
        let mut texts = self.each().to_vec();
        texts.retain(|known| known.lang != lang);
        texts.push(Text {
            lang,
            status: Some(status),
            text: text.into().into(),
        });
        texts.sort_by_key(|text| text.lang);
        Self::of(texts)
    }

    /// Replaces the text of one language and leaves its status as it is.
    pub fn reword(&mut self, lang: Lang, text: impl Into<String>) {
        let mut texts = self.each().to_vec();
        let text = text.into().into();
        match texts.iter_mut().find(|known| known.lang == lang) {
            Some(known) => known.text = text,
            None => {
                texts.push(Text {
                    lang,
                    status: None,
                    text,
                });
                texts.sort_by_key(|text| text.lang);
            }
        }
        *self = Self::of(texts);
    }

    /// Every text with its language.
    pub fn texts(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.each().iter().map(|text| (text.lang, text.text.as_str()))
    }

    /// The status of the text in a language; none where nobody says it.
    pub fn status(&self, lang: Lang) -> Option<TextStatus> {
        self.each().iter().find(|text| text.lang == lang)?.status
    }

    /// The text in `lang`, else in French, else English, else in any language; empty when there is none.
    pub fn get(&self, lang: Lang) -> &str {
        self.pick(lang).map_or("", |(_, text)| text)
    }

    /// Like [`Localized::get`], with the language really used, so that a fallback can be shown as one.
    pub fn pick(&self, lang: Lang) -> Option<(Lang, &str)> {
        [lang, Lang::Fr, Lang::En]
            .into_iter()
            .find_map(|tried| self.texts().find(|(known, _)| *known == tried))
            .or_else(|| self.texts().next())
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.texts().all(|(_, text)| text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_french_and_says_so() {
        let name = Localized::source(Lang::Fr, "Terril").with(Lang::En, "Spoil tip", TextStatus::Translated);
        assert_eq!(name.pick(Lang::Ja), Some((Lang::Fr, "Terril")));
        assert_eq!(name.get(Lang::En), "Spoil tip");
    }

    #[test]
    fn the_json_form_is_flat_with_a_status() {
        let name = Localized::source(Lang::Fr, "Terril");
        let json = serde_json::to_string(&name).unwrap();
        assert_eq!(json, r#"{"fr":"Terril","status":{"fr":"source"}}"#);
        assert_eq!(serde_json::from_str::<Localized>(&json).unwrap(), name);
    }

    #[test]
    fn language_tags_of_every_system_are_understood() {
        assert_eq!(Lang::from_tag("de_AT.UTF-8"), Some(Lang::De));
        assert_eq!(Lang::from_tag("nl-BE"), Some(Lang::Nl));
        assert_eq!(Lang::from_tag("tlh"), None);
    }
}
