//! One window for each home: what a second start was to open is handed to the window that is open already.
//!
//! A local socket of the system carries it (on Windows a named pipe), never the internet. Where it is, and a word that only
//! those know who may read the home, stand beside the lock.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, Stream, prelude::*};
use serde::{Deserialize, Serialize};

use super::lock::owner_of;
use super::{Home, HomeLock, Purpose};

/// A message is no longer than this, in bytes.
const LONGEST: u64 = 1 << 20;
/// A window that has just started may not have its door open yet.
const PATIENCE: Duration = Duration::from_secs(3);
/// Whoever knocks says at once what it wants.
const TO_SPEAK: Duration = Duration::from_secs(5);
const TAKEN: &[u8] = b"taken\n";

/// What somebody wants opened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wish {
    /// Address of a view, `archipel://…`.
    pub link: Option<String>,
    /// Files, by absolute paths.
    pub files: Vec<PathBuf>,
}

/// Where a window hears wishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    name: String,
    word: String,
}

impl Address {
    fn new() -> io::Result<Self> {
        let mut random = [0; 24];
        getrandom::fill(&mut random).map_err(|_| io::Error::other("the system gives no random numbers"))?;
        let text: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let (name, word) = text.split_at(16);
        Ok(Self {
            name: format!("archipel-{name}"),
            word: word.to_owned(),
        })
    }

    fn socket(&self) -> io::Result<Name<'_>> {
        self.name.as_str().to_ns_name::<GenericNamespaced>()
    }
}

#[derive(Serialize, Deserialize)]
struct Message {
    word: String,
    wish: Wish,
}

/// Hears wishes as long as the program runs; `wake` is called for each that came.
///
/// # Errors
/// When the system gives no socket, or the address cannot be left beside the lock.
pub fn open(lock: &HomeLock, wake: impl Fn() + Send + 'static) -> io::Result<Receiver<Wish>> {
    let address = Address::new()?;
    let listener = ListenerOptions::new().name(address.socket()?).create_sync()?;
    lock.tell(address.clone())?;
    let (sender, wishes) = channel();
    std::thread::Builder::new().name("door".into()).spawn(move || {
        for caller in listener.incoming() {
            match caller.and_then(|caller| heard(caller, &address.word)) {
                Ok(wish) => {
                    if sender.send(wish).is_err() {
                        // The window is gone.
                        return;
                    }
                    wake();
                }
                Err(error) => tracing::warn!(%error, "somebody knocked and was not understood"),
            }
        }
    })?;
    Ok(wishes)
}

fn heard(caller: Stream, word: &str) -> io::Result<Wish> {
    // Not every system can; there a silent caller holds the door until it goes.
    caller.set_recv_timeout(Some(TO_SPEAK)).ok();
    let mut line = String::new();
    let mut caller = BufReader::new(caller);
    caller.by_ref().take(LONGEST).read_line(&mut line)?;
    let message: Message = serde_json::from_str(&line)?;
    if message.word != word {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    caller.get_mut().write_all(TAKEN)?;
    Ok(message.wish)
}

/// Hands a wish to the window that holds the home; whether there is one that took it.
pub fn hand_over(home: &Home, wish: &Wish) -> bool {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let Some(owner) = owner_of(home).filter(|owner| owner.purpose == Purpose::Window) else {
            return false;
        };
        match owner.door.map(|door| knock(&door, wish)) {
            Some(Ok(())) => return true,
            Some(Err(error)) => tracing::debug!(%error, "the window does not answer"),
            None => {}
        }
        // A window that died leaves its name behind, but not its lock.
        if HomeLock::is_free(home) {
            return false;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

fn knock(address: &Address, wish: &Wish) -> io::Result<()> {
    let mut window = BufReader::new(Stream::connect(address.socket()?)?);
    let message = Message {
        word: address.word.clone(),
        wish: wish.clone(),
    };
    let mut line = serde_json::to_vec(&message)?;
    line.push(b'\n');
    window.get_mut().write_all(&line)?;
    let mut answer = Vec::new();
    window.by_ref().take(16).read_until(b'\n', &mut answer)?;
    if answer == TAKEN {
        Ok(())
    } else {
        Err(io::ErrorKind::ConnectionRefused.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_reaches_the_window_that_holds_the_home() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let lock = HomeLock::acquire(&home, Purpose::Window).unwrap();
        let (woken, wake) = channel();
        let wishes = open(&lock, move || woken.send(()).unwrap()).unwrap();
        let wish = Wish {
            link: Some("archipel://view?at=2.8,50.4,12".into()),
            files: vec![folder.path().join("été à Lens.geojson")],
        };
        assert!(hand_over(&home, &wish));
        assert_eq!(wishes.recv_timeout(PATIENCE).unwrap(), wish);
        wake.recv_timeout(PATIENCE).unwrap();
        // A plain second start hands over that it was started.
        assert!(hand_over(&home, &Wish::default()));
        assert_eq!(wishes.recv_timeout(PATIENCE).unwrap(), Wish::default());
    }

    #[test]
    fn nobody_is_handed_anything_where_no_window_holds_the_home() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        assert!(!hand_over(&home, &Wish::default()));
        assert!(!home.data().exists(), "asking makes nothing");
        let lock = HomeLock::acquire(&home, Purpose::Import).unwrap();
        assert!(!hand_over(&home, &Wish::default()));
        drop(lock);
        assert!(!hand_over(&home, &Wish::default()));
    }

    #[test]
    fn a_stranger_without_the_word_is_not_heard() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let lock = HomeLock::acquire(&home, Purpose::Window).unwrap();
        let wishes = open(&lock, || {}).unwrap();
        let right = owner_of(&home).unwrap().door.unwrap();
        let wrong = Address {
            word: "x".repeat(right.word.len()),
            ..right.clone()
        };
        assert!(knock(&wrong, &Wish::default()).is_err());
        assert!(wishes.try_recv().is_err());
        // Nor does nonsense close the door.
        let mut stream = Stream::connect(right.socket().unwrap()).unwrap();
        stream.write_all(b"nonsense\n").unwrap();
        drop(stream);
        knock(&right, &Wish::default()).unwrap();
        assert_eq!(wishes.recv_timeout(PATIENCE).unwrap(), Wish::default());
    }
}
