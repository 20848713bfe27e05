//! `archipel prepare`: copies an area of an online map into a file, for use offline.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use serde_json::json;

use super::print;
use crate::basemap::{Http, OnlineTiles, Patience, Plan, Preparation, Progress, Source, Sources, Stage, Trouble};
use crate::i18n::Messages;
use crate::space::Extent;

/// A server that says nothing for so long is given up.
const HTTP_PATIENCE: Duration = Duration::from_secs(20);
/// How often progress is looked at.
const STEP: Duration = Duration::from_millis(200);

/// What to copy, and where to.
#[derive(Debug, Args)]
pub struct PrepareArguments {
    /// Name of an online map, as `archipel basemaps` lists them.
    #[arg(long, value_name = "NAME")]
    pub source: String,
    /// West, south, east, north in degrees.
    #[arg(long, value_name = "W,S,E,N", value_parser = super::args::extent, allow_hyphen_values = true)]
    pub extent: Extent,
    /// First and last level of detail.
    #[arg(long, value_name = "FIRST-LAST", value_parser = super::args::levels, default_value = "10-15")]
    pub levels: [u8; 2],
    /// File to write; one that was begun goes on.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// You have read the terms of the source and accept them; without it the estimate and the terms are shown, and nothing
    /// is fetched.
    #[arg(long)]
    pub accept_terms: bool,
    /// JSON on stdout.
    #[arg(long)]
    pub json: bool,
}

/// Shows what it would be, or does it.
///
/// # Errors
/// When it is refused or cannot go on, in words.
pub fn run(arguments: &PrepareArguments, sources: &Sources, messages: &Messages) -> anyhow::Result<ExitCode> {
    let in_words = |trouble: &Trouble| anyhow::anyhow!(messages.format(trouble.key(), &trouble.args()));
    let Some(source) = sources.get(&arguments.source) else {
        return Err(in_words(&Trouble::Unknown(arguments.source.clone())));
    };
    let plan = Plan::new(source, &arguments.extent, arguments.levels).map_err(|refusal| {
        let terms = source.terms.get(messages.lang());
        anyhow::anyhow!("{} {terms}", messages.format(refusal.key(), &refusal.args()))
    })?;
    if !arguments.accept_terms {
        estimate(arguments, source, &plan, messages)?;
        return Ok(ExitCode::SUCCESS);
    }
    let tiles = OnlineTiles::new(
        source.clone(),
        Some(Http::new(HTTP_PATIENCE, false)),
        None,
        Patience::default(),
    );
    let preparation = Preparation::start(plan, &arguments.out, tiles, || {}).map_err(|trouble| in_words(&trouble))?;
    let mut told = String::new();
    loop {
        let progress = preparation.progress();
        let words = in_figures(&progress, messages);
        if words != told {
            eprintln!("{words}");
            told = words;
        }
        match &progress.stage {
            Stage::Running => std::thread::sleep(STEP),
            Stage::Finished => {
                report(arguments, &progress, messages)?;
                return Ok(ExitCode::SUCCESS);
            }
            Stage::Stopped(trouble) => return Err(in_words(trouble)),
            Stage::Paused(trouble) => {
                let why = trouble
                    .as_ref()
                    .map(|trouble| messages.format(trouble.key(), &trouble.args()));
                let kept = messages.text("basemap-offline-paused");
                return Err(anyhow::anyhow!("{} {kept}", why.unwrap_or_default()));
            }
        }
    }
}

fn estimate(arguments: &PrepareArguments, source: &Source, plan: &Plan, messages: &Messages) -> anyhow::Result<()> {
    let (tiles, bytes) = (plan.tiles(), plan.bytes(source));
    let terms = source.terms.get(messages.lang());
    if arguments.json {
        let value = json!({
            "source": source.id, "tiles": tiles, "bytes": bytes, "levels": plan.zooms, "extent": plan.extent,
            "licence": source.licence, "terms": terms, "terms_url": source.terms_url, "accepted": false,
        });
        return print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?));
    }
    let args = [
        ("tiles", tiles.into()),
        ("megabytes", (bytes as f64 / 1e6).ceil().into()),
    ];
    let words = messages.format("basemap-offline-estimate", &args);
    let title = messages.text("basemap-offline-terms");
    print::print(&format!("{words}\n{title}: {terms} {}\n", source.terms_url))
}

fn in_figures(progress: &Progress, messages: &Messages) -> String {
    let megabytes = (progress.bytes as f64 / 1e5).round() / 10.0;
    let args = [
        ("done", progress.done.into()),
        ("total", progress.total.into()),
        ("megabytes", megabytes.into()),
    ];
    messages.format("basemap-offline-progress", &args)
}

fn report(arguments: &PrepareArguments, progress: &Progress, messages: &Messages) -> anyhow::Result<()> {
    let path = arguments.out.display().to_string();
    if arguments.json {
        let value = json!({
            "path": path, "tiles": progress.done - progress.absent, "absent": progress.absent,
            "fetched": progress.fetched, "bytes": progress.bytes, "finished": true,
        });
        return print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?));
    }
    let words = messages.format("basemap-offline-finished", &[("path", path.into())]);
    print::print(&format!("{words}\n"))
}
