//! The page of data: which is in use, what the places that publish it have, packages from a stick, and the way back. What
//! runs here runs on other threads; the frame only looks.

mod feed;
mod package;
mod page;

pub use page::show;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::file_dialog::FileDialog;
use crate::i18n::Messages;
use crate::package::{Installed, Refusal, Report};
use crate::store::{Home, HomeLock};
use crate::update::{Feeds, Fetcher, Job, Stage, Territory, Trouble};

/// A server that says nothing for so long is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the page needs to know of the home.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The home; none changes nothing.
    pub home: Option<Home>,
    /// The right to write into it; without it everything can be looked at and nothing changed.
    pub lock: Option<Arc<HomeLock>>,
    /// The folder of `--data`.
    pub data: Option<PathBuf>,
    /// Proxies of the environment are passed over.
    pub direct: bool,
}

/// What was done on another thread.
enum Done {
    Package(Result<Report, Refusal>),
    Kept(Result<(), Trouble>),
    RolledBack(Result<bool, Trouble>),
}

/// The state of the page beyond what the user decided.
pub struct Desk {
    setup: Setup,
    feeds: Result<Feeds, Trouble>,
    fetcher: Arc<Fetcher>,
    territory: Option<Territory>,
    installed: Option<Installed>,
    /// Whether a package and an update may be taken back.
    may_go_back: [bool; 2],
    jobs: Vec<Job>,
    working: Option<Receiver<Done>>,
    /// The feed whose update is being swapped in.
    keeping: String,
    /// Bytes of a package that are written, and all of them.
    written: Arc<Mutex<(u64, u64)>>,
    told: Option<(String, bool)>,
    path: String,
    dialog: Option<FileDialog>,
    changed: bool,
}

impl Desk {
    /// Nothing asked, nothing fetched: that comes when somebody says so.
    pub fn new(setup: Setup) -> Self {
        let feeds = setup.home.as_ref().map_or_else(|| Ok(Feeds::embedded()), Feeds::of);
        Self {
            fetcher: Arc::new(Fetcher::new(PATIENCE, setup.direct)),
            setup,
            feeds,
            territory: None,
            installed: None,
            may_go_back: [false; 2],
            jobs: Vec::new(),
            working: None,
            keeping: String::new(),
            written: Arc::default(),
            told: None,
            path: String::new(),
            dialog: None,
            changed: false,
        }
    }

    /// Whether the territory is another one since this was asked last.
    pub fn take_change(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// Reads anew where the territory comes from, as a start of the program does.
    pub fn territory(&self, messages: &Messages) -> Territory {
        Territory::of(self.setup.data.as_deref(), self.setup.home.as_ref(), messages).0
    }

    /// Where pictures are looked for with `territory`.
    pub fn media(&self, territory: &Territory) -> Vec<PathBuf> {
        territory.media(self.setup.data.as_deref(), self.setup.home.as_ref())
    }

    /// The number of the package that is installed, and its files of tiles.
    pub fn installed_basemaps(&self) -> Option<(u64, Vec<PathBuf>)> {
        let installed = crate::package::installed(self.setup.home.as_ref()?).ok()??;
        Some((installed.number, installed.basemaps()))
    }

    /// Puts the path of a package where its button installs it.
    pub fn propose(&mut self, path: &std::path::Path) {
        self.path = path.display().to_string();
    }

    /// Whether something is fetched or written.
    pub fn is_busy(&self) -> bool {
        let runs = |job: &Job| matches!(job.progress().stage, Stage::Asking | Stage::Fetching | Stage::Building);
        self.working.is_some() || self.jobs.iter().any(runs)
    }

    fn job(&self, id: &str) -> Option<&Job> {
        self.jobs.iter().find(|job| job.feed().id == id)
    }

    fn forget(&mut self, id: &str) {
        self.jobs.retain(|job| job.feed().id != id);
    }

    /// Looks at the disk once, and again after every change.
    fn look(&mut self, messages: &Messages) {
        if self.territory.is_some() {
            return;
        }
        self.territory = Some(self.territory(messages));
        self.installed = self.setup.home.as_ref().and_then(|home| {
            // What cannot be read was told when the window opened.
            crate::package::installed(home).ok().flatten()
        });
        self.may_go_back = self.setup.home.as_ref().map_or([false; 2], |home| {
            [
                crate::package::generations(home).previous().is_ok(),
                crate::update::generations(home).previous().is_ok(),
            ]
        });
    }

    /// How much of a package is written, from 0 to 1; none while that is not known.
    fn part_written(&self) -> Option<f32> {
        let (written, total) = *self.written.lock().unwrap_or_else(PoisonError::into_inner);
        (total > 0).then(|| written as f32 / total as f32)
    }

    /// Does `work` on another thread; it may tell bytes written and bytes in all.
    fn begin(
        &mut self,
        ctx: &egui::Context,
        work: impl FnOnce(&Home, &HomeLock, &mut dyn FnMut(u64, u64)) -> Done + Send + 'static,
    ) {
        let (Some(home), Some(lock)) = (self.setup.home.clone(), self.setup.lock.clone()) else {
            return;
        };
        if self.working.is_some() {
            return;
        }
        self.told = None;
        self.written = Arc::default();
        let (sender, done) = channel();
        let (repaint, written) = (ctx.clone(), Arc::clone(&self.written));
        let work = move || {
            let mut tell = |bytes, total| *written.lock().unwrap_or_else(PoisonError::into_inner) = (bytes, total);
            sender.send(work(&home, &lock, &mut tell)).ok();
            repaint.request_repaint();
        };
        match std::thread::Builder::new().name("data".into()).spawn(work) {
            Ok(_) => self.working = Some(done),
            Err(error) => self.told = Some((error.to_string(), true)),
        }
    }

    /// Takes what another thread did.
    fn take_done(&mut self, messages: &Messages) {
        let Some(done) = &self.working else { return };
        let done = match done.try_recv() {
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => {
                self.working = None;
                return;
            }
            Ok(done) => done,
        };
        self.working = None;
        let changed = match &done {
            Done::Package(done) => done.as_ref().is_ok_and(|report| !report.unchanged),
            Done::Kept(done) => done.is_ok(),
            Done::RolledBack(done) => done.is_ok(),
        };
        if let Done::Kept(done) = &done {
            let id = std::mem::take(&mut self.keeping);
            self.settle(&id, done);
        }
        self.told = package::words(&done, messages);
        if changed {
            self.changed = true;
            self.territory = None;
        }
    }

    /// The update of a feed was kept, or was refused.
    fn settle(&mut self, id: &str, done: &Result<(), Trouble>) {
        if let Some(job) = self.job(id) {
            match done {
                Ok(()) => job.settle(),
                Err(trouble) => job.fail(trouble.clone()),
            }
        }
    }

    /// Swaps in the update of a feed that is ready, beside those of other feeds that hold already.
    fn keep_ready(&mut self, ctx: &egui::Context, id: &str) {
        let Some(built) = self.job(id).and_then(Job::built) else {
            return;
        };
        self.keeping = id.to_owned();
        self.begin(ctx, move |home, lock, _| {
            Done::Kept(crate::update::keep(home, lock, &[&*built]))
        });
    }
}
