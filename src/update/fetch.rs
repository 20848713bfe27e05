//! Asking a server, and fetching from it: only after somebody said so, only from where the feed says, going on where it
//! stopped, and never more than the feed allows.

use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use ureq::http::Response;
use ureq::{Agent, Body, Error, Timeout};

use super::partial::{Mark, Partial};
use super::{Control, Feed, Form, Trouble, place};
use crate::basemap::agent;

/// Redirects followed.
const MOST_REDIRECTS: u32 = 5;
/// Attempts without any progress before it gives up.
const MOST_FAILURES: u32 = 4;
/// Attempts at all: a server that gives a little each time is left alone some day.
const MOST_ATTEMPTS: u32 = 200;
/// Longest that a server may ask us to wait before we ask the user instead.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// What a server offers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// Host that has the file.
    pub host: String,
    /// Bytes, where the server says so.
    pub bytes: Option<u64>,
    /// Date of the file, as the server writes it.
    pub date: Option<String>,
    /// Bytes that are here already, from another day.
    pub begun: u64,
}

/// A client for feeds.
pub struct Fetcher {
    agent: Agent,
    /// Wait between attempts, growing with each.
    pause: Duration,
}

impl Fetcher {
    /// A client that gives up an attempt after `patience`. Proxies of the environment are respected unless `direct`.
    pub fn new(patience: Duration, direct: bool) -> Self {
        Self {
            agent: agent(patience, direct, Some(0)),
            pause: (patience / 20).min(Duration::from_secs(2)),
        }
    }

    /// Asks how large the file is, and when it was made; fetches nothing of it. `part` is where it would be fetched to.
    ///
    /// # Errors
    /// When there is no address, no answer, or the answer is no file.
    pub fn ask(&self, feed: &Feed, part: &Path) -> Result<Offer, Trouble> {
        let (mut url, mut left) = (address(feed)?, MOST_REDIRECTS);
        let response = loop {
            let request = self.agent.head(&url).header("Accept-Encoding", "identity");
            let response = request.call().map_err(|error| of_ureq(&error))?;
            match next(feed, &url, &response, &mut left)? {
                Some(to) => url = to,
                None => break response,
            }
        };
        let host = host_of(&url);
        let begun = std::fs::metadata(part).map_or(0, |data| data.len());
        match response.status().as_u16() {
            200 | 204 => {}
            // It does not answer such questions: the size shows while it is fetched.
            405 | 501 => {
                return Ok(Offer {
                    host,
                    begun,
                    ..Offer::default()
                });
            }
            code => return Err(Trouble::Server { code }),
        }
        refuse_page(&response)?;
        let bytes = number(&response, "content-length").filter(|bytes| *bytes > 0);
        if bytes.is_some_and(|bytes| bytes > feed.most_bytes()) {
            return Err(Trouble::TooLarge {
                megabytes: feed.most_mb,
            });
        }
        Ok(Offer {
            host,
            bytes,
            date: text(&response, "last-modified"),
            begun,
        })
    }

    /// Fetches the file into `part`, or goes on with it, and gives its form. What was fetched stays there when it is
    /// cancelled or cut, for another day.
    ///
    /// # Errors
    /// When it cannot be had, is too large, or is not what the feed says.
    pub fn fetch(&self, feed: &Feed, part: &Path, control: &Control) -> Result<Form, Trouble> {
        let address = address(feed)?;
        let mut partial = Partial::open(part, &address)?;
        let (mut failures, mut best) = (0, partial.length);
        let mut last = Trouble::Cut;
        for _ in 0..MOST_ATTEMPTS {
            control.check()?;
            control.tell(partial.length, partial.mark.total);
            match self.attempt(feed, &address, &mut partial, control) {
                Ok(None) => {
                    partial.flush()?;
                    return form(feed, part);
                }
                Ok(Some(wait)) => {
                    failures += 1;
                    last = Trouble::Server { code: 503 };
                    if wait > LONGEST_WAIT {
                        return Err(last);
                    }
                    control.wait(wait.max(self.pause))?;
                }
                Err(trouble @ (Trouble::Offline { .. } | Trouble::Slow | Trouble::Cut)) => {
                    failures += 1;
                    last = trouble;
                    partial.flush()?;
                    control.wait(self.pause * failures)?;
                }
                Err(trouble) => return Err(trouble),
            }
            if partial.length > best {
                (best, failures) = (partial.length, 0);
            }
            if failures > MOST_FAILURES {
                break;
            }
        }
        Err(last)
    }

    /// One request. Nothing inside means that the file is whole; a duration, that the server asks to wait.
    fn attempt(
        &self,
        feed: &Feed,
        address: &str,
        partial: &mut Partial,
        control: &Control,
    ) -> Result<Option<Duration>, Trouble> {
        if partial.length > 0 && partial.mark.total == Some(partial.length) {
            return Ok(None);
        }
        let (mut url, mut left) = (address.to_owned(), MOST_REDIRECTS);
        let mut response = loop {
            let mut request = self.agent.get(&url).header("Accept-Encoding", "identity");
            if let Some(validator) = partial.mark.validator().filter(|_| partial.length > 0) {
                let range = format!("bytes={}-", partial.length);
                request = request.header("Range", range).header("If-Range", validator);
            }
            let response = request.call().map_err(|error| of_ureq(&error))?;
            match next(feed, &url, &response, &mut left)? {
                Some(to) => url = to,
                None => break response,
            }
        };
        match response.status().as_u16() {
            200 => {
                refuse_page(&response)?;
                let mark = mark_of(&response, address);
                partial.restart(mark)?;
            }
            206 if goes_on(&response, partial.length, partial.mark.total) => {}
            // It does not go on from there after all: from the beginning.
            206 | 416 => {
                let url = address.to_owned();
                partial.restart(Mark { url, ..Mark::default() })?;
                return Err(Trouble::Cut);
            }
            429 | 500 | 502 | 503 | 504 => {
                let asked = number(&response, "retry-after").unwrap_or(0);
                return Ok(Some(Duration::from_secs(asked)));
            }
            code => return Err(Trouble::Server { code }),
        }
        let too_large = Trouble::TooLarge {
            megabytes: feed.most_mb,
        };
        if partial.mark.total.is_some_and(|total| total > feed.most_bytes()) {
            return Err(too_large);
        }
        let limit = feed.most_bytes() + 1;
        let mut reader = response.body_mut().with_config().limit(limit).reader();
        let mut buffer = vec![0; 1 << 16];
        loop {
            control.check()?;
            let read = match reader.read(&mut buffer) {
                Ok(read) => read,
                Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {
                    return Err(Trouble::Slow);
                }
                Err(_) => return Err(Trouble::Cut),
            };
            if read == 0 {
                break;
            }
            partial.add(&buffer[..read])?;
            control.tell(partial.length, partial.mark.total);
            if partial.length > feed.most_bytes() {
                return Err(too_large);
            }
        }
        match partial.mark.total {
            Some(total) if partial.length < total => Err(Trouble::Cut),
            _ => Ok(None),
        }
    }
}

fn address(feed: &Feed) -> Result<String, Trouble> {
    if feed.url.is_empty() {
        let (feed, page) = (feed.id.clone(), feed.page.clone());
        return Err(Trouble::NoAddress { feed, page });
    }
    Ok(feed.url.clone())
}

fn host_of(url: &str) -> String {
    let rest = url.split("//").nth(1).unwrap_or(url);
    rest.split('/').next().unwrap_or_default().to_owned()
}

/// Where a redirect leads; none when the answer is no redirect.
fn next(feed: &Feed, url: &str, response: &Response<Body>, left: &mut u32) -> Result<Option<String>, Trouble> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = text(response, "location").unwrap_or_default();
    let to = place::redirected(feed, url, &location)?;
    *left = left.checked_sub(1).ok_or(Trouble::Redirect { host: host_of(&to) })?;
    Ok(Some(to))
}

fn refuse_page(response: &Response<Body>) -> Result<(), Trouble> {
    match text(response, "content-type") {
        Some(kind) if kind.to_ascii_lowercase().starts_with("text/html") => Err(Trouble::Html),
        _ => Ok(()),
    }
}

fn text(response: &Response<Body>, name: &str) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}

fn number(response: &Response<Body>, name: &str) -> Option<u64> {
    text(response, name)?.trim().parse().ok()
}

fn mark_of(response: &Response<Body>, url: &str) -> Mark {
    // A body that was packed for the way has another length than the file.
    let plain = text(response, "content-encoding").is_none_or(|encoding| encoding == "identity");
    Mark {
        url: url.to_owned(),
        // A weak name stands for what looks alike, not for the same bytes.
        etag: text(response, "etag").filter(|etag| plain && !etag.starts_with("W/")),
        last_modified: text(response, "last-modified").filter(|_| plain),
        total: number(response, "content-length").filter(|_| plain),
    }
}

/// Whether a partial answer begins where we stopped, and speaks of the same file.
fn goes_on(response: &Response<Body>, length: u64, total: Option<u64>) -> bool {
    let range = text(response, "content-range").unwrap_or_default();
    let Some((start, rest)) = range.strip_prefix("bytes ").and_then(|range| range.split_once('-')) else {
        return false;
    };
    let whole: Option<u64> = rest.split('/').nth(1).and_then(|whole| whole.parse().ok());
    start.trim().parse() == Ok(length) && (whole.is_none() || total.is_none() || whole == total)
}

fn form(feed: &Feed, path: &Path) -> Result<Form, Trouble> {
    let mut start = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(1024).read_to_end(&mut start));
    read.map_err(|error| crate::store::Fault::of(path, &error))?;
    let found = Form::of(&start);
    let packed = found == Form::Gzip && feed.forms.contains(&Form::GeoJson);
    if feed.forms.contains(&found) || packed {
        return Ok(found);
    }
    if found == Form::Html {
        return Err(Trouble::Html);
    }
    let wanted: Vec<&str> = feed.forms.iter().map(|form| form.word()).collect();
    Err(Trouble::Form {
        found: found.word().to_owned(),
        wanted: wanted.join(", "),
    })
}

fn of_ureq(error: &Error) -> Trouble {
    match error {
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => Trouble::Offline {
            reason: error.to_string(),
        },
        Error::Timeout(_) => Trouble::Slow,
        Error::Io(io) if io.kind() == ErrorKind::TimedOut => Trouble::Slow,
        Error::Protocol(_) => Trouble::Cut,
        Error::Io(io) if matches!(io.kind(), ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset) => Trouble::Cut,
        other => Trouble::Offline {
            reason: other.to_string(),
        },
    }
}

/// The file that a feed is fetched to, in the folder of what is fetched.
pub fn part_of(folder: &Path, feed: &Feed) -> PathBuf {
    folder.join(format!("{}.part", feed.id))
}
