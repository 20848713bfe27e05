//! `archipel stories`: which stories there are, and what they ask for in vain.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::check::finding;
use super::{Words, print};
use crate::i18n::Messages;
use crate::load::story::{OpenedStory, StoryOrigin, StoryPlaces, check};
use crate::model::{Atlas, Diagnostic};

/// One that was read, or the word for one that was not, with what is wrong.
type Found = Result<OpenedStory, (String, Box<Diagnostic>)>;

/// Prints the stories of the list, or those that `named` names by id, folder or file. Code 1 when one cannot be read.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    places: &StoryPlaces,
    named: &[String],
    atlas: &Atlas,
    json: bool,
    messages: &Messages,
    words: &Words<'_>,
) -> anyhow::Result<ExitCode> {
    let found: Vec<Found> = if named.is_empty() {
        places.all()
    } else {
        let one = |word: &String| places.find(word).map_err(|fault| (word.clone(), fault));
        named.iter().map(one).collect()
    };
    let refused = found.iter().any(Result::is_err);
    if json {
        let stories: Vec<Value> = found
            .iter()
            .map(|story| of_story(story, atlas, messages, words))
            .collect();
        let value = json!({ "stories": stories });
        print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    } else {
        print::print(&in_words(&found, atlas, messages))?;
    }
    Ok(ExitCode::from(u8::from(refused)))
}

fn origin(origin: &StoryOrigin) -> (&'static str, String) {
    match origin {
        StoryOrigin::Embedded => ("program", String::new()),
        StoryOrigin::Folder(path) => ("folder", path.display().to_string()),
        StoryOrigin::File(path, _) => ("file", path.display().to_string()),
    }
}

fn of_story(story: &Found, atlas: &Atlas, messages: &Messages, words: &Words<'_>) -> Value {
    let lang = messages.lang();
    match story {
        Err((id, fault)) => json!({ "id": id, "status": "error", "diagnostics": [finding(fault, words)] }),
        Ok(opened) => {
            let findings = check(opened, atlas);
            let (kind, path) = origin(&opened.origin);
            let told = &opened.story;
            let scenes = told.scenes.iter().map(|scene| scene.title.get(lang));
            json!({
                "id": told.id,
                "status": if findings.is_empty() { "ok" } else { "warn" },
                "title": told.title.get(lang),
                "description": told.description.get(lang),
                "origin": kind,
                "path": path,
                "languages": told.languages().iter().map(|lang| lang.code()).collect::<Vec<_>>(),
                "duration_s": told.scenes.iter().map(crate::model::Scene::stands_s).sum::<f64>(),
                "scenes": scenes.collect::<Vec<_>>(),
                "media": told.media(),
                "diagnostics": findings.iter().map(|found| finding(found, words)).collect::<Vec<_>>(),
            })
        }
    }
}

fn in_words(found: &[Found], atlas: &Atlas, messages: &Messages) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for story in found {
        match story {
            Err((id, fault)) => line(format!("{id}  {}", messages.diagnostic(fault))),
            Ok(opened) => {
                let told = &opened.story;
                let count = messages.format("story-scenes", &[("count", told.scenes.len().into())]);
                line(format!("{}  {} ({count})", told.id, told.title.get(messages.lang())));
                for finding in check(opened, atlas) {
                    line(format!("  {}", messages.diagnostic(&finding)));
                }
            }
        }
    }
    out
}
