//! One file per subcommand: raw arguments to a call into the library. Nothing here knows how a thing is done.

mod args;
pub mod audit;
pub mod basemaps;
#[cfg(feature = "gui")]
pub mod bench;
pub mod build_geodata;
pub mod check;
pub mod export;
pub mod facets;
mod facets_measure;
pub mod features;
pub mod filter;
pub mod guide_pictures;
pub mod handout;
pub mod identify;
pub mod import;
pub mod install;
#[cfg(feature = "gui")]
pub mod kiosk;
pub mod layers;
pub mod legend;
mod map;
pub mod pack;
pub mod prepare;
mod print;
pub mod search;
pub mod sheet;
pub mod stories;
pub mod update;
#[cfg(feature = "gui")]
mod watch;
#[cfg(feature = "gui")]
mod window;

use std::process::ExitCode;

use clap::Parser as _;

pub use args::{Arguments, Common, MapArguments, Task, WindowArguments};
pub use print::Words;

use crate::basemap::Sources;
use crate::i18n::Messages;
use crate::load;
use crate::load::story::StoryPlaces;
use crate::model::declared::DeclaredTotals;
use crate::model::{Atlas, Diagnostic, Order};
use crate::package::DataInUse;
use crate::store::{Fault, Home, HomeLock, Purpose, SaveError, WriteError};
use crate::update::Territory;

/// Commands that work without a display, for those who have none.
pub const WITHOUT_A_DISPLAY: &str = "layers, check, identify, features, facets, audit, search, sheet, legend, export, import, stories, basemaps, prepare, pack, install, update, build-geodata, --version";

/// Runs the program with the arguments of the process.
///
/// # Errors
/// What stopped it, for one sentence on stderr.
pub fn run() -> anyhow::Result<ExitCode> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to stdout with code 0, wrong usage to stderr with code 2.
            error.print()?;
            return Ok(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)));
        }
    };
    let messages = Messages::new(arguments.common.lang.unwrap_or_default());
    dispatch(arguments, &messages).map_err(|error| match fault_of(&error) {
        Some(fault) => anyhow::anyhow!(fault.sentence(&messages)),
        None => error,
    })
}

/// What the disk refused, if that is what stopped a command: told in the language of the user.
fn fault_of(error: &anyhow::Error) -> Option<Fault> {
    error.chain().find_map(|cause| {
        let saved = cause.downcast_ref::<SaveError>().map(Fault::from);
        saved.or_else(|| cause.downcast_ref::<WriteError>().map(Fault::from))
    })
}

fn dispatch(arguments: Arguments, messages: &Messages) -> anyhow::Result<ExitCode> {
    let common = &arguments.common;
    if arguments.version {
        let atlas = atlas(common);
        let features: usize = atlas.layers.iter().map(|layer| layer.features.len()).sum();
        let (version, vintage) = (env!("CARGO_PKG_VERSION"), &atlas.catalog.vintage);
        print::print(&format!("archipel {version} — data {vintage} — {features} features\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let text = |key: &str| messages.text(key).to_owned();
    let finding = |diagnostic: &Diagnostic| messages.diagnostic(diagnostic);
    let words = Words {
        lang: messages.lang(),
        text: &text,
        finding: &finding,
        messages,
    };
    match arguments.command {
        None => open_window(common, &arguments.window, messages),
        Some(Task::Layers { json }) => {
            let territory = territory(common);
            let declared = declared(&territory.data, messages);
            layers::run(&atlas(common), declared.as_ref(), &territory, json, messages)
        }
        Some(Task::Check { files, json }) => check::run(&files, json, &words, &|| atlas(common)),
        Some(Task::Identify { at, zoom, json }) => identify::run(&atlas(common), at, zoom, json, &words),
        Some(Task::Features {
            layer,
            conditions,
            format,
            sort,
            reverse,
            from,
            out,
        }) => {
            let wanted = features::Wanted {
                layer: layer.as_deref(),
                conditions: &conditions,
                order: sort.map(|key| Order { key, reversed: reverse }),
                from_geo: from,
            };
            features::run(&atlas(common), &wanted, format, out.as_deref(), &words)
        }
        Some(Task::Facets { measure: true, .. }) => facets_measure::run(&atlas(common)),
        Some(Task::Facets { conditions, json, .. }) => facets::run(&atlas(common), &conditions, json, &words),
        Some(Task::Audit(arguments)) => {
            let declared = || declared(&territory(common).data, messages);
            audit::run(&arguments, &atlas(common), &declared, messages)
        }
        Some(Task::Basemaps { json }) => basemaps::run(&sources(common, messages)?, json, messages),
        Some(Task::Stories { stories, json }) => {
            let places = story_places(common);
            stories::run(&places, &stories, &atlas(common), json, messages, &words)
        }
        Some(Task::Prepare(arguments)) => prepare::run(&arguments, &sources(common, messages)?, messages),
        Some(Task::Legend { map, json }) => legend::run(&atlas(common), &map, json, messages),
        Some(Task::Export(export)) => export::run(&atlas(common), &story_places(common), &export, messages),
        Some(Task::Search {
            query,
            limit,
            near,
            json,
            measure,
        }) => match (measure, query) {
            (Some(file), _) => search::measure(&atlas(common), &file),
            (None, query) => search::run(&atlas(common), &query.unwrap_or_default(), limit, near, json, &words),
        },
        Some(Task::Sheet { id, json, format, out }) => {
            let format = if json { sheet::SheetFormat::Json } else { format };
            sheet::run(&atlas(common), &id, format, out.as_deref(), messages)
        }
        Some(Task::Pack(arguments)) => pack::run(
            &arguments,
            &territory(common),
            Home::resolve(common.home.as_deref()).ok().as_ref(),
            messages,
        ),
        Some(Task::Install(arguments)) => install::run(&arguments, &Home::resolve(common.home.as_deref())?, messages),
        Some(Task::Update(arguments)) => {
            let home = Home::resolve(common.home.as_deref())?;
            update::run(&arguments, &home, &atlas(common), messages)
        }
        #[cfg(feature = "gui")]
        Some(Task::Kiosk(arguments)) => kiosk::run(&arguments, &Home::resolve(common.home.as_deref())?, messages),
        Some(Task::GuidePictures { out }) => guide_pictures::run(&atlas(common), &out),
        Some(Task::Import(arguments)) => {
            let home = Home::resolve(common.home.as_deref())?;
            let writes = arguments.out.is_none() && !arguments.preview && !arguments.list;
            let _lock = writes
                .then(|| HomeLock::acquire(&home, Purpose::Import))
                .transpose()
                .map_err(|error| anyhow::anyhow!(error.sentence(messages)))?;
            import::run(&arguments, &atlas(common), &crate::import::layers_folder(&home), &words)
        }
        Some(Task::BuildGeodata { sources, facts, out }) => {
            build_geodata::run(&sources, &facts, &out)?;
            Ok(ExitCode::SUCCESS)
        }
        #[cfg(feature = "gui")]
        Some(Task::Bench(bench)) => bench::run(&bench, common.data.as_deref()),
    }
}

#[cfg(feature = "gui")]
fn open_window(common: &Common, window: &WindowArguments, messages: &Messages) -> anyhow::Result<ExitCode> {
    self::window::run(common, window, messages)
}

#[cfg(not(feature = "gui"))]
fn open_window(_: &Common, _: &WindowArguments, messages: &Messages) -> anyhow::Result<ExitCode> {
    eprintln!("{} {WITHOUT_A_DISPLAY}", messages.text("problem-no-window"));
    Ok(ExitCode::FAILURE)
}

/// The territory that the command works on, with the layers that the user brought.
pub fn atlas(common: &Common) -> Atlas {
    let atlas = territory(common).atlas();
    match Home::resolve(common.home.as_deref()) {
        Ok(home) => load::user::join(atlas, &crate::import::layers_folder(&home)),
        Err(_) => atlas,
    }
}

/// Which data the command works on: `--data`, else what is installed in the home, else what the program brings; and what
/// updates brought.
fn territory(common: &Common) -> Territory {
    let home = Home::resolve(common.home.as_deref()).ok();
    let messages = Messages::new(common.lang.unwrap_or_default());
    let (territory, problems) = Territory::of(common.data.as_deref(), home.as_ref(), &messages);
    for problem in problems {
        eprintln!("{problem}");
    }
    territory
}

/// Where the command looks for stories.
fn story_places(common: &Common) -> StoryPlaces {
    let home = Home::resolve(common.home.as_deref()).ok();
    let territory = territory(common);
    StoryPlaces::of(
        common.data.as_deref(),
        territory.data.package(),
        home.as_ref().map(Home::data),
    )
}

/// The online maps that are known, with those of the settings.
fn sources(common: &Common, messages: &Messages) -> anyhow::Result<Sources> {
    let home = Home::resolve(common.home.as_deref())?;
    Sources::of(&home).map_err(|trouble| anyhow::anyhow!(messages.format(trouble.key(), &trouble.args())))
}

fn declared(data: &DataInUse, messages: &Messages) -> Option<DeclaredTotals> {
    data.declared().unwrap_or_else(|diagnostic| {
        eprintln!("{}: {}", diagnostic.file, messages.diagnostic(&diagnostic));
        None
    })
}

/// On Windows a program with a window has no console of its own: takes that of the shell that started it, if there is one.
pub fn attach_console() {
    #[cfg(windows)]
    {
        /// `ATTACH_PARENT_PROCESS` of the Windows console functions.
        const PARENT: u32 = u32::MAX;
        // Started from the desktop there is no console to take, and nobody to read one.
        win32console::console::WinConsole::attach_console(PARENT).ok();
    }
}
