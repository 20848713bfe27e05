//! Addresses: who is asked, and where a redirect may lead.

use ureq::http::Uri;

use super::{Feed, Trouble};

/// The host of an address, in small letters, without port.
fn host(uri: &Uri) -> String {
    uri.host().unwrap_or_default().to_ascii_lowercase()
}

/// Where `location`, sent by `from`, leads; only to the feed's own host or one that it lists, and never from a secured
/// connection to an open one.
///
/// # Errors
/// When it leads elsewhere.
pub(super) fn redirected(feed: &Feed, from: &str, location: &str) -> Result<String, Trouble> {
    let nowhere = |host: &str| Trouble::Redirect { host: host.to_owned() };
    let from: Uri = from.parse().map_err(|_| nowhere(from))?;
    let authority = from.authority().map(ToString::to_string).unwrap_or_default();
    let scheme = from.scheme_str().unwrap_or("https");
    let absolute = if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{authority}{location}")
    } else {
        location.to_owned()
    };
    let to: Uri = absolute.parse().map_err(|_| nowhere(location))?;
    let wanted = host(&to);
    let own: Uri = feed.url.parse().map_err(|_| nowhere(&feed.url))?;
    // The port counts for the own address: on one computer two servers may live side by side.
    let same = host(&own) == wanted && own.port_u16() == to.port_u16();
    let listed = feed.hosts.iter().any(|known| {
        let (known, port) = known.split_once(':').unwrap_or((known, ""));
        known.eq_ignore_ascii_case(&wanted)
            && (port.is_empty() || to.port_u16().is_some_and(|number| number.to_string() == port))
    });
    let named = to
        .authority()
        .is_some_and(|authority| !authority.as_str().contains('@'));
    if wanted.is_empty() || !named || !(same || listed) {
        return Err(nowhere(to.authority().map_or(location, |authority| authority.as_str())));
    }
    match (scheme, to.scheme_str()) {
        (_, Some("https")) | ("http", Some("http")) => Ok(absolute),
        _ => Err(Trouble::Insecure { host: wanted }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Feeds;
    use super::*;

    #[test]
    fn a_redirect_leads_only_where_the_feed_says() {
        let feed = Feeds::embedded().get("gtfs").unwrap().clone();
        let from = feed.url.clone();
        let to = |location: &str| redirected(&feed, &from, location);
        assert_eq!(to("/x.zip").unwrap(), "https://www.data.gouv.fr/x.zip");
        assert!(to("https://static.data.gouv.fr/resources/x.zip").is_ok());
        assert!(to("//static.data.gouv.fr/x.zip").is_ok());
        for away in [
            "https://evil.example/x.zip",
            "https://static.data.gouv.fr.evil.example/x",
            "https://data.gouv.fr@evil.example/x",
            "file:///etc/passwd",
            "x.zip",
            "https://www.data.gouv.fr:8443/x",
            "",
        ] {
            assert!(matches!(to(away), Err(Trouble::Redirect { .. })), "{away}");
        }
        assert!(matches!(
            to("http://static.data.gouv.fr/x"),
            Err(Trouble::Insecure { .. })
        ));
    }
}
