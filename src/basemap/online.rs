//! A server of tiles as a base map: what is kept first, then the network, politely.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::crew::{Answer, Supply};
use super::{Backoff, DiskCache, Http, Patience, Reply, Source, TileAddress, Trouble, decode, is_picture};

/// How a source does, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OnlineState {
    /// What went wrong last, until an answer comes.
    pub trouble: Option<Trouble>,
    /// How long the server is left alone still.
    pub wait: Option<Duration>,
    /// Tiles shown from the disk although they are old, since the server cannot be asked.
    pub stale: u64,
    /// Requests made.
    pub requests: u64,
}

#[derive(Default)]
struct Shared {
    backoff: Backoff,
    state: OnlineState,
}

/// A server of tiles with its cache.
pub struct OnlineTiles {
    source: Source,
    http: Option<Http>,
    cache: Option<DiskCache>,
    shared: Mutex<Shared>,
}

impl OnlineTiles {
    /// A source. Without `http` only what is kept is shown, and no connection is ever opened. Without a cache nothing is
    /// kept.
    pub fn new(source: Source, http: Option<Http>, cache: Option<DiskCache>, patience: Patience) -> Self {
        let shared = Shared {
            backoff: Backoff::new(patience),
            state: OnlineState::default(),
        };
        Self {
            source,
            http,
            cache,
            shared: Mutex::new(shared),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// How it does.
    pub fn state(&self) -> OnlineState {
        let shared = self.lock();
        OnlineState {
            wait: shared.backoff.wait(Instant::now()),
            ..shared.state.clone()
        }
    }

    /// Bytes of a tile; none when there is no such tile.
    ///
    /// # Errors
    /// When the server cannot be asked, or gives no picture, and nothing kept may be shown.
    pub fn bytes(&self, address: TileAddress) -> Result<Option<Vec<u8>>, Trouble> {
        let now = SystemTime::now();
        let kept = self.cache.as_ref().and_then(|cache| cache.get(address));
        if let Some(entry) = kept.as_ref().filter(|entry| entry.fresh_until > now) {
            return Ok(entry.bytes.clone());
        }
        let (etag, date) = kept.as_ref().map_or((None, None), |entry| {
            (entry.etag.as_deref(), entry.last_modified.as_deref())
        });
        match self.ask(address, etag, date) {
            Ok(Reply::Bytes(bytes, headers)) => {
                if let Some(cache) = &self.cache {
                    cache.put(address, Some(&bytes), &headers, now);
                }
                Ok(Some(bytes))
            }
            Ok(Reply::NotModified(headers)) => {
                if let Some(cache) = &self.cache {
                    cache.renew(address, &headers, now);
                }
                Ok(kept.and_then(|entry| entry.bytes))
            }
            Ok(Reply::Nothing(headers)) => {
                if let Some(cache) = &self.cache {
                    cache.put(address, None, &headers, now);
                }
                Ok(None)
            }
            // Old is better than nothing, where the server does not forbid it.
            Err(trouble) => match kept.filter(|entry| !entry.must_revalidate) {
                Some(entry) => {
                    self.lock().state.stale += 1;
                    Ok(entry.bytes)
                }
                None => Err(trouble),
            },
        }
    }

    /// Asks the server, unless it is left alone for a while.
    fn ask(&self, address: TileAddress, etag: Option<&str>, date: Option<&str>) -> Result<Reply, Trouble> {
        let Some(http) = &self.http else {
            return Err(Trouble::SwitchedOff);
        };
        if let Some(wait) = self.lock().backoff.wait(Instant::now()) {
            return Err(Trouble::Waiting(wait.as_secs().max(1)));
        }
        self.lock().state.requests += 1;
        let reply = http.get(&self.source.url(address), etag, date);
        // A portal that asks to sign in answers every request with a page: that is no picture, whatever its code says.
        let reply = reply.and_then(|reply| match reply {
            Reply::Bytes(bytes, _) if !is_picture(&bytes) => Err((Trouble::NotAPicture, None)),
            // What is kept must be whole: a server that lies about the length cuts it without a word.
            Reply::Bytes(bytes, _) if decode(&bytes).is_err() => Err((Trouble::Cut, None)),
            other => Ok(other),
        });
        let mut shared = self.lock();
        match reply {
            Ok(reply) => {
                shared.backoff.succeeded();
                shared.state.trouble = None;
                Ok(reply)
            }
            Err((trouble, asked)) => {
                shared.backoff.failed(Instant::now(), asked);
                shared.state.trouble = Some(trouble.clone());
                Err(trouble)
            }
        }
    }
}

impl Supply for OnlineTiles {
    fn get(&self, address: TileAddress) -> Answer {
        match self
            .bytes(address)
            .and_then(|bytes| bytes.as_deref().map(decode).transpose())
        {
            Ok(Some(pixels)) => Answer::Pixels(pixels),
            Ok(None) => Answer::Nothing,
            Err(trouble) => Answer::Failed(trouble),
        }
    }
}
