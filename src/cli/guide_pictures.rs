//! `archipel guide-pictures`: the pictures of the user guide as files, for pages outside the program.

use std::path::Path;
use std::process::ExitCode;

use crate::export::{guide, sheet_page};
use crate::i18n::Messages;
use crate::index::Index;
use crate::model::{Atlas, Lang};
use crate::scene::Details;
use crate::store::atomic_write;

/// Writes every picture as PNG into `out`, in a folder for each language.
///
/// # Errors
/// When a picture cannot be drawn or written.
pub fn run(atlas: &Atlas, out: &Path) -> anyhow::Result<ExitCode> {
    let index = Index::new(atlas);
    let details = Details::new(&index);
    for lang in Lang::ALL.into_iter().filter(|lang| Messages::is_translated(*lang)) {
        let messages = Messages::new(lang);
        let folder = out.join(lang.code());
        std::fs::create_dir_all(&folder)?;
        for name in guide::names() {
            // A territory of the user's may lack what a picture shows.
            let Some(svg) = guide::svg(name, atlas, &index, &details, &messages) else {
                continue;
            };
            let path = folder.join(format!("{name}.png"));
            atomic_write(&path, &sheet_page::png(&svg)?)?;
            eprintln!("{}", path.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}
