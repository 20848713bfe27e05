//! Fetches an area into an MBTiles file, in a thread of its own: slowly enough for the server, with a pause at any time,
//! and going on after a crash from what the file holds. The plan lies in the file itself.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::plan::MOST_BYTES;
use super::{MbTilesWriter, OnlineTiles, Plan, Source, TileAddress, Trouble, extent};

/// Key of the plan in the file's metadata.
const PLAN: &str = "archipel_plan";
/// Tiles fetched and written together.
const BATCH: usize = 16;
/// Rounds without any tile after which the preparation pauses by itself.
const MOST_BARREN_ROUNDS: u32 = 6;
/// How often a pause or a wait looks up.
const STEP: Duration = Duration::from_millis(50);

/// How far a preparation is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stage {
    /// It fetches.
    #[default]
    Running,
    /// It waits for the user; what went wrong, when it paused by itself.
    Paused(Option<Trouble>),
    /// Everything is there.
    Finished,
    /// It cannot go on.
    Stopped(Trouble),
}

/// Figures of a preparation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// How far it is.
    pub stage: Stage,
    /// Tiles that are settled: there, or nowhere.
    pub done: u64,
    /// Tiles that the server does not have.
    pub absent: u64,
    /// Tiles of the plan.
    pub total: u64,
    /// Bytes of the tiles there.
    pub bytes: u64,
    /// Tiles fetched in this run.
    pub fetched: u64,
    /// What went wrong last, while it tries again.
    pub trouble: Option<Trouble>,
}

#[derive(Default)]
struct Control {
    progress: Progress,
    /// The window is gone: end after the batch.
    dropped: bool,
}

type Shared = Arc<Mutex<Control>>;

fn lock(shared: &Shared) -> MutexGuard<'_, Control> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A preparation that runs. Dropping it ends it after the tiles at hand; the file goes on another day.
pub struct Preparation {
    shared: Shared,
    path: PathBuf,
    plan: Plan,
}

impl Preparation {
    /// The plan in a file that was begun; none when it is no such file.
    pub fn plan_of(path: &Path) -> Option<Plan> {
        if !path.is_file() {
            return None;
        }
        let plan = MbTilesWriter::open(path).ok()?.metadata(PLAN).ok()??;
        serde_json::from_str(&plan).ok()
    }

    /// Begins, or goes on with, `plan` in the file at `path`. `wake` is called whenever there is something to tell.
    ///
    /// # Errors
    /// When the file cannot be written, or exists and holds something else.
    pub fn start(
        plan: Plan,
        path: &Path,
        tiles: OnlineTiles,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, Trouble> {
        if path.exists() && Self::plan_of(path).as_ref() != Some(&plan) {
            let path = path.display().to_string();
            return Err(Trouble::Occupied { path });
        }
        let written = |error: rusqlite::Error| Trouble::Unreadable {
            path: path.display().to_string(),
            reason: error.to_string(),
        };
        let writer = MbTilesWriter::open(path).map_err(written)?;
        describe(&writer, &plan, tiles.source()).map_err(written)?;
        let [there, absent, bytes] = writer.totals().map_err(written)?;
        let shared = Shared::default();
        lock(&shared).progress = Progress {
            done: there + absent,
            absent,
            total: plan.tiles(),
            bytes,
            ..Progress::default()
        };
        let worker = Worker {
            shared: Arc::clone(&shared),
            plan: plan.clone(),
            path: path.to_owned(),
            writer,
            tiles,
        };
        thread::Builder::new()
            .name("prepare".into())
            .spawn(move || worker.run(&wake))
            .map_err(|error| Trouble::Ours(error.to_string()))?;
        let path = path.to_owned();
        Ok(Self { shared, path, plan })
    }

    /// Figures now.
    pub fn progress(&self) -> Progress {
        lock(&self.shared).progress.clone()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is fetched.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Stops asking the server until [`Preparation::resume`].
    pub fn pause(&self) {
        let mut control = lock(&self.shared);
        if control.progress.stage == Stage::Running {
            control.progress.stage = Stage::Paused(None);
        }
    }

    /// Goes on after a pause.
    pub fn resume(&self) {
        let mut control = lock(&self.shared);
        if matches!(control.progress.stage, Stage::Paused(_)) {
            control.progress.stage = Stage::Running;
            control.progress.trouble = None;
        }
    }
}

impl Drop for Preparation {
    fn drop(&mut self) {
        lock(&self.shared).dropped = true;
    }
}

/// Writes what MBTiles wants to know, and the plan.
fn describe(writer: &MbTilesWriter, plan: &Plan, source: &Source) -> rusqlite::Result<()> {
    let [west, south, east, north] = plan.extent;
    let json = serde_json::to_string(plan).unwrap_or_default();
    let format = if source.url.contains("jpeg") || source.url.contains("jpg") {
        "jpg"
    } else {
        "png"
    };
    let title = source.title.get(crate::model::Lang::Fr);
    for (name, value) in [
        ("name", title.to_owned()),
        ("format", format.to_owned()),
        ("type", "baselayer".to_owned()),
        ("version", "1".to_owned()),
        ("description", source.licence.clone()),
        ("attribution", source.attribution.clone()),
        ("bounds", format!("{west},{south},{east},{north}")),
        ("minzoom", plan.zooms[0].to_string()),
        ("maxzoom", plan.zooms[1].to_string()),
        (PLAN, json),
    ] {
        writer.set_metadata(name, &value)?;
    }
    Ok(())
}

struct Worker {
    shared: Shared,
    plan: Plan,
    path: PathBuf,
    writer: MbTilesWriter,
    tiles: OnlineTiles,
}

type Fetched = (TileAddress, Result<Option<Vec<u8>>, Trouble>);

impl Worker {
    fn run(mut self, wake: &dyn Fn()) {
        let end = match self.fetch_all(wake) {
            Ok(true) => Some(Stage::Finished),
            Ok(false) => None,
            Err(trouble) => Some(Stage::Stopped(trouble)),
        };
        if let Some(stage) = end {
            lock(&self.shared).progress.stage = stage;
        }
        wake();
    }

    /// True when everything is there, false when the user went away.
    fn fetch_all(&mut self, wake: &dyn Fn()) -> Result<bool, Trouble> {
        let mut barren = 0;
        let mut waiting: Vec<TileAddress> = Vec::new();
        let mut rest = extent::tiles(self.plan.extent_geo(), self.plan.zooms);
        loop {
            while waiting.len() < BATCH {
                let Some(address) = rest.next() else { break };
                if !self.writer.knows(address).map_err(|error| self.fault(&error))? {
                    waiting.push(address);
                }
            }
            if waiting.is_empty() {
                return Ok(true);
            }
            if !self.may_go_on() {
                return Ok(false);
            }
            let fetched = fetch(&self.tiles, &waiting);
            let settled = self.settle(fetched, &mut waiting)?;
            barren = if settled { 0 } else { barren + 1 };
            if barren >= MOST_BARREN_ROUNDS {
                barren = 0;
                let mut control = lock(&self.shared);
                if control.progress.stage == Stage::Running {
                    control.progress.stage = Stage::Paused(control.progress.trouble.clone());
                }
            }
            wake();
            if !settled && !self.rest() {
                return Ok(false);
            }
        }
    }

    /// Waits while paused; false when the user went away.
    fn may_go_on(&self) -> bool {
        loop {
            {
                let control = lock(&self.shared);
                if control.dropped {
                    return false;
                }
                if control.progress.stage == Stage::Running {
                    return true;
                }
            }
            thread::sleep(STEP);
        }
    }

    /// Leaves the server alone as long as it needs; false when the user went away.
    fn rest(&self) -> bool {
        while self.tiles.state().wait.is_some() {
            if lock(&self.shared).dropped {
                return false;
            }
            thread::sleep(STEP);
        }
        true
    }

    /// Writes what came; what did not stays in `waiting`. Whether anything came.
    fn settle(&mut self, fetched: Vec<Fetched>, waiting: &mut Vec<TileAddress>) -> Result<bool, Trouble> {
        let mut come = Vec::new();
        let mut trouble = None;
        for (address, result) in fetched {
            match result {
                Ok(bytes) => come.push((address, bytes)),
                // The server understood and refuses: asking again would be rude.
                Err(Trouble::Server(code)) if (400..500).contains(&code) && code != 429 && code != 408 => {
                    return Err(Trouble::Server(code));
                }
                Err(failed) => {
                    // A wait follows from the failure before it, which says more.
                    if trouble.is_none() || !matches!(failed, Trouble::Waiting(_)) {
                        trouble = Some(failed);
                    }
                }
            }
        }
        waiting.retain(|address| !come.iter().any(|(come, _)| come == address));
        self.writer.put(&come).map_err(|error| self.fault(&error))?;
        let mut control = lock(&self.shared);
        let progress = &mut control.progress;
        for (_, bytes) in &come {
            progress.done += 1;
            progress.fetched += 1;
            progress.absent += u64::from(bytes.is_none());
            progress.bytes += bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        }
        progress.trouble = trouble;
        if progress.bytes > MOST_BYTES {
            return Err(Trouble::Full(MOST_BYTES >> 20));
        }
        Ok(!come.is_empty())
    }

    fn fault(&self, error: &rusqlite::Error) -> Trouble {
        Trouble::Unreadable {
            path: self.path.display().to_string(),
            reason: error.to_string(),
        }
    }
}

/// Asks for a batch over as many connections as the source allows.
fn fetch(tiles: &OnlineTiles, batch: &[TileAddress]) -> Vec<Fetched> {
    let share = batch.len().div_ceil(tiles.source().connections.clamp(1, 8));
    thread::scope(|scope| {
        let ask = |address: &TileAddress| (*address, tiles.bytes(*address));
        let threads: Vec<_> = batch
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(ask).collect::<Vec<_>>()))
            .collect();
        // A thread that failed brings nothing: its tiles are asked for again.
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_default())
            .collect()
    })
}
