//! The words of the house: the five languages complete and alike, every key used and every used key there, no words
//! outside the locales, each language written as it is, and a glyph for every character.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::source::{Source, Token, sources};
use archipel::load::file::Format;
use archipel::model::{GeometryStatus, Lang};
use archipel::style::Face;
use archipel::text;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

/// Languages that must be complete.
const COMPLETE: [&str; 5] = ["fr", "en", "nl", "de", "ja"];

/// Keys that are put together at run time begin so. A new family of such keys is declared here, with its members where they
/// are known; `format!("family-{…}")` outside this list is a fault.
fn families() -> Vec<(&'static str, Vec<&'static str>)> {
    let statuses = [
        GeometryStatus::Official,
        GeometryStatus::Osm,
        GeometryStatus::Approximate,
        GeometryStatus::Schematic,
        GeometryStatus::Indicative,
        GeometryStatus::None,
    ];
    vec![
        ("status-", statuses.map(GeometryStatus::key).into()),
        ("field-", vec![]), // members: `every_field_of_a_sheet_has_a_name`
        ("severity-", vec!["info", "warning", "error"]),
        ("lang-", Lang::ALL.map(Lang::code).into()),
        ("lang-short-", Lang::ALL.map(Lang::code).into()),
        ("theme-", vec!["light", "dark", "contrast"]),
        ("diagnostic-", vec![]),
        ("link-", vec![]),
        ("things-", vec![]), // members: the categories of the subject, tested beside the sentence of a filter
        ("import-color-", archipel::import::COLORS.into()),
        (
            "import-format-",
            archipel::load::file::Format::ALL.map(Format::key).into(),
        ),
        ("import-profile-", vec!["all", "cycle", "parks", "terrils"]),
        ("phrase-", vec![]), // members: tested beside the list of phrases
        ("audit-goal-", vec!["cycle", "transit", "bus", "station"]),
        ("audit-reason-", vec!["stops-not-located", "nothing-drawn"]),
        ("audit-remedy-", vec!["stops-not-located", "nothing-drawn"]),
        ("audit-verdict-", vec!["farther", "inconclusive", "within"]),
        ("audit-links-", vec!["km", "parks", "features", "inhabitants", "length"]),
        (
            "planner-page-",
            vec!["measure", "access", "reach", "table", "links", "declared"],
        ),
        (
            "planner-file-",
            vec!["measure", "access", "reach", "table", "links", "declared"],
        ),
        ("planner-goal-", vec!["cycle", "transit", "bus", "station"]),
        ("reach-means-", vec!["foot", "bicycle"]),
        ("measure-kind-", vec!["path", "area", "circle"]),
        ("audit-table-", vec![]), // members: the columns, tested beside them
        ("kiosk-door-", archipel::model::Door::ALL.map(|door| door.key()).into()),
        ("kiosk-about-", archipel::model::Door::ALL.map(|door| door.key()).into()),
        (
            "kiosk-kind-",
            vec!["visit", "terrils", "cites", "buildings", "lines", "stations"],
        ),
        ("results-sort-", vec!["name", "distance", "year", "size"]),
    ]
}

#[derive(Debug, Default)]
struct Message {
    file: String,
    arguments: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

fn files(lang: &str) -> Vec<(String, String)> {
    let folder = crate::source::root().join("assets/locales").join(lang);
    let mut files: Vec<(String, String)> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The messages of a language. A key that stands twice is a fault.
fn messages(lang: &str) -> Messages {
    let mut messages = Messages::new();
    for (file, text) in files(lang) {
        let mut current: Option<String> = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some(key) = key_of(line) {
                let message = Message {
                    file: file.clone(),
                    ..Message::default()
                };
                let before = messages.insert(key.to_owned(), message);
                assert!(before.is_none(), "{lang}/{file}: {key} stands twice");
                current = Some(key.to_owned());
            }
            if let Some(message) = current.as_ref().and_then(|key| messages.get_mut(key)) {
                message.arguments.extend(arguments(line));
            }
        }
    }
    messages
}

/// By the grammar of Fluent, a message begins at the start of a line.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let first = key.chars().next()?;
    let is_key = first.is_ascii_alphabetic() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    is_key.then_some(key)
}

fn arguments(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
            .collect()
    })
}

/// Every text that a language can show, with each of several arguments: by key.
fn shown(lang: &str) -> Vec<(String, String)> {
    let mut bundle: FluentBundle<FluentResource> = FluentBundle::new(vec![lang.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_builtins().unwrap();
    for (file, text) in files(lang) {
        let resource =
            FluentResource::try_new(text).unwrap_or_else(|(_, errors)| panic!("{lang}/{file} is faulty: {errors:?}"));
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("{lang}/{file}: {errors:?}"));
    }
    let mut texts = Vec::new();
    for (key, message) in messages(lang) {
        let pattern = bundle.get_message(&key).and_then(|found| found.value());
        let pattern = pattern.unwrap_or_else(|| panic!("{lang}: {key} has no text"));
        for value in [FluentValue::from("x"), FluentValue::from(1), FluentValue::from(1317)] {
            let mut args = FluentArgs::new();
            for name in &message.arguments {
                args.set(name.as_str(), value.clone());
            }
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
            assert!(errors.is_empty(), "{lang}: {key}: {errors:?}");
            texts.push((key.clone(), text));
        }
    }
    texts
}

#[test]
fn every_language_has_the_same_keys_with_the_same_arguments() {
    let french = messages("fr");
    assert!(french.len() > 50);
    let plain: Vec<&String> = french.keys().filter(|key| !key.contains('-')).collect();
    assert!(
        plain.is_empty(),
        "a key has a family and a hyphen, so that the code's keys can be told: {plain:?}"
    );
    let languages = fs::read_dir(crate::source::root().join("assets/locales")).unwrap();
    let mut found = Vec::new();
    for entry in languages {
        let lang = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            Lang::ALL.iter().any(|known| known.code() == lang),
            "{lang} is no language of ours"
        );
        let theirs = messages(&lang);
        for (key, message) in &french {
            let Some(other) = theirs.get(key) else {
                panic!("{lang} lacks {key}");
            };
            assert_eq!(
                other.arguments, message.arguments,
                "{lang}: the arguments of {key} differ from French"
            );
            assert_eq!(
                other.file, message.file,
                "{lang}: {key} is in another file than in French"
            );
        }
        let strange: Vec<&String> = theirs.keys().filter(|key| !french.contains_key(*key)).collect();
        assert!(strange.is_empty(), "{lang} has keys that French lacks: {strange:?}");
        found.push(lang);
    }
    for lang in COMPLETE {
        assert!(found.iter().any(|known| known == lang), "{lang} is missing");
    }
}

#[test]
fn every_message_can_be_shown_and_none_is_empty() {
    for lang in COMPLETE {
        for (key, text) in shown(lang) {
            assert!(!text.trim().is_empty(), "{lang}: {key} is empty");
            assert!(
                !text.contains('{') && !text.contains('⟦'),
                "{lang}: {key} is not whole: {text}"
            );
        }
    }
}

#[test]
fn french_is_written_as_french_is() {
    let mut faults = Vec::new();
    for (key, text) in shown("fr") {
        if let Some(fault) = french_fault(&text) {
            faults.push(format!("{key}: {fault}: {text}"));
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What is wrong with the typography of a French text, if anything. High punctuation wants a no-break space before it,
/// quotes on their inner sides; an apostrophe is curved.
fn french_fault(text: &str) -> Option<&'static str> {
    let characters: Vec<char> = text.chars().collect();
    let no_break = |c: Option<&char>| matches!(c, Some('\u{a0}' | '\u{202f}'));
    for (index, character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| characters.get(index));
        let after = characters.get(index + 1);
        match character {
            ':' if after == Some(&'/') || before.is_some_and(char::is_ascii_digit) => {}
            ':' | ';' | '!' | '?' | '»' if !no_break(before) => {
                return Some("no no-break space before high punctuation");
            }
            '«' if !no_break(after) => return Some("no no-break space after an opening quote"),
            '\'' => return Some("a straight apostrophe"),
            '"' => return Some("a straight quote"),
            _ => {}
        }
    }
    None
}

#[test]
fn the_typography_check_sees_what_it_should() {
    assert_eq!(
        french_fault("Échelle\u{a0}: 1 km, vu\u{202f}? «\u{a0}oui\u{a0}» https://x 12:30"),
        None
    );
    for wrong in ["Échelle : 1", "Vraiment?", "« oui\u{a0}»", "l'an", "dit \"oui\""] {
        assert!(french_fault(wrong).is_some(), "{wrong}");
    }
}

/// What is wrong with the typography of a Dutch, German or Japanese text, if anything.
fn fault(lang: &str, text: &str) -> Option<&'static str> {
    let spaced = |marks: &[char]| {
        let letters: Vec<char> = text.chars().collect();
        letters
            .windows(2)
            .any(|pair| matches!(pair[0], ' ' | '\u{a0}' | '\u{202f}') && marks.contains(&pair[1]))
    };
    let has = |marks: &[char]| text.contains(marks);
    match lang {
        _ if has(&['"', '«', '»']) => Some("quotes of another language"),
        "nl" | "de" if spaced(&[':', ';', '!', '?']) => Some("a French space before high punctuation"),
        "nl" if has(&['“', '„']) => Some("German quotes"),
        "de" if text.matches('„').count() != text.matches('“').count() => Some("quotes that do not close"),
        "ja" if has(&['“', '„', '‘']) => Some("quotes of another language"),
        "ja" if japanese_then(text, &[',', ';', ':', '!', '?', '(']) => Some("narrow punctuation after Japanese"),
        _ => None,
    }
}

/// Whether one of `marks` follows a Japanese letter.
fn japanese_then(text: &str, marks: &[char]) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut pairs = letters.windows(2);
    pairs.any(|pair| matches!(pair[0], '\u{3041}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}') && marks.contains(&pair[1]))
}

#[test]
fn dutch_german_and_japanese_are_written_as_they_are() {
    let mut faults = Vec::new();
    for lang in ["nl", "de", "ja"] {
        let words = shown(lang).into_iter().filter(|(key, _)| key != "export-form-unknown");
        for (key, text) in words.chain(content(lang)) {
            if let Some(fault) = fault(lang, &text) {
                faults.push(format!("{lang}: {key}: {fault}: {text}"));
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The territory's words in a language: by their French.
fn content(lang: &str) -> Vec<(String, String)> {
    let path = crate::source::root().join(format!("assets/content/{lang}.toml"));
    let file: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let tables = file.values().filter_map(toml::Value::as_table);
    let texts = tables.flat_map(|table| table.iter());
    texts
        .map(|(french, text)| (french.clone(), text.as_str().unwrap().to_owned()))
        .collect()
}

/// Every file of words that the program shows.
fn files_of_words() -> Vec<std::path::PathBuf> {
    let mut folders = vec![crate::source::root().join("geodata")];
    folders
        .extend(["locales", "content", "guide", "search"].map(|name| crate::source::root().join("assets").join(name)));
    let mut found = ["sources.toml", "basemaps.toml"]
        .map(|name| crate::source::root().join("assets").join(name))
        .to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let words = ["ftl", "toml", "md", "json", "geojson"];
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| words.iter().any(|word| ending == *word))
            {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn our_fonts_have_a_glyph_for_every_character_of_every_language() {
    let mut lacking: BTreeMap<char, String> = BTreeMap::new();
    let files = files_of_words();
    assert!(files.len() > 80);
    for path in files {
        let words = fs::read_to_string(&path).unwrap();
        let unknown = words.chars().collect::<BTreeSet<char>>();
        for letter in unknown {
            // Marks that compose with the letter before them, and what is never drawn.
            let unseen = matches!(letter, '\u{300}'..='\u{36f}' | '\u{fffd}');
            let faces = [Face::Regular, Face::Bold];
            if !unseen && faces.iter().any(|face| !text::covers(&letter.to_string(), *face)) {
                lacking.insert(letter, path.display().to_string());
            }
        }
    }
    assert!(lacking.is_empty(), "run assets/fonts/build-ja.sh: {lacking:?}");
}

#[test]
fn every_text_of_the_territory_speaks_every_language() {
    let mut lacking = BTreeSet::new();
    let mut count = 0;
    let of_data = |path: &std::path::PathBuf| {
        path.starts_with(crate::source::root().join("geodata")) || path.parent().unwrap().ends_with("assets")
    };
    for path in files_of_words().into_iter().filter(of_data) {
        let text = fs::read_to_string(&path).unwrap();
        let value: serde_json::Value = match path.extension().unwrap().to_str().unwrap() {
            "toml" => serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap(),
            _ => serde_json::from_str(&text).unwrap(),
        };
        each_localized(&value, &mut |localized| {
            // A name in French only is a proper name.
            if localized.contains_key("en") {
                count += 1;
                if COMPLETE.iter().any(|lang| !localized.contains_key(*lang)) {
                    lacking.insert(localized["en"].to_string());
                }
            }
        });
    }
    assert!(count > 1_000, "{count}");
    assert!(lacking.is_empty(), "{lacking:#?}");
}

fn each_localized(value: &serde_json::Value, each: &mut dyn FnMut(&serde_json::Map<String, serde_json::Value>)) {
    match value {
        serde_json::Value::Object(fields) if fields.get("status").is_some_and(serde_json::Value::is_object) => {
            each(fields)
        }
        serde_json::Value::Object(fields) => fields.values().for_each(|value| each_localized(value, each)),
        serde_json::Value::Array(items) => items.iter().for_each(|value| each_localized(value, each)),
        _ => {}
    }
}

/// The first argument of `.text(…)`, `.format(…)` and `.has(…)`, and every key-like literal in a function named `…_key`,
/// where they are literals: keys that must exist.
fn asked(file: &Source) -> Vec<(String, usize)> {
    let tokens = crate::source::without_tests(&file.tokens);
    let mut keys = Vec::new();
    for window in tokens.windows(4) {
        let call = window[1]
            .ident()
            .is_some_and(|name| matches!(name, "text" | "format" | "has"));
        if window[0].is('.')
            && call
            && window[2].is('(')
            && let Some(key) = window[3].text()
            && key.contains('-')
            && is_key_like(key)
        {
            keys.push((key.to_owned(), window[3].line));
        }
    }
    for (index, pair) in tokens.windows(2).enumerate() {
        let named = pair[1].ident().is_some_and(|name| name.ends_with("_key"));
        if pair[0].ident() == Some("fn") && named {
            let literals = body(&tokens[index..]).iter();
            keys.extend(literals.filter_map(|token| {
                let text = token.text()?;
                (text.contains('-') && is_key_like(text)).then(|| (text.to_owned(), token.line))
            }));
        }
    }
    keys
}

/// Literals of the window that look like a message of a family that there is, as `settings-title` does when there are
/// messages `settings-…`. Names of colours may look so too: they are asked for by `color(…)`.
fn alike(file: &Source, families: &BTreeSet<&str>) -> Vec<(String, usize)> {
    if !(file.path.starts_with("ui/") || file.path.starts_with("app/")) {
        return Vec::new();
    }
    let tokens = crate::source::without_tests(&file.tokens);
    let mut keys = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let Some((text, (family, _))) = token.text().and_then(|text| Some((text, text.split_once('-')?))) else {
            continue;
        };
        let of_color = index >= 2 && tokens[index - 1].is('(') && tokens[index - 2].ident() == Some("color");
        if is_key_like(text) && families.contains(family) && !text.ends_with('-') && !of_color {
            keys.push((text.to_owned(), token.line));
        }
    }
    keys
}

fn is_key_like(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The body of the function that begins here.
fn body(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        if token.is('{') {
            depth += 1;
        } else if token.is('}') {
            depth -= 1;
            if depth == 0 {
                return &tokens[..index];
            }
        }
    }
    tokens
}

#[test]
fn every_key_that_the_code_asks_for_exists() {
    let french = messages("fr");
    let mut faults = Vec::new();
    let families_there: BTreeSet<&str> = french.keys().filter_map(|key| Some(key.split_once('-')?.0)).collect();
    for file in sources() {
        for (key, line) in asked(&file).into_iter().chain(alike(&file, &families_there)) {
            if !french.contains_key(&key) {
                faults.push(format!("src/{}:{line}: no message {key}", file.path));
            }
        }
    }
    for (family, members) in families() {
        for member in members {
            let key = format!("{family}{member}");
            // A family comes with the code that uses it; once there, it is complete.
            if french.keys().any(|known| known.starts_with(family)) && !french.contains_key(&key) {
                faults.push(format!("no message {key}, a member of the family {family}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_field_of_a_sheet_has_a_name() {
    let french = messages("fr");
    let file = sources()
        .into_iter()
        .find(|file| file.path == "model/sheet.rs")
        .unwrap();
    let tokens = crate::source::without_tests(&file.tokens);
    let fields: BTreeSet<&str> = tokens
        .windows(3)
        .filter(|window| window[0].ident() == Some("push") && window[1].is('('))
        .filter_map(|window| window[2].text())
        .collect();
    assert!(fields.len() >= 5, "{fields:?}");
    for field in fields {
        assert!(
            french.contains_key(&format!("field-{field}")),
            "no message field-{field}"
        );
    }
}

#[test]
fn keys_put_together_belong_to_a_declared_family() {
    let declared = families();
    let french = messages("fr");
    let mut faults = Vec::new();
    for file in sources() {
        for token in crate::source::without_tests(&file.tokens) {
            let Some(family) = token.text().and_then(family_of) else {
                continue;
            };
            let of_messages = french.keys().any(|key| key.starts_with(family));
            if of_messages && !declared.iter().any(|(known, _)| *known == family) {
                faults.push(format!(
                    "src/{}:{}: the family {family} is not declared here",
                    file.path, token.line
                ));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// `status-` of `status-{}` or `status-{key}`.
fn family_of(literal: &str) -> Option<&str> {
    let brace = literal.find('{')?;
    let family = &literal[..brace];
    (family.ends_with('-') && is_key_like(family)).then_some(family)
}

#[test]
fn no_message_is_unused() {
    let sources = sources();
    let mut literals: BTreeSet<String> = BTreeSet::new();
    for file in &sources {
        literals.extend(
            crate::source::without_tests(&file.tokens)
                .iter()
                .filter_map(|token| token.text().map(str::to_owned)),
        );
    }
    let used_families: Vec<&str> = literals.iter().filter_map(|literal| family_of(literal)).collect();
    let in_family = |key: &str| {
        used_families.iter().any(|family| {
            let Some(member) = key.strip_prefix(family) else {
                return false;
            };
            // The code of a diagnostic stands somewhere as it is, or is put together in its turn.
            let put_together = || used_families.iter().any(|inner| member.starts_with(inner));
            *family != "diagnostic-" || literals.contains(member) || put_together()
        })
    };
    let unused: Vec<String> = messages("fr")
        .into_keys()
        .filter(|key| !literals.contains(key) && !in_family(key))
        .collect();
    assert!(unused.is_empty(), "nobody uses {unused:#?}");
}

/// Calls of egui whose literal arguments a person would read.
const SHOWN_BY: [&str; 26] = [
    "label",
    "heading",
    "button",
    "small_button",
    "small",
    "strong",
    "weak",
    "monospace",
    "checkbox",
    "radio",
    "radio_value",
    "selectable_label",
    "selectable_value",
    "collapsing",
    "menu_button",
    "hyperlink_to",
    "toggle_value",
    "on_hover_text",
    "on_hover_text_at_pointer",
    "on_disabled_hover_text",
    "hint_text",
    "accessible_name",
    "labeled",
    "selected_text",
    "with_title",
    "simple",
];
/// Types whose `new` takes words.
const MADE_OF_WORDS: [&str; 7] = [
    "RichText",
    "Label",
    "Button",
    "Window",
    "CollapsingHeader",
    "Checkbox",
    "Hyperlink",
];

/// Names that no language translates.
const PROPER_NAMES: [&str; 1] = ["Archipel"];

/// Literals with words of a person's language that a call shows: its direct arguments and those of a `format!` among them.
fn hard_coded(tokens: &[Token]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let Some(name) = token.ident() else { continue };
        let opens = tokens.get(index + 1).is_some_and(|token| token.is('('));
        let is_method = index > 0 && (tokens[index - 1].is('.') || tokens[index - 1].is(':'));
        let makes = name == "new"
            && index >= 3
            && tokens[index - 3]
                .ident()
                .is_some_and(|made| MADE_OF_WORDS.contains(&made));
        if opens && (makes || is_method && SHOWN_BY.contains(&name)) {
            found.extend(words_in_call(&tokens[index + 1..]));
        }
    }
    found
}

/// From an opening parenthesis to its end.
fn words_in_call(tokens: &[Token]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    // Whether each open parenthesis shows what is directly in it.
    let mut shows = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.is('(') {
            let formats = index >= 2 && tokens[index - 1].is('!') && tokens[index - 2].ident() == Some("format");
            let converts = index >= 1 && tokens[index - 1].ident().is_some_and(|name| name == "from");
            shows.push(shows.is_empty() || shows.last() == Some(&true) && (formats || converts));
        } else if token.is(')') {
            shows.pop();
            if shows.is_empty() {
                break;
            }
        } else if shows.last() == Some(&true)
            && let Some(text) = token.text()
            && has_words(text)
            && !PROPER_NAMES.contains(&text)
        {
            found.push((text.to_owned(), token.line));
        }
    }
    found
}

/// Whether two letters follow each other outside the braces of a format.
fn has_words(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut letters = 0;
    for character in text.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && character.is_alphabetic() => {
                letters += 1;
                if letters == 2 {
                    return true;
                }
                continue;
            }
            _ => {}
        }
        letters = 0;
    }
    false
}

#[test]
fn the_window_has_no_words_of_its_own() {
    let mut faults = Vec::new();
    for file in sources() {
        if !(file.path.starts_with("ui/") || file.path.starts_with("app/")) {
            continue;
        }
        for (text, line) in hard_coded(&crate::source::without_tests(&file.tokens)) {
            faults.push(format!(
                "src/{}:{line}: {text:?} belongs into assets/locales",
                file.path
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn hard_coded_words_are_seen_and_keys_are_not() {
    let found = |source: &str| hard_coded(&crate::source::tokens(source)).len();
    for shown in [
        r#"ui.label("Couches");"#,
        r#"ui.add(egui::Button::new("Close"));"#,
        r#"ui.label(format!("{} features", n));"#,
        r#"response.on_hover_text("More").clicked();"#,
        r#"WidgetInfo::labeled(WidgetType::Button, true, "Zoom in");"#,
        r#"ui.label(RichText::from("Titre"));"#,
    ] {
        assert!(found(shown) > 0, "{shown}");
    }
    for silent in [
        r#"ui.label(cx.text("layers-title"));"#,
        r#"ui.label("•");"#,
        r#"ui.label(format!("{name} · {count}"));"#,
        r#"ui.label(RichText::new(cx.text("layers-title")).color(cx.color("text-secondary")));"#,
        r#"icon_button(ui, cx, "ui-close", cx.text("sheet-close"));"#,
        r#"// ui.label("Couches")"#,
    ] {
        assert_eq!(found(silent), 0, "{silent}");
    }
}
