//! `archipel update`: shows what would be fetched from where, then fetches, judges, shows the difference and swaps it in.

use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};

use super::print;
use crate::i18n::Messages;
use crate::model::Atlas;
use crate::store::{Home, HomeLock, Purpose};
use crate::update::{self, Built, Control, Feed, Feeds, Fetcher, Offer, Trouble};

/// A server that says nothing for so long is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to bring up to date.
#[derive(Debug, Args)]
pub struct UpdateArguments {
    /// Name of a source, or `all`; `settings/sources.toml` of the home adds sources.
    #[arg(long, value_name = "gtfs|cycle|unesco|osm|all", default_value = "all")]
    pub source: String,
    /// Fetches and swaps in; without it, only asks the servers how large the files are, and shows that.
    #[arg(long)]
    pub yes: bool,
    /// Instead, goes back to the data before the last update; twice comes back.
    #[arg(long, conflicts_with_all = ["source", "yes"])]
    pub rollback: bool,
    /// JSON on stdout.
    #[arg(long)]
    pub json: bool,
}

/// What came of one feed.
struct Outcome<'a> {
    feed: &'a Feed,
    offer: Option<Offer>,
    built: Option<Built>,
    trouble: Option<Trouble>,
}

/// Shows, or brings up to date. Exit code 1 when a source that was asked for could not be had; the others are kept.
///
/// # Errors
/// When the output cannot be written.
pub fn run(arguments: &UpdateArguments, home: &Home, atlas: &Atlas, messages: &Messages) -> anyhow::Result<ExitCode> {
    if let Some(moment) = update::generations(home).ahead_of_the_clock() {
        eprintln!(
            "{}",
            messages.format("store-clock-behind", &[("moment", moment.into())])
        );
    }
    if arguments.rollback {
        return roll_back(home, arguments.json, messages);
    }
    let feeds = match Feeds::of(home) {
        Ok(feeds) => feeds,
        Err(trouble) => return refused(&trouble, arguments.json, messages),
    };
    let wanted: Vec<&Feed> = match arguments.source.as_str() {
        "all" => feeds.all.iter().collect(),
        id => feeds.get(id).into_iter().collect(),
    };
    if wanted.is_empty() {
        let known: Vec<&str> = feeds.all.iter().map(|feed| feed.id.as_str()).collect();
        let trouble = Trouble::Unknown {
            feed: arguments.source.clone(),
            known: known.join(", "),
        };
        return refused(&trouble, arguments.json, messages);
    }
    let fetcher = Fetcher::new(PATIENCE, false);
    let folder = update::fetched_folder(home);
    let mut outcomes: Vec<Outcome<'_>> = Vec::new();
    for feed in wanted {
        let part = update::part_of(&folder, feed);
        let mut outcome = Outcome {
            feed,
            offer: None,
            built: None,
            trouble: None,
        };
        match fetcher.ask(feed, &part) {
            Ok(offer) => outcome.offer = Some(offer),
            Err(trouble) => outcome.trouble = Some(trouble),
        }
        if !arguments.json {
            print::print(&shown(&outcome, messages))?;
        }
        outcomes.push(outcome);
    }
    if arguments.yes {
        bring(&mut outcomes, &fetcher, home, atlas, messages);
    }
    // An address that nobody knows is no failure of an update of everything.
    let unknown_is_fine = arguments.source == "all";
    let failed = outcomes.iter().any(|outcome| match &outcome.trouble {
        None => false,
        Some(Trouble::NoAddress { .. }) => !unknown_is_fine,
        Some(_) => true,
    });
    report(arguments, &outcomes, messages)?;
    Ok(ExitCode::from(u8::from(failed)))
}

/// Fetches and builds every feed that has an offer, then swaps all of them in at once.
fn bring(outcomes: &mut [Outcome<'_>], fetcher: &Fetcher, home: &Home, atlas: &Atlas, messages: &Messages) {
    let lock = match HomeLock::acquire(home, Purpose::Update) {
        Ok(lock) => lock,
        Err(error) => {
            for outcome in outcomes.iter_mut().filter(|outcome| outcome.offer.is_some()) {
                outcome.trouble = Some(Trouble::Lock(error.clone()));
            }
            return;
        }
    };
    let folder = update::fetched_folder(home);
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.offer.is_some()) {
        let part = update::part_of(&folder, outcome.feed);
        let fetched = fetcher.fetch(outcome.feed, &part, &Control::default());
        let built = fetched.and_then(|form| update::build(outcome.feed, form, &part, atlas, messages.lang()));
        match built {
            Ok(built) => outcome.built = Some(built),
            Err(trouble) => outcome.trouble = Some(trouble),
        }
    }
    let built: Vec<&Built> = outcomes.iter().filter_map(|outcome| outcome.built.as_ref()).collect();
    if built.is_empty() {
        return;
    }
    match update::keep(home, &lock, &built) {
        Ok(()) => {
            for outcome in outcomes.iter().filter(|outcome| outcome.built.is_some()) {
                update::forget(&update::part_of(&folder, outcome.feed));
            }
        }
        Err(trouble) => {
            for outcome in outcomes.iter_mut().filter(|outcome| outcome.built.is_some()) {
                (outcome.built, outcome.trouble) = (None, Some(trouble.clone()));
            }
        }
    }
}

/// What would be fetched, from where, how large.
fn shown(outcome: &Outcome<'_>, messages: &Messages) -> String {
    let feed = outcome.feed;
    let title = feed.title.get(messages.lang());
    let mut text = format!("{} ({})\n", title, feed.id);
    if let Some(offer) = &outcome.offer {
        let size = match offer.bytes {
            Some(bytes) => messages.format("update-size", &[("megabytes", print::megabytes(bytes).into())]),
            None => messages.text("update-size-unknown").to_owned(),
        };
        let args = [
            ("url", feed.url.as_str().into()),
            ("host", offer.host.as_str().into()),
            ("size", size.into()),
        ];
        text += &format!("  {}\n", messages.format("update-offer", &args));
        text += &format!(
            "  {}\n",
            messages.format("update-licence", &[("licence", feed.licence.as_str().into())])
        );
    }
    text
}

fn report(arguments: &UpdateArguments, outcomes: &[Outcome<'_>], messages: &Messages) -> anyhow::Result<()> {
    if arguments.json {
        let all: Vec<Value> = outcomes.iter().map(|outcome| as_json(outcome, messages)).collect();
        let value = json!({ "updated": outcomes.iter().any(|outcome| outcome.built.is_some()), "sources": all });
        return print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?));
    }
    for outcome in outcomes {
        if let Some(trouble) = &outcome.trouble {
            eprintln!("{}: {}", outcome.feed.id, trouble.sentence(messages));
        }
        if let Some(built) = &outcome.built {
            for built in built.layers() {
                print::print(&format!("{}: {}\n", outcome.feed.id, changes(built, messages)))?;
            }
        }
    }
    if !arguments.yes && outcomes.iter().any(|outcome| outcome.offer.is_some()) {
        print::print(&format!("{}\n", messages.text("update-say-yes")))?;
    }
    Ok(())
}

fn changes(built: &Built, messages: &Messages) -> String {
    let difference = &built.difference;
    let args = [
        ("layer", built.layer().into()),
        ("after", difference.after.into()),
        ("added", difference.added.into()),
        ("removed", difference.removed.into()),
        ("changed", difference.changed.into()),
    ];
    messages.format("update-changes", &args)
}

fn as_json(outcome: &Outcome<'_>, messages: &Messages) -> Value {
    let (feed, built) = (outcome.feed, outcome.built.as_ref());
    json!({
        "source": feed.id, "title": feed.title.get(messages.lang()), "url": feed.url, "page": feed.page,
        "licence": feed.licence, "layer": feed.layer,
        "host": outcome.offer.as_ref().map(|offer| &offer.host),
        "bytes": outcome.offer.as_ref().and_then(|offer| offer.bytes),
        "date": outcome.offer.as_ref().and_then(|offer| offer.date.as_ref()),
        "updated": built.is_some(),
        "difference": built.map(|built| &built.difference),
        "layers": built.map(|built| {
            let layers = built.layers().map(|built| json!({ "layer": built.layer(), "difference": built.difference }));
            layers.collect::<Vec<_>>()
        }),
        "outside": built.map(|built| built.outside),
        "code": outcome.trouble.as_ref().map(Trouble::code),
        "message": outcome.trouble.as_ref().map(|trouble| trouble.sentence(messages)),
    })
}

fn roll_back(home: &Home, json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let lock = HomeLock::acquire(home, Purpose::Update).map_err(Trouble::from);
    match lock.and_then(|lock| update::roll_back(home, &lock)) {
        Err(trouble) => refused(&trouble, json, messages),
        Ok(updated) => {
            let key = if updated {
                "update-rolled-back"
            } else {
                "update-back-to-none"
            };
            let words = if json {
                json!({ "rolled_back": true, "updates_in_use": updated }).to_string()
            } else {
                messages.text(key).to_owned()
            };
            print::print(&format!("{words}\n"))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn refused(trouble: &Trouble, json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let words = trouble.sentence(messages);
    eprintln!("{words}");
    if json {
        let value = json!({ "updated": false, "code": trouble.code(), "message": words });
        print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    }
    Ok(ExitCode::FAILURE)
}
