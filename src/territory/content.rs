//! The territory's own words in Dutch, German and Japanese: files that translators write (`assets/content`), by the French
//! text that they stand for. A French text that changes loses its translations, so that none can speak of something else.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::BuildError;
use crate::model::{Feature, Lang, Localized, TextStatus};

const FILES: [(Lang, &str); 3] = [
    (Lang::Nl, include_str!("../../assets/content/nl.toml")),
    (Lang::De, include_str!("../../assets/content/de.toml")),
    (Lang::Ja, include_str!("../../assets/content/ja.toml")),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format_version: u32,
    /// Translated and read again.
    #[serde(default)]
    translated: BTreeMap<String, String>,
    /// Translated, not read again.
    #[serde(default)]
    to_review: BTreeMap<String, String>,
}

/// Translations by French text.
#[derive(Debug, Default)]
pub(crate) struct Content(HashMap<String, Vec<(Lang, String, TextStatus)>>);

impl Content {
    /// Reads the files of the program.
    pub fn embedded() -> Result<Self, BuildError> {
        let mut content = Self::default();
        for (lang, text) in FILES {
            let wrong = |reason: String| BuildError::Read {
                path: format!("assets/content/{}.toml", lang.code()).into(),
                reason,
            };
            let file: File = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
            if file.format_version != 1 {
                return Err(wrong(format!("format {} is not known", file.format_version)));
            }
            content.add(lang, file.translated, TextStatus::Translated);
            content.add(lang, file.to_review, TextStatus::ToReview);
        }
        Ok(content)
    }

    fn add(&mut self, lang: Lang, texts: BTreeMap<String, String>, status: TextStatus) {
        for (french, text) in texts {
            self.0.entry(french).or_default().push((lang, text, status));
        }
    }

    /// `text` with the translations of its French that it lacks.
    pub fn completed(&self, text: Localized) -> Localized {
        let french = text.texts().find(|(lang, _)| *lang == Lang::Fr).map(|(_, text)| text);
        let Some(known) = french.and_then(|french| self.0.get(french)) else {
            return text;
        };
        known.iter().fold(text, |text, (lang, words, status)| {
            if text.texts().any(|(there, _)| there == *lang) {
                return text;
            }
            text.with(*lang, words.as_str(), *status)
        })
    }

    /// Completes every text of a feature.
    pub fn complete(&self, feature: &mut Feature) {
        let complete = |text: &mut Localized| *text = self.completed(std::mem::take(text));
        complete(&mut feature.name);
        complete(&mut feature.summary);
        complete(&mut feature.note);
        for figure in &mut feature.figures {
            complete(&mut figure.label);
        }
        for event in &mut feature.events {
            complete(&mut event.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_files_translate_the_same_texts_and_none_twice() {
        let content = Content::embedded().unwrap();
        assert!(content.0.len() > 700, "{}", content.0.len());
        for (french, known) in &content.0 {
            let langs: Vec<Lang> = known.iter().map(|(lang, _, _)| *lang).collect();
            assert_eq!(langs, [Lang::Nl, Lang::De, Lang::Ja], "{french}");
            assert!(known.iter().all(|(_, text, _)| !text.trim().is_empty()), "{french}");
        }
    }

    #[test]
    fn a_text_keeps_what_it_has_and_gains_what_it_lacks() {
        let content = Content::embedded().unwrap();
        let text = content.completed(Localized::source(Lang::Fr, "Profondeur"));
        assert_eq!(text.get(Lang::De), "Teufe");
        assert_eq!(text.status(Lang::Fr), Some(TextStatus::Source));
        let own = Localized::source(Lang::Fr, "Profondeur").with(Lang::De, "Tiefe", TextStatus::Source);
        assert_eq!(content.completed(own).get(Lang::De), "Tiefe");
        let unknown = Localized::source(Lang::Fr, "Fosse 1");
        assert_eq!(content.completed(unknown.clone()), unknown);
    }
}
