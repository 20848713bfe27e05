//! One request to a server of tiles, and what its answer says about keeping it. The only place that opens a connection.

use std::io::{ErrorKind, Read as _};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use ureq::http::HeaderMap;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error, Timeout};

use super::Trouble;

/// A tile is never longer.
const LONGEST_BYTES: u64 = 8 << 20;
/// Without a word from the server a tile counts as new for so long, as the servers of OpenStreetMap ask.
const USUAL_FRESHNESS: Duration = Duration::from_secs(7 * 24 * 3600);
/// Redirects followed.
const MOST_REDIRECTS: u32 = 3;

/// Who asks: name, version, and where to complain.
pub fn user_agent() -> String {
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    format!("{name}/{version} (+{})", env!("CARGO_PKG_HOMEPAGE"))
}

/// The one maker of connections. It gives up after `patience`, respects proxies of the environment unless `direct`, and
/// follows so many redirects; with 0 the caller sees each redirect and decides.
pub fn agent(patience: Duration, direct: bool, redirects: Option<u32>) -> Agent {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build();
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(redirects.unwrap_or(MOST_REDIRECTS))
        .max_redirects_will_error(redirects != Some(0))
        .tls_config(tls)
        .timeout_connect(Some(patience.min(Duration::from_secs(10))))
        .timeout_global(Some(patience))
        .user_agent(user_agent());
    if direct {
        config = config.proxy(None);
    }
    config.build().new_agent()
}

/// What an answer says about keeping it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Headers {
    /// How long it counts as new.
    pub fresh: Duration,
    /// It may not be kept at all.
    pub no_store: bool,
    /// Once it is old it may not be shown without asking.
    pub must_revalidate: bool,
    /// Name of this version.
    pub etag: Option<String>,
    /// Date of this version, as the server wrote it.
    pub last_modified: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The bytes of the tile.
    Bytes(Vec<u8>, Headers),
    /// What was kept is still true.
    NotModified(Headers),
    /// There is no such tile.
    Nothing(Headers),
}

/// Why there is no answer, and how long the server asks to be left alone.
pub type Failure = (Trouble, Option<Duration>);

/// A client of one server.
pub struct Http {
    agent: Agent,
}

impl Http {
    /// A client that gives up after `patience` without an answer. Proxies of the environment are respected unless `direct`.
    pub fn new(patience: Duration, direct: bool) -> Self {
        Self {
            agent: agent(patience, direct, None),
        }
    }

    /// Asks for `url`; with the marks of what is kept, the server may answer that it is still true.
    ///
    /// # Errors
    /// When no usable answer comes.
    pub fn get(&self, url: &str, etag: Option<&str>, last_modified: Option<&str>) -> Result<Reply, Failure> {
        let mut request = self.agent.get(url);
        if let Some(etag) = etag {
            request = request.header("If-None-Match", etag);
        }
        if let Some(date) = last_modified {
            request = request.header("If-Modified-Since", date);
        }
        let mut response = request.call().map_err(|error| (trouble(&error), None))?;
        let now = SystemTime::now();
        let headers = headers(response.headers(), now);
        match response.status().as_u16() {
            200 => {}
            304 => return Ok(Reply::NotModified(headers)),
            204 | 404 | 410 => return Ok(Reply::Nothing(headers)),
            code => {
                let asked = retry_after(response.headers(), now);
                return Err((Trouble::Server(code), asked));
            }
        }
        let mut bytes = Vec::new();
        let reader = response.body_mut().with_config().limit(LONGEST_BYTES).reader();
        // One byte more than allowed, to know that there is more.
        let read = reader.take(LONGEST_BYTES + 1).read_to_end(&mut bytes);
        match read {
            Ok(_) if bytes.is_empty() => Ok(Reply::Nothing(headers)),
            Ok(_) => Ok(Reply::Bytes(bytes, headers)),
            Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {
                Err((Trouble::TooSlow, None))
            }
            Err(_) => Err((Trouble::Cut, None)),
        }
    }
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::Timeout(Timeout::Connect | Timeout::Resolve) => Trouble::Offline(error.to_string()),
        Error::Timeout(_) => Trouble::TooSlow,
        Error::Io(io) if io.kind() == ErrorKind::TimedOut => Trouble::TooSlow,
        Error::Protocol(_) | Error::BodyExceedsLimit(_) | Error::TooManyRedirects | Error::RedirectFailed => {
            Trouble::Cut
        }
        Error::Io(io) if matches!(io.kind(), ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset) => Trouble::Cut,
        other => Trouble::Offline(other.to_string()),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn headers(headers: &HeaderMap, now: SystemTime) -> Headers {
    let mut found = Headers {
        etag: text(headers, "etag").map(str::to_owned),
        last_modified: text(headers, "last-modified").map(str::to_owned),
        ..Headers::default()
    };
    let mut fresh = None;
    let mut revalidates = false;
    for directive in text(headers, "cache-control").unwrap_or_default().split(',') {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        let seconds = || value.trim().trim_matches('"').parse().ok().map(Duration::from_secs);
        match name.trim().to_ascii_lowercase().as_str() {
            "no-store" => found.no_store = true,
            "no-cache" => revalidates = true,
            "must-revalidate" => found.must_revalidate = true,
            "max-age" => fresh = seconds(),
            _ => {}
        }
    }
    let age = text(headers, "age")
        .and_then(|age| age.trim().parse().ok())
        .map_or(Duration::ZERO, Duration::from_secs);
    let expires = || {
        let expires = text(headers, "expires")?;
        let sent = text(headers, "date")
            .and_then(|date| httpdate::parse_http_date(date).ok())
            .unwrap_or(now);
        // A date that cannot be read is a date long past.
        let until = httpdate::parse_http_date(expires).unwrap_or(SystemTime::UNIX_EPOCH);
        Some(until.duration_since(sent).unwrap_or(Duration::ZERO))
    };
    found.fresh = match fresh.map(|fresh| fresh.saturating_sub(age)).or_else(expires) {
        _ if revalidates => Duration::ZERO,
        Some(fresh) => fresh,
        None => USUAL_FRESHNESS,
    };
    found
}

fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = text(headers, "retry-after")?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (ureq::http::HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn freshness_follows_max_age_then_expires_then_a_week() {
        let now = httpdate::parse_http_date("Wed, 25 Nov 2026 12:00:00 GMT").unwrap();
        let fresh = |pairs: &[(&'static str, &str)]| headers(&of(pairs), now).fresh.as_secs();
        let in_an_hour = ("expires", "Wed, 25 Nov 2026 13:00:00 GMT");
        assert_eq!(fresh(&[("cache-control", "public, max-age=60"), in_an_hour]), 60);
        assert_eq!(fresh(&[("cache-control", "max-age=60"), ("age", "50")]), 10);
        assert_eq!(fresh(&[in_an_hour]), 3600);
        assert_eq!(fresh(&[("expires", "0")]), 0);
        assert_eq!(fresh(&[("cache-control", "No-Cache, max-age=60")]), 0);
        assert_eq!(fresh(&[]), USUAL_FRESHNESS.as_secs());
        assert!(headers(&of(&[("cache-control", "no-store")]), now).no_store);
        assert!(headers(&of(&[("cache-control", "max-age=1, must-revalidate")]), now).must_revalidate);
    }

    #[test]
    fn a_wait_is_read_in_seconds_or_as_a_date() {
        let now = httpdate::parse_http_date("Wed, 25 Nov 2026 12:00:00 GMT").unwrap();
        let wait = |value: &str| retry_after(&of(&[("retry-after", value)]), now);
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait("Wed, 25 Nov 2026 12:00:30 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(wait("soon"), None);
    }

    #[test]
    fn we_say_who_we_are() {
        assert!(user_agent().starts_with(concat!("archipel/", env!("CARGO_PKG_VERSION"), " (+https://")));
    }
}
