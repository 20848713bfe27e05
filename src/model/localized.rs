//! Text in several languages, each with its editorial status.

use std::collections::BTreeMap;

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
pub struct Localized {
    /// Text by language.
    #[serde(flatten)]
    pub texts: BTreeMap<Lang, String>,
    /// Status by language; a language without one counts as [`TextStatus::ToReview`] unless it is alone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub status: BTreeMap<Lang, TextStatus>,
}

impl Localized {
    /// A text that a source gives in one language.
    pub fn source(lang: Lang, text: impl Into<String>) -> Self {
        Self {
            texts: BTreeMap::from([(lang, text.into())]),
            status: BTreeMap::from([(lang, TextStatus::Source)]),
        }
    }

    /// Adds or replaces the text of one language.
    #[must_use]
    pub fn with(mut self, lang: Lang, text: impl Into<String>, status: TextStatus) -> Self {
        self.texts.insert(lang, text.into());
        self.status.insert(lang, status);
        self
    }

    /// The text in `lang`, else in French, else English, else in any language; empty when there is none.
    pub fn get(&self, lang: Lang) -> &str {
        self.pick(lang).map_or("", |(_, text)| text)
    }

    /// Like [`Localized::get`], with the language really used, so that a fallback can be shown as one.
    pub fn pick(&self, lang: Lang) -> Option<(Lang, &str)> {
        [lang, Lang::Fr, Lang::En]
            .into_iter()
            .find_map(|tried| self.texts.get(&tried).map(|text| (tried, text.as_str())))
            .or_else(|| self.texts.iter().next().map(|(lang, text)| (*lang, text.as_str())))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.texts.values().all(String::is_empty)
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
