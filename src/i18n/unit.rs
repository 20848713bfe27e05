//! Words that the data gives as units or values in French ("visiteurs", "allers-retours/jour") in the reader's language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Messages;
use crate::model::Lang;

type Words = BTreeMap<String, BTreeMap<Lang, String>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/content/units.toml")).unwrap_or_else(|error| {
        tracing::error!(%error, "assets/content/units.toml cannot be read");
        Words::new()
    })
});

impl Messages {
    /// A unit or a value in words of the data, as the reader's language says it; as it is where nobody translated it.
    pub fn data_words<'a>(&self, french: &'a str) -> Cow<'a, str> {
        let known = WORDS.get(french).and_then(|words| words.get(&self.lang()));
        known.map_or(Cow::Borrowed(french), |words| Cow::Owned(words.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_speak_every_language_and_signs_stay_as_they_are() {
        assert!(WORDS.len() > 60);
        for (french, words) in &*WORDS {
            let langs: Vec<Lang> = words.keys().copied().collect();
            assert_eq!(langs, [Lang::En, Lang::Nl, Lang::De, Lang::Ja], "{french}");
        }
        let german = Messages::new(Lang::De);
        assert_eq!(german.data_words("visiteurs"), "Besucher");
        assert_eq!(german.data_words("ha"), "ha");
        assert_eq!(Messages::new(Lang::Fr).data_words("visiteurs"), "visiteurs");
    }
}
