//! `story.toml`: read with sentences for what is wrong, written so that a person likes to read it.

use std::fmt::Write as _;

use toml::Value;

use crate::model::story::{FORMAT_VERSION, MOST_SCENES, Scene, Story, USUAL_DURATION_S};
use crate::model::{Diagnostic, Filter, Localized, Severity};

/// Reads the text of a `story.toml`; `file` names it in findings, `id` is the name of its folder.
///
/// # Errors
/// When it is of a newer version, or no story at all.
pub fn parse(text: &str, id: &str, file: &str) -> Result<(Story, Vec<Diagnostic>), Box<Diagnostic>> {
    let fault = |code| Diagnostic::document(Severity::Error, code, file);
    let broken = |reason: &str| Box::new(fault("story-broken").with("reason", reason));
    let table: toml::Table =
        toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| broken(error.message()))?;
    let found = table.get("format_version").and_then(Value::as_integer);
    if let Some(found) = found.filter(|found| *found > i64::from(FORMAT_VERSION)) {
        return Err(Box::new(
            fault("story-newer").with("found", found).with("known", FORMAT_VERSION),
        ));
    }
    let mut story: Story = table
        .try_into()
        .map_err(|error: toml::de::Error| broken(error.message()))?;
    id.clone_into(&mut story.id);
    let mut findings = Vec::new();
    if story.scenes.len() > MOST_SCENES {
        story.scenes.truncate(MOST_SCENES);
        let cut = Diagnostic::document(Severity::Warning, "story-scenes", file);
        findings.push(cut.with("limit", MOST_SCENES));
    }
    for scene in &mut story.scenes {
        scene.filter = std::mem::take(&mut scene.filter).made_sound();
        scene.opacity.retain(|_, opacity| opacity.is_finite());
    }
    Ok((story, findings))
}

/// The text of a story's `story.toml`. The same story gives the same bytes.
pub fn render(story: &Story) -> String {
    let mut out = format!("format_version = {FORMAT_VERSION}\n");
    localized(&mut out, "title", &story.title);
    localized(&mut out, "description", &story.description);
    for scene in &story.scenes {
        out.push_str("\n[[scene]]\n");
        render_scene(&mut out, scene);
    }
    out
}

fn render_scene(out: &mut String, scene: &Scene) {
    localized(out, "title", &scene.title);
    localized(out, "text", &scene.text);
    localized(out, "notes", &scene.notes);
    let at = scene.at;
    let number = |value: f64| format!("{:?}", if value.is_finite() { value } else { 0.0 });
    line(
        out,
        "at",
        &format!(
            "{{ lon = {}, lat = {}, zoom = {} }}",
            number(at.lon),
            number(at.lat),
            number(at.zoom)
        ),
    );
    let layers: Vec<String> = scene.layers.iter().cloned().map(String::from).collect();
    line(out, "layers", &list(&layers));
    if !scene.hidden.is_empty() {
        line(out, "hidden", &list(&scene.hidden));
    }
    if !scene.opacity.is_empty() {
        let each = scene.opacity.iter();
        let each = each.map(|(id, opacity)| format!("{} = {opacity:?}", key(id)));
        line(
            out,
            "opacity",
            &format!("{{ {} }}", each.collect::<Vec<_>>().join(", ")),
        );
    }
    if let Some(filter) = filter(&scene.filter) {
        line(out, "filter", &filter);
    }
    if let Some(year) = scene.year {
        line(out, "year", &year.to_string());
    }
    for (name, text) in [
        ("selection", &scene.selection),
        ("picture", &scene.picture),
        ("sound", &scene.sound),
    ] {
        if let Some(text) = text {
            line(out, name, &quoted(text));
        }
    }
    if !scene.focus.is_empty() {
        line(out, "focus", &list(&scene.focus));
    }
    if scene.duration_s != USUAL_DURATION_S {
        line(out, "duration_s", &number(scene.duration_s));
    }
}

fn line(out: &mut String, name: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{name} = {value}");
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// `title.fr = "…"`, one line for each language, and one for the status of all.
fn localized(out: &mut String, name: &str, text: &Localized) {
    for (lang, words) in text.texts() {
        line(out, &format!("{name}.{}", lang.code()), &paragraph(words));
    }
    let status = |lang| match text.status(lang)? {
        crate::model::TextStatus::Source => Some("source"),
        crate::model::TextStatus::Translated => Some("translated"),
        crate::model::TextStatus::ToReview => Some("to_review"),
    };
    let each = text.texts();
    let each: Vec<String> = each
        .filter_map(|(lang, _)| Some(format!("{} = \"{}\"", lang.code(), status(lang)?)))
        .collect();
    if !each.is_empty() {
        line(out, &format!("{name}.status"), &format!("{{ {} }}", each.join(", ")));
    }
}

/// A filter in one line, without what is empty; none when nothing is left.
fn filter(filter: &Filter) -> Option<String> {
    if *filter == Filter::default() {
        return None;
    }
    // A filter is numbers, words and lists of them, which TOML can say.
    let value = Value::try_from(filter).ok()?;
    Some(inline(&without_empty(value)))
}

fn without_empty(value: Value) -> Value {
    match value {
        Value::Table(table) => {
            let kept = table.into_iter().filter(|(_, value)| match value {
                Value::String(text) => !text.is_empty(),
                Value::Array(items) => !items.is_empty(),
                _ => true,
            });
            Value::Table(kept.collect())
        }
        other => other,
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let each = table
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name), inline(value)));
            format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
        }
        Value::Float(number) => format!("{number:?}"),
        other => other.to_string(),
    }
}

fn key(name: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A text of several lines keeps them.
fn paragraph(text: &str) -> String {
    if !text.contains('\n') {
        return quoted(text);
    }
    format!("\"\"\"\n{}\"\"\"", escaped(text, true))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

fn escaped(text: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' if keep_lines => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::story::{Place, SceneLayer};
    use crate::model::{Lang, RangeFacet, TextStatus};

    fn words() -> impl Strategy<Value = Localized> {
        let status = prop_oneof![
            Just(TextStatus::Source),
            Just(TextStatus::Translated),
            Just(TextStatus::ToReview)
        ];
        let lang = prop::sample::select(Lang::ALL.to_vec());
        prop::collection::vec((lang, "(\\PC|\n|\t|\"|\\\\){0,24}", status), 0..3).prop_map(|texts| {
            texts
                .into_iter()
                .fold(Localized::default(), |all, (lang, text, status)| {
                    all.with(lang, text, status)
                })
        })
    }

    fn scene() -> impl Strategy<Value = Scene> {
        let place = (-180.0..180.0f64, -85.0..85.0f64, 4.0..19.0f64);
        let layer = ("[a-z-]{1,8}", prop::option::of("[a-z-]{1,8}"));
        let filter = (
            "\\PC{0,8}",
            prop::collection::btree_set("\\PC{1,8}", 0..3),
            prop::option::of(0.0..9e5f64),
        );
        (
            (words(), words(), words(), place),
            prop::collection::vec(layer, 0..4),
            prop::collection::btree_map("\\PC{1,8}", 0.0..=1.0f32, 0..3),
            filter,
            prop::option::of(1700..2100i32),
            prop::option::of("[a-z]{1,8}:\\PC{1,8}"),
            prop::collection::vec("[a-z]{1,8}:[a-z]{1,8}", 0..3),
            2.0..600.0f64,
        )
            .prop_map(
                |(
                    (title, text, notes, (lon, lat, zoom)),
                    layers,
                    opacity,
                    filter,
                    year,
                    selection,
                    focus,
                    duration_s,
                )| {
                    let (words, communes, most) = filter;
                    let mut wanted = Filter {
                        text: words,
                        communes,
                        ..Filter::default()
                    };
                    wanted.set_range(RangeFacet::Area, most.map(|most| (0.5, most + 1.0)));
                    Scene {
                        title,
                        text,
                        notes,
                        at: Place { lon, lat, zoom },
                        layers: layers.into_iter().map(|(id, part)| SceneLayer { id, part }).collect(),
                        opacity,
                        filter: wanted.made_sound(),
                        year,
                        selection,
                        focus,
                        duration_s,
                        ..Scene::default()
                    }
                },
            )
    }

    pub fn story() -> impl Strategy<Value = Story> {
        (words(), words(), prop::collection::vec(scene(), 0..4)).prop_map(|(title, description, scenes)| Story {
            title,
            description,
            scenes,
            ..Story::new("a-story", Lang::Fr, "")
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_story_reads_back_as_it_was_written(story in story()) {
            let text = render(&story);
            let (read, findings) = parse(&text, "a-story", "story.toml").map_err(|fault| TestCaseError::fail(format!("{fault:?}\n{text}")))?;
            prop_assert_eq!(read, story);
            prop_assert!(findings.is_empty());
        }

        #[test]
        fn whatever_a_stranger_writes_is_read_or_refused(text in "(\\PC|\n){0,120}") {
            let _ = parse(&text, "x", "story.toml");
            let _ = parse(&format!("format_version = 1\ntitle.fr = \"a\"\n[[scene]]\n{text}"), "x", "story.toml");
        }
    }

    #[test]
    fn a_newer_story_is_refused_with_its_version() {
        let fault = parse("format_version = 2\nwings = true", "x", "story.toml").unwrap_err();
        assert_eq!(fault.code, "story-newer");
        assert_eq!(fault.args[0], ("found".to_owned(), "2".to_owned()));
        assert_eq!(parse("title = 3", "x", "story.toml").unwrap_err().code, "story-broken");
    }

    #[test]
    fn a_story_is_pleasant_to_read() {
        let mut story = Story::new("a", Lang::Fr, "Le 9-9bis");
        story.scenes.push(Scene {
            text: Localized::source(Lang::Fr, "Un.\nDeux « \"trois\" »."),
            layers: vec![SceneLayer::from("unesco/bati".to_owned())],
            year: Some(1933),
            ..Scene::default()
        });
        let text = render(&story);
        assert!(
            text.contains("\n[[scene]]\ntext.fr = \"\"\"\nUn.\nDeux « \\\"trois\\\" ».\"\"\"\n"),
            "{text}"
        );
        assert!(text.contains("layers = [\"unesco/bati\"]\nyear = 1933\n"), "{text}");
    }
}
