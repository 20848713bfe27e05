//! Data that people bring: a page at the right where a file is dropped, looked at, described and added, with the layers
//! that were brought before. Reading and writing go on other threads.

mod form;
mod on_map;
mod own_layers;
mod page;
mod sample;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Context;
use super::file_dialog::FileDialog;
use crate::i18n::Messages;
use crate::import::gtfs::Network;
use crate::import::{self, Draft, Kept, Preview};
use crate::load::file::{Format, Loaded};
use crate::model::user_layer::UserLayer;
use crate::model::{Atlas, Diagnostic, Lang};
use crate::state::{Command, DataCommand};

pub use page::show;

/// Endings of the files that are taken.
const ENDINGS: [&str; 18] = [
    "geojson", "json", "geojsonl", "ndjson", "topojson", "shp", "zip", "gpkg", "fgb", "kml", "kmz", "gpx", "csv",
    "tsv", "txt", "osm", "pbf", "dbf",
];

/// A file that was read, as the page shows it.
struct Ready {
    draft: Box<Draft>,
    preview: Preview,
    /// The outlines become the perimeters of parks.
    as_parks: bool,
    /// The ways for bicycles become the cycle network.
    as_cycle: bool,
    /// The file is a timetable feed: it becomes the network of buses when there is one to take.
    network: Option<Box<Network>>,
    as_network: bool,
}

/// What a thread made of a file.
struct ReadFile {
    draft: Draft,
    network: Option<Box<Network>>,
}

/// What the page shows.
#[derive(Default)]
enum Stage {
    /// It waits for a file.
    #[default]
    Empty,
    /// A file is read on another thread.
    Reading(String, Receiver<Result<ReadFile, Box<Loaded>>>),
    /// A file was refused, or holds nothing.
    Refused(String, Vec<Diagnostic>),
    /// A file may be added.
    Ready(Box<Ready>),
    /// It is written on another thread.
    Keeping(String, Receiver<Result<Vec<Kept>, String>>),
}

/// The page's memory: files to come, the one that is looked at.
#[derive(Default)]
pub struct Importer {
    /// Where layers are kept; none keeps nothing.
    layers: Option<PathBuf>,
    was_open: bool,
    path: String,
    dialog: Option<FileDialog>,
    queue: VecDeque<PathBuf>,
    stage: Stage,
    trouble: Option<String>,
    /// The layers that were brought before, and the atlas that they were read for.
    own: Option<(*const Atlas, Vec<UserLayer>)>,
}

impl Importer {
    /// Layers are kept below `layers`.
    pub fn new(layers: Option<PathBuf>) -> Self {
        Self {
            layers,
            ..Self::default()
        }
    }

    /// Whether a file is read or written.
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Reading(..) | Stage::Keeping(..))
    }

    /// Takes files in, to be looked at one after the other. What lies in a folder comes too.
    fn take(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        for path in import::whole_files(paths.into_iter().collect()) {
            if path.is_dir() {
                self.queue.extend(files_in(&path));
            } else {
                self.queue.push_back(path);
            }
        }
    }

    /// Takes what was dropped on the window or chosen in the dialog; whether there was anything.
    fn collect(&mut self, ctx: &egui::Context) -> bool {
        let is_tiles = |path: &Path| has_ending(path, &["mbtiles", "pmtiles"]);
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let paths = input.raw.dropped_files.iter().map(|file| file.path().to_owned());
            paths
                .filter(|path| !path.as_os_str().is_empty() && !is_tiles(path))
                .collect()
        });
        let chosen = self.dialog.as_ref().and_then(FileDialog::answer);
        if chosen.is_some() {
            self.dialog = None;
        }
        let files: Vec<PathBuf> = dropped.into_iter().chain(chosen.into_iter().flatten()).collect();
        let any = !files.is_empty();
        self.take(files);
        any
    }

    /// Reads the next file, and sees how reading and writing get on.
    fn tend(&mut self, ctx: &egui::Context, cx: &mut Context<'_>) {
        match &self.stage {
            Stage::Empty => {
                if let Some(path) = self.queue.pop_front() {
                    self.stage = read(ctx, cx, path);
                }
            }
            Stage::Reading(file, answer) => {
                let Some(answer) = received(answer) else { return };
                let file = file.clone();
                self.stage = match answer {
                    Some(Ok(read)) => Stage::Ready(Box::new(Ready {
                        preview: read.draft.preview(),
                        as_parks: false,
                        as_cycle: false,
                        as_network: read.network.is_some(),
                        draft: Box::new(read.draft),
                        network: read.network,
                    })),
                    Some(Err(loaded)) => Stage::Refused(file, loaded.diagnostics),
                    None => Stage::Refused(file, Vec::new()),
                };
            }
            Stage::Keeping(_, answer) => {
                let Some(answer) = received(answer) else { return };
                self.stage = Stage::Empty;
                match answer {
                    Some(Ok(kept)) => {
                        for kept in kept {
                            cx.push(Command::Data(DataCommand::Added(kept.id)));
                        }
                    }
                    Some(Err(reason)) => self.trouble = Some(reason),
                    None => self.trouble = Some(String::new()),
                }
            }
            Stage::Refused(..) | Stage::Ready(_) => {}
        }
    }

    /// Writes the file that is looked at as a layer.
    fn keep(&mut self, ctx: &egui::Context, cx: &Context<'_>) {
        let Some(layers) = self.layers.clone() else { return };
        let Stage::Ready(mut ready) = std::mem::take(&mut self.stage) else {
            return;
        };
        let (sender, answer) = channel();
        let (atlas, lang, repaint) = (std::sync::Arc::clone(&cx.world.atlas), cx.lang(), ctx.clone());
        let title = ready.draft.choices.title.clone();
        self.trouble = None;
        let work = move || {
            let drafts = match ready.network.take().filter(|_| ready.as_network) {
                Some(mut network) => {
                    network.source.clone_from(&ready.draft.choices.source);
                    network.drafts(&atlas, lang)
                }
                None => {
                    if ready.as_parks {
                        ready.draft.replace_perimeters(&atlas);
                    } else if ready.as_cycle {
                        ready.draft.replace_cycle_network(&atlas);
                    }
                    vec![*ready.draft]
                }
            };
            let kept: Result<Vec<Kept>, _> = drafts
                .iter()
                .map(|draft| import::keep(&layers, draft, &atlas, lang))
                .collect();
            let said = |error: import::KeepError| error.sentence(&Messages::new(lang));
            sender.send(kept.map_err(said)).ok();
            repaint.request_repaint();
        };
        self.stage = match std::thread::Builder::new().name("import".into()).spawn(work) {
            Ok(_) => Stage::Keeping(title, answer),
            Err(error) => {
                self.trouble = Some(error.to_string());
                Stage::Empty
            }
        };
    }
}

/// What a thread sent: nothing yet, or its answer, or none when it ended without one.
#[allow(clippy::option_option)] // three cases, read at once by the callers
fn received<T>(answer: &Receiver<T>) -> Option<Option<T>> {
    match answer.try_recv() {
        Ok(answer) => Some(Some(answer)),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => Some(None),
    }
}

fn read(ctx: &egui::Context, cx: &Context<'_>, path: PathBuf) -> Stage {
    let file = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let (sender, answer) = channel();
    let (atlas, repaint) = (std::sync::Arc::clone(&cx.world.atlas), ctx.clone());
    let lang: Lang = cx.lang();
    let work = move || {
        let read = Draft::read(&path, &atlas, lang).map(|mut draft| {
            let network = (draft.loaded.format == Format::Gtfs)
                .then(|| Network::read(&path))
                .flatten();
            if let Some(network) = &network {
                draft.choices.source.clone_from(&network.source);
            }
            ReadFile {
                draft,
                network: network.map(Box::new),
            }
        });
        sender.send(read).ok();
        repaint.request_repaint();
    };
    match std::thread::Builder::new().name("import".into()).spawn(work) {
        Ok(_) => Stage::Reading(file, answer),
        Err(error) => Stage::Refused(format!("{file}: {error}"), Vec::new()),
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The files of a folder that can be read, in the order of their names. Parts of a shapefile come with its `.shp`.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return vec![folder.to_owned()];
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && has_ending(path, &ENDINGS) && !has_ending(path, &["dbf", "txt"]))
        .collect();
    files.sort();
    files
}
