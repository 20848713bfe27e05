//! Background threads that fetch tiles. What is wanted is told anew in every frame, so what scrolled away is never fetched.

use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::{Pixels, TileAddress, Trouble};

/// What gives the pictures of tiles. Asked from several threads at once; may take its time.
pub trait Supply: Send + Sync {
    /// The picture of one tile.
    fn get(&self, address: TileAddress) -> Answer;
}

/// The picture of a tile, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Here it is.
    Pixels(Pixels),
    /// There is no such tile: the one above it may serve.
    Nothing,
    /// It cannot be had now.
    Failed(Trouble),
}

/// A tile to fetch.
#[derive(Clone)]
pub struct Job {
    /// Who gives it.
    pub supply: Arc<dyn Supply>,
    /// Which supply that is: an answer tells it again.
    pub generation: u64,
    /// Which tile.
    pub address: TileAddress,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?} of {}", self.address, self.generation)
    }
}

type Ticket = (u64, TileAddress);

#[derive(Default)]
struct Queue {
    /// The next one last.
    jobs: Vec<Job>,
    /// Being fetched now.
    running: HashSet<Ticket>,
    closed: bool,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    filled: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Threads that fetch what is wanted. They end after their tile when the crew is dropped.
pub struct Crew {
    shared: Arc<Shared>,
    answers: Receiver<(Ticket, Answer)>,
}

impl Crew {
    /// `threads` threads that call `wake` after every tile.
    pub fn new(threads: usize, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let (sender, answers) = channel();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        for number in 0..threads.max(1) {
            let (shared, sender, wake) = (Arc::clone(&shared), sender.clone(), Arc::clone(&wake));
            let work = move || work(&shared, &sender, &*wake);
            if let Err(error) = thread::Builder::new().name(format!("tiles-{number}")).spawn(work) {
                tracing::error!(%error, "a thread for tiles cannot be started");
            }
        }
        Self { shared, answers }
    }

    /// Replaces what is wanted; the most urgent first. What is being fetched goes on.
    pub fn want(&self, jobs: Vec<Job>) {
        let mut queue = self.shared.lock();
        queue.jobs = jobs;
        queue.jobs.reverse();
        let Queue { jobs, running, .. } = &mut *queue;
        jobs.retain(|job| !running.contains(&(job.generation, job.address)));
        if !queue.jobs.is_empty() {
            self.shared.filled.notify_all();
        }
    }

    /// Tiles that wait or are being fetched.
    pub fn pending(&self) -> usize {
        let queue = self.shared.lock();
        queue.jobs.len() + queue.running.len()
    }

    /// The next tile that has come, with the generation it was asked for.
    pub fn take(&self) -> Option<(u64, TileAddress, Answer)> {
        let ((generation, address), answer) = self.answers.try_recv().ok()?;
        self.shared.lock().running.remove(&(generation, address));
        Some((generation, address, answer))
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        let mut queue = self.shared.lock();
        queue.closed = true;
        queue.jobs.clear();
        self.shared.filled.notify_all();
    }
}

fn work(shared: &Shared, answers: &Sender<(Ticket, Answer)>, wake: &(dyn Fn() + Send + Sync)) {
    loop {
        let mut queue = shared.lock();
        let job = loop {
            if queue.closed {
                return;
            }
            match queue.jobs.pop() {
                Some(job) => break job,
                None => queue = shared.filled.wait(queue).unwrap_or_else(PoisonError::into_inner),
            }
        };
        let ticket = (job.generation, job.address);
        queue.running.insert(ticket);
        drop(queue);
        let answer = job.supply.get(job.address);
        if answers.send((ticket, answer)).is_err() {
            return;
        }
        wake();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, Instant};

    use super::*;

    struct Counting(AtomicUsize);

    impl Supply for Counting {
        fn get(&self, _: TileAddress) -> Answer {
            self.0.fetch_add(1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(2));
            Answer::Nothing
        }
    }

    fn jobs(supply: &Arc<Counting>, count: u32) -> Vec<Job> {
        let job = |x| Job {
            supply: Arc::clone(supply) as Arc<dyn Supply>,
            generation: 7,
            address: TileAddress::new(10, x, 0).unwrap(),
        };
        (0..count).map(job).collect()
    }

    #[test]
    fn every_tile_that_stays_wanted_comes_once() {
        let supply = Arc::new(Counting(AtomicUsize::new(0)));
        let crew = Crew::new(3, || {});
        let mut come = HashSet::new();
        let until = Instant::now() + Duration::from_secs(20);
        while come.len() < 12 && Instant::now() < until {
            let missing = jobs(&supply, 12).into_iter().filter(|job| !come.contains(&job.address));
            crew.want(missing.collect());
            while let Some((generation, address, answer)) = crew.take() {
                assert!(generation == 7 && answer == Answer::Nothing && come.insert(address));
            }
        }
        assert_eq!((come.len(), supply.0.load(Ordering::SeqCst)), (12, 12));
        assert_eq!(crew.pending(), 0);
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_fetched() {
        let supply = Arc::new(Counting(AtomicUsize::new(0)));
        let crew = Crew::new(1, || {});
        crew.want(jobs(&supply, 1000));
        crew.want(Vec::new());
        while crew.pending() > 0 {
            crew.take();
        }
        assert!(supply.0.load(Ordering::SeqCst) <= 2);
    }
}
