//! The words of the command line, as clap reads them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand};
use geo_types::Coord;

use super::features::OutputFormat;
use super::sheet::SheetFormat;
use crate::model::{Lang, SortKey};
use crate::space::Extent;
use crate::state::Camera;
use crate::style::Theme;
#[cfg(feature = "gui")]
use crate::{app::Renderer, store::door::Wish};

/// A map of the Chaîne des parcs and of the mining heritage around Lens. Without a command, opens the window.
#[derive(Debug, Parser)]
#[command(name = "archipel", disable_version_flag = true, arg_required_else_help = false)]
pub struct Arguments {
    /// What every command understands.
    #[command(flatten)]
    pub common: Common,
    /// What only the window understands.
    #[command(flatten)]
    pub window: WindowArguments,
    /// Prints version, vintage of the data and number of features.
    #[arg(long, short = 'V')]
    pub version: bool,
    /// A command that needs no window.
    #[command(subcommand)]
    pub command: Option<Task>,
}

/// What every command understands.
#[derive(Debug, Args)]
pub struct Common {
    /// A territory to use instead of the one inside the program.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Where settings, caches, logs and what you make live.
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Language of words.
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub lang: Option<Lang>,
}

/// What only the window understands.
#[derive(Debug, Args)]
pub struct WindowArguments {
    /// What to open: files, and a view as the window's "copy link" gives it. A window that is open already takes them.
    #[arg(value_name = "FILE|archipel://…", value_parser = OsStringValueParser::new().try_map(to_open))]
    pub open: Vec<ToOpen>,
    /// A saved view to start from; it is not written back.
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// Theme of the window.
    #[arg(long, value_name = "light|dark|contrast", value_parser = theme)]
    pub theme: Option<Theme>,
    /// Inner size of the window in points.
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<[f32; 2]>,
    /// Where the map looks: degrees, and zoom of 256-point tiles.
    #[arg(long, value_name = "LON,LAT,ZOOM", value_parser = view, allow_hyphen_values = true)]
    pub view: Option<Camera>,
    /// The year of the mining clock.
    #[arg(id = "window_year", long = "year", value_name = "YEAR", value_parser = year)]
    pub year: Option<i32>,
    /// Base map: `embedded`, `none`, a file of tiles, or the name of an online map, which this lets go online.
    #[arg(long, value_name = "embedded|none|FILE|NAME")]
    pub basemap: Option<String>,
    /// Shows a story to an audience, on the full screen: its id, its folder, or its file.
    #[arg(long, value_name = "STORY")]
    pub present: Option<String>,
    /// Opens the kiosk for visitors, on the full screen.
    #[arg(long, conflicts_with = "present")]
    pub kiosk: bool,
    /// The set-up of the kiosk: TOML or JSON.
    #[arg(long, value_name = "FILE", requires = "kiosk")]
    pub kiosk_config: Option<PathBuf>,
    /// The window that a watchdog started: its heart beats on the standard output.
    #[arg(long, hide = true, requires = "kiosk")]
    pub kiosk_window: bool,
    /// Writes the window's own picture as PNG and leaves.
    #[arg(long, value_name = "FILE")]
    pub screenshot: Option<PathBuf>,
    /// What draws the window. Without it OpenGL, the map on the processor where OpenGL is software; and where OpenGL does not
    /// work and the program was built with it, wgpu.
    #[cfg(feature = "gui")]
    #[arg(long, value_name = "opengl|processor|wgpu", value_parser = renderer)]
    pub renderer: Option<Renderer>,
    /// This start follows one whose OpenGL did not work.
    #[arg(long, hide = true)]
    pub without_opengl: bool,
}

impl WindowArguments {
    /// What to open, for whichever window does it.
    #[cfg(feature = "gui")]
    pub fn wish(&self) -> Wish {
        let mut wish = Wish::default();
        for one in &self.open {
            match one {
                ToOpen::Link(link) => wish.link = Some(link.clone()),
                ToOpen::File(file) => wish.files.push(file.clone()),
            }
        }
        wish
    }

    /// Whether nothing is asked for that only a window of its own can do.
    pub fn is_plain(&self) -> bool {
        self.state.is_none()
            && self.theme.is_none()
            && self.size.is_none()
            && self.view.is_none()
            && self.year.is_none()
            && self.basemap.is_none()
            && self.present.is_none()
            && !self.kiosk
            && self.screenshot.is_none()
    }
}

/// What the window is to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToOpen {
    /// The address of a view.
    Link(String),
    /// A file, by its absolute path.
    File(PathBuf),
}

/// A view of the map, with what is shown of it.
#[derive(Debug, Args)]
pub struct MapArguments {
    /// Where the map looks: degrees, and zoom of 256-point tiles.
    #[arg(long, value_name = "LON,LAT,ZOOM", value_parser = view, allow_hyphen_values = true, conflicts_with = "extent")]
    pub view: Option<Camera>,
    /// West, south, east, north in degrees, shown whole; without it and without a view, the whole territory.
    #[arg(long, value_name = "W,S,E,N", value_parser = extent, allow_hyphen_values = true)]
    pub extent: Option<Extent>,
    /// Size of the picture in points.
    #[arg(long, value_name = "WxH", value_parser = size, default_value = "1280x800")]
    pub size: [f32; 2],
    /// Only these layers, by id; without it, those that are on at first start.
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub layers: Vec<String>,
    /// A value of a facet (category, commune, epci, company, protection) or a term, as for `features`; may be given again.
    #[arg(long = "where", value_name = "KEY=VALUE", value_parser = condition)]
    pub conditions: Vec<(String, String)>,
}

/// A command that needs no window.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// What each layer holds, and what is declared beside it.
    Layers {
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
    },
    /// Reads files as the window would and says what is wrong with them.
    Check {
        /// Files to read.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// One JSON object per file on stdout.
        #[arg(long)]
        json: bool,
    },
    /// What lies at a place, topmost first.
    Identify {
        /// The place in degrees.
        #[arg(long, value_name = "LON,LAT", value_parser = place, allow_hyphen_values = true)]
        at: Coord<f64>,
        /// Zoom that decides what is drawn, and how near is near.
        #[arg(long, default_value_t = 15.0)]
        zoom: f64,
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
    },
    /// The features of a layer, or of every layer that filters apply to.
    Features {
        /// Id of the layer.
        #[arg(long)]
        layer: Option<String>,
        /// Only features with this value, or terms: text=, years=1850..1914, ha=10.., km=..5, view=W,S,E,N,
        /// within=METRES:LAYER or within=METRES:LAYER:KEY, beyond= the same; may be given again.
        #[arg(long = "where", value_name = "KEY=VALUE", value_parser = condition)]
        conditions: Vec<(String, String)>,
        /// Order of the output; without it, that of the data.
        #[arg(long, value_name = "name|distance|year|size", value_parser = sort_key)]
        sort: Option<SortKey>,
        /// Turns the order round.
        #[arg(long, requires = "sort")]
        reverse: bool,
        /// The place that distances are measured from, in degrees.
        #[arg(long, value_name = "LON,LAT", value_parser = place, allow_hyphen_values = true)]
        from: Option<Coord<f64>>,
        /// Form of the output.
        #[arg(long, value_enum, default_value_t = OutputFormat::Csv)]
        format: OutputFormat,
        /// File to write instead of stdout.
        #[arg(long, value_name = "FILE", required_if_eq("format", "gpkg"))]
        out: Option<PathBuf>,
    },
    /// What a view holds, class by class: count, length and area inside it.
    Legend {
        /// Which view of what.
        #[command(flatten)]
        map: MapArguments,
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
    },
    /// What a filter leaves: totals, counts of every facet, histograms.
    Facets {
        /// A value of a facet (category, commune, epci, company, protection) or a term, as for `features`.
        #[arg(long = "where", value_name = "KEY=VALUE", value_parser = condition)]
        conditions: Vec<(String, String)>,
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
        /// Instead, makes changes of every sort and prints how long each takes.
        #[arg(long, conflicts_with = "conditions")]
        measure: bool,
    },
    /// What planners ask: access, statistics, catchments, missing links, measures, declared totals.
    Audit(super::audit::AuditArguments),
    /// The base maps that there are.
    Basemaps {
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
    },
    /// The stories that there are, and what they ask for in vain.
    Stories {
        /// Only these: ids, folders or files.
        #[arg(value_name = "STORY")]
        stories: Vec<String>,
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
    },
    /// Makes layers of files that you bring: any format that `check` reads.
    Import(super::import::ImportArguments),
    /// Copies an area of an online map into a file, for use offline.
    Prepare(super::prepare::PrepareArguments),
    /// A view of the map as a picture with legend, scale, north and sources; needs no display.
    Export(super::export::ExportArguments),
    /// Finds features by words: names, codes, communes, kinds, in any language, with typos.
    Search {
        /// What to look for.
        #[arg(required_unless_present = "measure")]
        query: Option<String>,
        /// Results at most.
        #[arg(long, default_value_t = 20, value_name = "N")]
        limit: usize,
        /// Nearer features go first among equals; degrees.
        #[arg(long, value_name = "LON,LAT", value_parser = place, allow_hyphen_values = true)]
        near: Option<Coord<f64>>,
        /// JSON on stdout.
        #[arg(long)]
        json: bool,
        /// Instead, types the questions of a TOML file letter by letter and prints how long each keystroke takes.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "json"])]
        measure: Option<PathBuf>,
    },
    /// The sheet of a feature: figures, what is nearest, links, sources.
    Sheet {
        /// Stable id, as unesco:63AG.
        id: String,
        /// JSON on stdout: short for `--format json`.
        #[arg(long, conflicts_with = "format")]
        json: bool,
        /// Form of the output.
        #[arg(long, value_enum, default_value_t = SheetFormat::Text)]
        format: SheetFormat,
        /// File to write; pdf and png need one.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Makes one signed file of data, base map, stories and media, for a place without network.
    Pack(super::pack::PackArguments),
    /// Takes a package in, or goes back to what was there before it.
    Install(super::install::InstallArguments),
    /// Brings data up to date from the places that publish it: asks first, shows what changes, goes back on demand.
    Update(super::update::UpdateArguments),
    /// What the staff of a kiosk does without its window: choose the PIN, read the counters.
    #[cfg(feature = "gui")]
    Kiosk(super::kiosk::KioskArguments),
    /// Draws the pictures of the user guide from the data.
    GuidePictures {
        /// Folder to write, with one folder for each language.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Builds a territory from raw sources and facts.
    BuildGeodata {
        /// Folder of raw sources.
        #[arg(long)]
        sources: PathBuf,
        /// Folder of facts.
        #[arg(long)]
        facts: PathBuf,
        /// Folder to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Measures the map along a path of views.
    #[cfg(feature = "gui")]
    Bench(super::bench::BenchArguments),
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::ALL
        .into_iter()
        .find(|lang| lang.code() == text)
        .ok_or_else(|| "fr, en, nl, de or ja".to_owned())
}

pub(super) fn theme(text: &str) -> Result<Theme, String> {
    Theme::from_name(text).ok_or_else(|| "light, dark or contrast".to_owned())
}

fn numbers<const COUNT: usize>(text: &str, separator: char, form: &str) -> Result<[f64; COUNT], String> {
    let parsed: Option<Vec<f64>> = text
        .split(separator)
        .map(|number| number.trim().parse().ok().filter(|value: &f64| value.is_finite()))
        .collect();
    parsed
        .and_then(|numbers| numbers.try_into().ok())
        .ok_or_else(|| format!("expected {form}"))
}

/// A year of the common era.
pub(super) fn year(text: &str) -> Result<i32, String> {
    let year = text.trim().parse().ok().filter(|year| (1..=9999).contains(year));
    year.ok_or_else(|| "a year, as 1913".to_owned())
}

pub(super) fn size(text: &str) -> Result<[f32; 2], String> {
    let [width, height] = numbers::<2>(text, 'x', "WIDTHxHEIGHT, as 1280x800")?;
    if !(64.0..=16_384.0).contains(&width) || !(64.0..=16_384.0).contains(&height) {
        return Err("each side must be between 64 and 16384 points".to_owned());
    }
    Ok([width as f32, height as f32])
}

pub(super) fn place(text: &str) -> Result<Coord<f64>, String> {
    let [x, y] = numbers::<2>(text, ',', "LON,LAT in degrees, as 2.83,50.43")?;
    within_the_world(Coord { x, y })
}

/// First and last level.
pub(super) fn levels(text: &str) -> Result<[u8; 2], String> {
    let [first, last] = numbers::<2>(text, '-', "FIRST-LAST, as 10-15")?;
    if first.fract() != 0.0 || last.fract() != 0.0 || !(0.0..=24.0).contains(&first) || !(first..=24.0).contains(&last)
    {
        return Err("levels are whole, from 0 to 24, the smaller one first".to_owned());
    }
    Ok([first as u8, last as u8])
}

fn within_the_world(geo: Coord<f64>) -> Result<Coord<f64>, String> {
    if geo.x.abs() <= 180.0 && geo.y.abs() <= 90.0 {
        Ok(geo)
    } else {
        Err("a longitude lies within ±180 and a latitude within ±90".to_owned())
    }
}

fn view(text: &str) -> Result<Camera, String> {
    let [x, y, zoom] = numbers::<3>(text, ',', "LON,LAT,ZOOM, as 2.83,50.43,13")?;
    Ok(Camera {
        center_geo: within_the_world(Coord { x, y })?,
        zoom,
    })
}

pub(super) fn extent(text: &str) -> Result<Extent, String> {
    let [west, south, east, north] = numbers::<4>(text, ',', "W,S,E,N in degrees, as 2.7,50.3,3.0,50.5")?;
    within_the_world(Coord { x: west, y: south })?;
    within_the_world(Coord { x: east, y: north })?;
    if west >= east || south >= north {
        return Err("west before east and south before north".to_owned());
    }
    Ok(Extent::new(west, south, east, north))
}

#[cfg(feature = "gui")]
pub(super) fn renderer(text: &str) -> Result<Renderer, String> {
    Renderer::parse(text).ok_or_else(|| "opengl, processor or wgpu".to_owned())
}

/// Whether a word can be something to open at all: a mistyped command is wrong usage, a faulty address is refused later.
fn to_open(word: OsString) -> Result<ToOpen, String> {
    if let Some(link) = word
        .to_str()
        .filter(|word| word.starts_with(crate::state::link::SCHEME))
    {
        return Ok(ToOpen::Link(link.to_owned()));
    }
    let path = PathBuf::from(word);
    match std::path::absolute(&path) {
        Ok(file) if file.exists() => Ok(ToOpen::File(file)),
        _ => Err("expected a command, a file that exists, or an address that begins with archipel://".to_owned()),
    }
}

fn sort_key(text: &str) -> Result<SortKey, String> {
    SortKey::from_key(text).ok_or_else(|| "name, distance, year or size".to_owned())
}

pub(super) fn condition(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_words_of_the_command_line_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_view_may_lie_west_of_greenwich() {
        let arguments = Arguments::try_parse_from(["archipel", "--view", "-1.5,50.43,12"]).unwrap();
        assert_eq!(arguments.window.view.unwrap().center_geo.x, -1.5);
    }

    #[test]
    fn nonsense_is_refused_with_a_hint() {
        for bad in [
            ["--size", "12"],
            ["--view", "2.8;50.4"],
            ["--lang", "tlh"],
            ["--theme", "pink"],
            ["--view", "2.8,NaN,9"],
        ] {
            let error = Arguments::try_parse_from(["archipel"].into_iter().chain(bad)).unwrap_err();
            assert_eq!(error.exit_code(), 2, "{bad:?}");
        }
    }
}
