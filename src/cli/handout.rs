//! `archipel export --story`: a story as a handout on paper, or as slides in a folder, without display.

use std::path::Path;
use std::process::ExitCode;

use super::export::{ExportArguments, PictureFormat, format_of};
use crate::analysis::in_view::Measures;
use crate::export::handout::{self, Handout, HandoutForm};
use crate::export::pdf;
use crate::i18n::Messages;
use crate::index::Index;
use crate::load::story::{self, OpenedStory, StoryPlaces};
use crate::model::Atlas;
use crate::scene::Details;
use crate::store::atomic_write;

/// Pixels of a point of a slide: 1920 × 1080 in all.
const SLIDE_DENSITY: f32 = 2.0;

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
    let pages = pages(atlas, &opened, form, messages);
    let written = match form {
        HandoutForm::Paper => {
            let title = opened.story.title.get(messages.lang());
            atomic_write(&arguments.out, &pdf::from_pages(&pages, title)?)?;
            arguments.out.clone()
        }
        HandoutForm::Slide => {
            slides(&arguments.out, &pages)?;
            arguments.out.clone()
        }
    };
    let args = [
        ("count", pages.len().into()),
        ("path", written.display().to_string().into()),
    ];
    eprintln!("{}", messages.format("handout-written", &args));
    Ok(ExitCode::SUCCESS)
}

fn pages(atlas: &Atlas, opened: &OpenedStory, form: HandoutForm, messages: &Messages) -> Vec<pdf::PdfPage> {
    let index = Index::new(atlas);
    Handout {
        atlas,
        index: &index,
        details: &Details::new(&index),
        measures: &Measures::new(&index),
        messages,
        story: &opened.story,
        medium: &|name| opened.medium(name).ok(),
    }
    .pages(form)
}

/// `00.png` is the opening, `01.png` the first scene.
fn slides(folder: &Path, pages: &[pdf::PdfPage]) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (number, page) in pages.iter().enumerate() {
        let bytes = handout::png(page, SLIDE_DENSITY)?;
        atomic_write(&folder.join(format!("{number:02}.png")), &bytes)?;
    }
    Ok(())
}
