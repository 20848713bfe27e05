//! The messages of a language, read once from the Fluent files in the binary.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::Mutex;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::model::{Diagnostic, Lang};

use super::Arg;
use super::number::format_fluent;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/locales");

/// Missing keys remembered at most; each keeps a few bytes for the life of the program.
const MOST_MISSING_KEYS: usize = 512;

/// The messages of one language. A message that the language lacks is taken from French; one that French lacks too is its
/// key in ⟦brackets⟧.
///
/// Messages without arguments are formatted once, here: [`Messages::text`] is a look-up and may be called every frame.
pub struct Messages {
    lang: Lang,
    /// The language first, then French.
    bundles: Vec<FluentBundle<FluentResource>>,
    plain: HashMap<String, String>,
    missing: Mutex<BTreeMap<String, &'static str>>,
    /// How much longer than written every message is, as a share.
    lengthened: f32,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Messages")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

impl Messages {
    /// Reads the files of `lang`, and those of French as a fallback. A fault in a file costs the message at fault, never
    /// the others: tests keep such faults out.
    pub fn new(lang: Lang) -> Self {
        let mut chain = vec![lang];
        if lang != Lang::Fr {
            chain.push(Lang::Fr);
        }
        let mut plain = HashMap::new();
        let bundles = chain.into_iter().map(|lang| bundle(lang, &mut plain)).collect();
        Self {
            lang,
            bundles,
            plain,
            missing: Mutex::default(),
            lengthened: 0.0,
        }
    }

    /// The messages of `lang`, each longer by `share` of its letters: a language that nobody wrote yet, to see whether a
    /// layout has room for it.
    pub fn lengthened(lang: Lang, share: f32) -> Self {
        let mut messages = Self::new(lang);
        for text in messages.plain.values_mut() {
            *text = longer(text, share);
        }
        Self {
            lengthened: share,
            ..messages
        }
    }

    /// The language asked for, whether or not it has files.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the language has files of its own; without them everything is French.
    pub fn is_translated(lang: Lang) -> bool {
        LOCALES.get_dir(lang.code()).is_some()
    }

    /// Whether the language, or French in its place, has this message.
    pub fn has(&self, key: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(key))
    }

    /// Words with a note in the brackets of the language.
    pub fn with_note(&self, words: &str, note: &str) -> String {
        match self.lang {
            Lang::Ja => format!("{words}（{note}）"),
            _ => format!("{words} ({note})"),
        }
    }

    /// The message of `key`, which takes no arguments.
    pub fn text(&self, key: &str) -> &str {
        match self.plain.get(key) {
            Some(text) => text,
            None => self.missing(key),
        }
    }

    /// The message of `key` with its arguments.
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent_args.set(*name, FluentValue::from(value));
        }
        let text = self
            .bundles
            .iter()
            .find_map(|bundle| formatted(bundle, key, Some(&fluent_args)))
            .unwrap_or_else(|| self.missing(key).to_owned());
        if self.lengthened > 0.0 {
            return longer(&text, self.lengthened);
        }
        text
    }

    /// The words of a finding: the message `diagnostic-<code>` with the finding's arguments. The argument `count` is a
    /// number and chooses the plural; every other one is shown as it is. A code without a message, which a newer data file
    /// may bring, is shown with its arguments, so that nothing is lost.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        let key = format!("diagnostic-{}", diagnostic.code);
        if !self.has(&key) {
            let mut words = diagnostic.code.clone();
            for (name, value) in &diagnostic.args {
                // Writing to a string cannot fail.
                let _ = write!(words, " {name}={value}");
            }
            return words;
        }
        let args: Vec<(&str, Arg)> = diagnostic
            .args
            .iter()
            .map(|(name, value)| (name.as_str(), diagnostic_arg(name, value)))
            .collect();
        self.format(&key, &args)
    }

    /// The key in brackets, kept for the life of the program so that [`Messages::text`] can lend it. Only a fault of ours
    /// comes here, and the number of such keys is bounded.
    fn missing(&self, key: &str) -> &str {
        let mut missing = match self.missing.lock() {
            Ok(missing) => missing,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(known) = missing.get(key) {
            return known;
        }
        if missing.len() >= MOST_MISSING_KEYS {
            return "⟦…⟧";
        }
        tracing::error!(key, lang = self.lang.code(), "message missing");
        let shown: &'static str = Box::leak(format!("⟦{key}⟧").into_boxed_str());
        missing.insert(key.to_owned(), shown);
        shown
    }
}

/// The words, and their beginning again: a word alone becomes a longer word, a sentence a longer sentence.
fn longer(words: &str, share: f32) -> String {
    let more = (words.chars().count() as f32 * share).ceil() as usize;
    let apart = if words.contains(' ') { " " } else { "" };
    let again: String = words.chars().take(more).collect();
    format!("{words}{apart}{}", again.trim_end())
}

fn diagnostic_arg(name: &str, value: &str) -> Arg {
    match value.parse::<f64>() {
        Ok(number) if name == "count" => Arg::Number(number),
        _ => Arg::from(value),
    }
}

/// The bundle of one language; its messages without arguments are added to `plain` where an earlier language lacks them.
fn bundle(lang: Lang, plain: &mut HashMap<String, String>) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(lang)));
    if let Err(error) = bundle.add_builtins() {
        tracing::error!(%error, "cannot add the built-in functions");
    }
    let mut keys = Vec::new();
    for file in LOCALES.get_dir(lang.code()).map_or(&[][..], Dir::entries) {
        let Some((path, source)) = file
            .as_file()
            .and_then(|file| Some((file.path(), file.contents_utf8()?)))
        else {
            continue;
        };
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        keys.extend(message_keys(source).map(str::to_owned));
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(?errors, ?path, "faulty messages");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(?errors, ?path, "messages defined twice");
        }
    }
    for key in keys {
        if !plain.contains_key(&key)
            && let Some(text) = formatted(&bundle, &key, None)
        {
            plain.insert(key, text);
        }
    }
    bundle
}

/// A message of one bundle; none when it is not there. Without `args`, none too when the message wants some.
fn formatted(bundle: &FluentBundle<FluentResource>, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
    if errors.is_empty() {
        return Some(text);
    }
    if args.is_some() {
        tracing::error!(key, ?errors, "message with missing arguments");
        return Some(text);
    }
    None
}

/// The keys of a Fluent file: by its grammar, a message begins at the start of a line with its identifier and `=`.
fn message_keys(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let starts = key.starts_with(|first: char| first.is_ascii_alphabetic());
        let holds = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (starts && holds).then_some(key)
    })
}

/// How Fluent writes a number; it wants a plain function, one per language.
fn formatter<M>(lang: Lang) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    fn shown(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
        match value {
            FluentValue::Number(number) => Some(format_fluent(lang, number)),
            _ => None,
        }
    }
    match lang {
        Lang::Fr => |value, _| shown(Lang::Fr, value),
        Lang::En => |value, _| shown(Lang::En, value),
        Lang::Nl => |value, _| shown(Lang::Nl, value),
        Lang::De => |value, _| shown(Lang::De, value),
        Lang::Ja => |value, _| shown(Lang::Ja, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;

    #[test]
    fn a_plain_message_is_lent_in_its_language() {
        assert_eq!(Messages::new(Lang::Fr).text("month-8"), "août");
        assert_eq!(Messages::new(Lang::En).text("month-8"), "August");
    }

    #[test]
    fn every_language_has_its_own_words_and_dates() {
        let date = |lang: Lang| Messages::new(lang).date(2012, Some(12), Some(4));
        assert_eq!(date(Lang::Nl), "4 december 2012");
        assert_eq!(date(Lang::De), "4.\u{a0}Dezember 2012");
        assert_eq!(date(Lang::Ja), "2012年12月4日");
        assert!(Lang::ALL.into_iter().all(Messages::is_translated));
        let japanese = Messages::new(Lang::Ja);
        assert_eq!(japanese.format("year-about", &[("year", "1880".into())]), "1880年頃");
    }

    #[test]
    fn a_key_that_nobody_knows_is_shown_in_brackets() {
        let french = Messages::new(Lang::Fr);
        assert_eq!(french.text("no-such-key"), "⟦no-such-key⟧");
        assert_eq!(french.format("no-such-key", &[]), "⟦no-such-key⟧");
        assert_eq!(french.text("year-about"), "⟦year-about⟧", "it wants an argument");
    }

    #[test]
    fn missing_keys_cost_a_bounded_memory() {
        let french = Messages::new(Lang::Fr);
        for index in 0..2 * MOST_MISSING_KEYS {
            assert!(french.text(&format!("no-such-key-{index}")).starts_with('⟦'));
        }
        assert_eq!(french.missing.lock().unwrap().len(), MOST_MISSING_KEYS);
    }

    #[test]
    fn numbers_choose_the_plural_and_are_written_in_the_language() {
        let french = Messages::new(Lang::Fr);
        assert_eq!(
            french.format("about-crates-count", &[("count", 0_usize.into())]),
            "0\u{a0}bibliothèque"
        );
        assert_eq!(
            french.format("about-crates-count", &[("count", 1_usize.into())]),
            "1\u{a0}bibliothèque"
        );
        assert_eq!(
            french.format("about-crates-count", &[("count", 1317_usize.into())]),
            "1\u{202f}317\u{a0}bibliothèques"
        );
        let english = Messages::new(Lang::En);
        assert_eq!(
            english.format("about-crates-count", &[("count", 0_usize.into())]),
            "0 libraries"
        );
        assert_eq!(
            english.format("about-crates-count", &[("count", 1317_usize.into())]),
            "1,317 libraries"
        );
    }

    #[test]
    fn a_finding_with_an_unknown_code_keeps_its_arguments() {
        let finding = Diagnostic::document(Severity::Warning, "from-the-future", "x.geojson").with("reason", "moon");
        assert_eq!(
            Messages::new(Lang::Fr).diagnostic(&finding),
            "from-the-future reason=moon"
        );
    }

    #[test]
    fn messages_may_travel_between_threads() {
        fn travels<T: Send + Sync>() {}
        travels::<Messages>();
    }
}
