//! One update in a thread of its own: asks, waits for leave, fetches, builds, waits for leave to keep.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::{Built, Control, Feed, Fetcher, Offer, Trouble, build, fetch};
use crate::model::{Atlas, Lang};

/// How far an update is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// It asks the server how large the file is.
    Asking,
    /// The server answered; nothing is fetched before [`Job::fetch`].
    Offered(Offer),
    /// It fetches.
    Fetching,
    /// It reads and judges what was fetched.
    Building,
    /// It can be kept, see [`Job::built`].
    Ready,
    /// It was kept.
    Kept,
    /// It ended; what stands is untouched.
    Stopped(Trouble),
}

/// Figures of an update.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// How far it is.
    pub stage: Stage,
    /// Bytes fetched.
    pub bytes: u64,
    /// Bytes in all, where the server said so.
    pub total: Option<u64>,
    /// Whether it waits for the user.
    pub paused: bool,
}

struct Shared {
    stage: Mutex<Stage>,
    built: Mutex<Option<Arc<Built>>>,
    control: Control,
    wake: Box<dyn Fn() + Send + Sync>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn become_(&self, stage: Stage) {
        *lock(&self.stage) = stage;
        (self.wake)();
    }
}

/// An update of one feed. Dropping it cancels it after the piece at hand.
pub struct Job {
    feed: Feed,
    part: PathBuf,
    shared: Arc<Shared>,
}

impl Job {
    /// Asks the server of `feed` what it has. What is fetched later goes into `folder`. `wake` is called whenever there is
    /// something to tell.
    pub fn ask(feed: Feed, fetcher: Arc<Fetcher>, folder: &Path, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let part = fetch::part_of(folder, &feed);
        let shared = Arc::new(Shared {
            stage: Mutex::new(Stage::Asking),
            built: Mutex::default(),
            control: Control::default(),
            wake: Box::new(wake),
        });
        let job = Self { feed, part, shared };
        let (feed, part) = (job.feed.clone(), job.part.clone());
        job.spawn(move |shared| match fetcher.ask(&feed, &part) {
            Ok(offer) => shared.become_(Stage::Offered(offer)),
            Err(trouble) => shared.become_(Stage::Stopped(trouble)),
        });
        job
    }

    /// Fetches the file, reads it and judges it against `atlas`. Titles are in `lang`.
    pub fn fetch(&self, fetcher: Arc<Fetcher>, atlas: Arc<Atlas>, lang: Lang) {
        let (feed, part) = (self.feed.clone(), self.part.clone());
        self.shared.become_(Stage::Fetching);
        self.spawn(move |shared| {
            let built = fetcher.fetch(&feed, &part, &shared.control).and_then(|form| {
                shared.become_(Stage::Building);
                build(&feed, form, &part, &atlas, lang)
            });
            match built {
                Ok(built) => {
                    *lock(&shared.built) = Some(Arc::new(built));
                    shared.become_(Stage::Ready);
                }
                Err(trouble) => shared.become_(Stage::Stopped(trouble)),
            }
        });
    }

    fn spawn(&self, work: impl FnOnce(&Shared) + Send + 'static) {
        let shared = Arc::clone(&self.shared);
        let spawned = thread::Builder::new()
            .name("update".into())
            .spawn(move || work(&shared));
        if let Err(error) = spawned {
            let reason = error.to_string();
            self.shared.become_(Stage::Stopped(Trouble::Ours { reason }));
        }
    }

    /// The feed.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }

    /// Figures now.
    pub fn progress(&self) -> Progress {
        let (bytes, total) = self.shared.control.bytes();
        Progress {
            stage: lock(&self.shared.stage).clone(),
            bytes,
            total,
            paused: self.shared.control.is_paused(),
        }
    }

    /// What was built, once it is ready.
    pub fn built(&self) -> Option<Arc<Built>> {
        lock(&self.shared.built).clone()
    }

    /// Stops asking the server until [`Job::resume`].
    pub fn pause(&self) {
        self.shared.control.pause();
    }

    /// Goes on after a pause.
    pub fn resume(&self) {
        self.shared.control.resume();
    }

    /// Ends it. What was fetched is kept for another day.
    pub fn cancel(&self) {
        self.shared.control.cancel();
        self.shared.become_(Stage::Stopped(Trouble::Cancelled));
    }

    /// It was kept: what was fetched is of no more use.
    pub fn settle(&self) {
        super::partial::forget(&self.part);
        self.shared.become_(Stage::Kept);
    }

    /// It cannot be kept.
    pub fn fail(&self, trouble: Trouble) {
        self.shared.become_(Stage::Stopped(trouble));
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.shared.control.cancel();
    }
}
