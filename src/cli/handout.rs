//! `archipel export --story`: a story as a handout on paper, or as slides in a folder, without display.

use std::process::ExitCode;

use super::export::{ExportArguments, PictureFormat, format_of};
use crate::analysis::in_view::Measures;
use crate::export::handout::{self, Handout, HandoutForm};
use crate::i18n::Messages;
use crate::index::Index;
use crate::load::story::{self, StoryPlaces};
use crate::model::Atlas;
use crate::scene::Details;

/// Writes the story that goes by the word `wanted`. Exit code 1, with a sentence on stderr, when there is none; 2 when the
/// form is not one for stories.
///
/// # Errors
/// When a page cannot be made or written.
pub fn run(
    atlas: &Atlas,
    places: &StoryPlaces,
    wanted: &str,
    arguments: &ExportArguments,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    // Slides go into a folder, whose name has no ending.
    let form = arguments.format.or_else(|| format_of(&arguments.out));
    let form = match form {
        Some(PictureFormat::Pdf) => HandoutForm::Paper,
        Some(PictureFormat::Png) => HandoutForm::Slide,
        Some(PictureFormat::Svg) | None => {
            eprintln!("{}", messages.text("handout-form-unknown"));
            return Ok(ExitCode::from(2));
        }
    };
    let opened = match places.find(wanted) {
        Ok(opened) => opened,
        Err(finding) => {
            eprintln!("{}: {}", finding.file, messages.diagnostic(&finding));
            return Ok(ExitCode::FAILURE);
        }
    };
    for finding in opened.findings.iter().chain(&story::check(&opened, atlas)) {
        eprintln!("{}", messages.diagnostic(finding));
    }
    let index = Index::new(atlas);
    let handout = Handout {
        atlas,
        index: &index,
        details: &Details::new(&index),
        measures: &Measures::new(&index),
        messages,
        story: &opened.story,
        medium: &|name| opened.medium(name).ok(),
    };
    let pages = handout::write(&handout, form, &arguments.out, &|_, _| ())?;
    let args = [
        ("count", pages.into()),
        ("path", arguments.out.display().to_string().into()),
    ];
    eprintln!("{}", messages.format("handout-written", &args));
    Ok(ExitCode::SUCCESS)
}
