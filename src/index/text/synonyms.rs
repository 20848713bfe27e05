//! Words that mean the same, from a file that translators extend.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::words;

static EMBEDDED: LazyLock<Synonyms> = LazyLock::new(|| {
    let read = || {
        let mut synonyms = Synonyms::read(include_str!("../../../assets/search/synonyms.toml"))?;
        synonyms.add_readings(include_str!("../../../assets/search/readings.toml"))?;
        Ok::<_, toml::de::Error>(synonyms)
    };
    read().unwrap_or_else(|error| {
        tracing::error!(%error, "assets/search cannot be read");
        Synonyms::default()
    })
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    stop: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "group")]
    groups: Vec<BTreeMap<String, Vec<String>>>,
}

/// How names are read in Japanese: kana by French name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Readings {
    #[allow(dead_code)] // the file has it for the day when its form changes
    format_version: u32,
    communes: BTreeMap<String, String>,
    places: BTreeMap<String, String>,
}

/// The ways in which a reading is typed: as it is, without the signs that part its words, and with ブ for ヴ.
fn typed(reading: &str) -> Vec<String> {
    let whole: String = reading
        .chars()
        .filter(|letter| !matches!(letter, '・' | '＝' | '゠'))
        .collect();
    let plain = |text: &str| {
        let pairs = [
            ("ヴァ", "バ"),
            ("ヴィ", "ビ"),
            ("ヴェ", "ベ"),
            ("ヴォ", "ボ"),
            ("ヴュ", "ビュ"),
            ("ヴ", "ブ"),
        ];
        pairs
            .iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    vec![reading.to_owned(), whole.clone(), plain(reading), plain(&whole)]
}
/// The key of a group that is no language.
const WIDER: &str = "wider";

/// Groups of phrases that mean the same, and words that say nothing.
#[derive(Debug, Default)]
pub(super) struct Synonyms {
    stop: HashSet<String>,
    /// The phrases of each group, as words.
    groups: Vec<Vec<Vec<String>>>,
    /// Phrases that answer for each group where nothing nearer does, as words.
    wider: Vec<Vec<Vec<String>>>,
    /// Groups in which a phrase begins with this word: group and phrase.
    by_first: HashMap<String, Vec<(usize, usize)>>,
}

impl Synonyms {
    /// Those of the program.
    pub(super) fn embedded() -> &'static Self {
        &EMBEDDED
    }

    fn read(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let stop: HashSet<String> = file.stop.values().flatten().flat_map(|word| words(word)).collect();
        let mut synonyms = Self {
            stop,
            ..Self::default()
        };
        for group in &file.groups {
            let said = group.iter().filter(|(key, _)| *key != WIDER).flat_map(|(_, said)| said);
            let wider = group.get(WIDER).into_iter().flatten();
            synonyms.add(said.map(String::as_str), wider.map(|phrase| words(phrase)).collect());
        }
        Ok(synonyms)
    }

    /// Adds the readings of names: each finds what the name finds.
    fn add_readings(&mut self, text: &str) -> Result<(), toml::de::Error> {
        let file: Readings = toml::from_str(text)?;
        for (name, reading) in file.communes.iter().chain(&file.places) {
            let ways = typed(reading);
            self.add(
                std::iter::once(name.as_str()).chain(ways.iter().map(String::as_str)),
                Vec::new(),
            );
        }
        Ok(())
    }

    fn add<'a>(&mut self, group: impl Iterator<Item = &'a str>, wider: Vec<Vec<String>>) {
        let mut phrases: Vec<Vec<String>> = Vec::new();
        for phrase in group {
            let phrase = self.telling(words(phrase));
            if !phrase.is_empty() && !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        let number = self.groups.len();
        for (index, phrase) in phrases.iter().enumerate() {
            self.by_first
                .entry(phrase[0].clone())
                .or_default()
                .push((number, index));
        }
        self.groups.push(phrases);
        self.wider.push(wider);
    }

    /// Whether a word says nothing by itself.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// `words` without those that say nothing, unless nothing would be left.
    pub(super) fn telling(&self, words: Vec<String>) -> Vec<String> {
        if words.iter().all(|word| self.is_stop(word)) {
            return words;
        }
        words.into_iter().filter(|word| !self.is_stop(word)).collect()
    }

    /// The longest known phrase at the start of `words`: how many words it takes, and the other phrases of its groups.
    pub(super) fn at_start(&self, words: &[String]) -> Option<(usize, Vec<&[String]>)> {
        let candidates = self.by_first.get(words.first()?)?;
        let holds = |(group, phrase): &&(usize, usize)| words.starts_with(&self.groups[*group][*phrase]);
        let length = |(group, phrase): &(usize, usize)| self.groups[*group][*phrase].len();
        let longest = candidates.iter().filter(holds).map(length).max()?;
        let mut others: Vec<&[String]> = Vec::new();
        for (group, phrase) in candidates.iter().filter(holds).filter(|found| length(found) == longest) {
            for (index, other) in self.groups[*group].iter().enumerate() {
                if index != *phrase && !others.contains(&other.as_slice()) {
                    others.push(other);
                }
            }
        }
        Some((longest, others))
    }

    /// What answers for the phrase `words` where nothing nearer does.
    pub(super) fn wider(&self, words: &[String]) -> Vec<&[String]> {
        let known = words.first().and_then(|first| self.by_first.get(first));
        let groups = known.into_iter().flatten();
        groups
            .filter(|(group, phrase)| self.groups[*group][*phrase] == words)
            .flat_map(|(group, _)| self.wider[*group].iter().map(Vec::as_slice))
            .collect()
    }

    /// The other phrases of groups with a single word that begins with `beginning`, for a word that is still being typed.
    pub(super) fn beginning(&self, beginning: &str) -> Vec<&[String]> {
        let mut others: Vec<&[String]> = Vec::new();
        for group in &self.groups {
            let begun = |phrase: &&Vec<String>| phrase.len() == 1 && phrase[0].starts_with(beginning);
            if group.iter().any(|phrase| begun(&phrase)) {
                others.extend(group.iter().map(Vec::as_slice));
            }
        }
        others
    }

    /// Known phrases inside a run of a script without blanks, longest first match from the left: `ボタ山公園` as two words.
    pub(super) fn cut(&self, run: &str) -> Vec<String> {
        let mut parts = Vec::new();
        let mut rest = run;
        let mut unknown = String::new();
        while let Some(first) = rest.chars().next() {
            let known = self.by_first.keys().filter(|word| rest.starts_with(word.as_str()));
            match known.max_by_key(|word| word.len()) {
                Some(word) => {
                    if !unknown.is_empty() {
                        parts.push(std::mem::take(&mut unknown));
                    }
                    parts.push(word.clone());
                    rest = &rest[word.len()..];
                }
                None => {
                    unknown.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        if !unknown.is_empty() {
            parts.push(unknown);
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(text: &str) -> Vec<String> {
        words(text)
    }

    #[test]
    fn the_file_of_the_program_is_read_and_its_languages_are_ours() {
        let text = include_str!("../../../assets/search/synonyms.toml");
        let file: File = toml::from_str(text).unwrap();
        assert!(file.groups.len() > 30);
        let known = |lang: &String| lang == "any" || lang == WIDER || crate::model::Lang::from_tag(lang).is_some();
        assert!(file.groups.iter().flat_map(BTreeMap::keys).all(known));
        assert!(file.stop.keys().all(known));
    }

    #[test]
    fn a_name_is_found_by_its_reading_in_any_spelling_of_kana() {
        let synonyms = Synonyms::embedded();
        for (kana, name) in [
            ("ランス", "Lens"),
            ("らんす", "Lens"),
            ("リエヴァン", "Liévin"),
            ("リエバン", "Liévin"),
            ("ロース＝アン＝ゴエル", "Loos-en-Gohelle"),
            ("ロースアンゴエル", "Loos-en-Gohelle"),
            ("ルーヴル・ランス", "Louvre-Lens"),
        ] {
            let found = synonyms.at_start(&words(kana));
            let name = synonyms.telling(words(name));
            let others = found.map(|(_, others)| others).unwrap_or_default();
            assert!(others.contains(&name.as_slice()), "{kana}: {others:?}");
        }
    }

    #[test]
    fn the_longest_phrase_is_taken_and_gives_the_others() {
        let synonyms = Synonyms::embedded();
        let asked = synonyms.telling(owned("hôtel de ville de Bruay"));
        let (length, others) = synonyms.at_start(&asked).unwrap();
        assert_eq!(length, 2);
        assert!(others.contains(&owned("mairie").as_slice()) && others.contains(&owned("Rathaus").as_slice()));
        assert!(synonyms.at_start(&owned("zeppelin")).is_none());
    }

    #[test]
    fn stop_words_are_kept_when_there_is_nothing_else() {
        let synonyms = Synonyms::embedded();
        assert_eq!(synonyms.telling(owned("la")), ["la"]);
        assert_eq!(synonyms.telling(owned("fosse de la Clarence")), ["fosse", "clarence"]);
    }

    #[test]
    fn japanese_is_cut_at_known_words() {
        let parts = Synonyms::embedded().cut(&super::super::words::folded("ランスの公園"));
        assert_eq!(parts.last(), Some(&super::super::words::folded("公園")));
    }
}
