//! How a kiosk is set up: what the staff of a place decides once for all its visitors. Plain data; `load::kiosk` reads it.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::Lang;

/// Version of the form of a kiosk's set-up that this program writes.
pub const KIOSK_FORMAT: u32 = 1;

/// What is flown to while nobody is there, where nothing else was chosen: what visitors come for, all over the basin.
const HIGHLIGHTS: [&str; 12] = [
    "sites:louvre-lens",
    "sites:terrils-11-19",
    "parks:berges-souchez",
    "sites:anneau-memoire",
    "sites:fosse-9-9bis",
    "sites:cite-electriciens",
    "parks:centralite",
    "sites:terrils-haillicourt",
    "sites:piscine-bruay",
    "sites:parc-olhain",
    "sites:stade-bollaert",
    "sites:lewarde-chm",
];

/// A way into the territory, as a large button of the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Door {
    /// The parks of the chain.
    Parks,
    /// What the mines left.
    Heritage,
    /// Cycle routes.
    Bicycle,
    /// Bus lines and stations.
    Bus,
    /// Stories to read.
    Stories,
    /// What is near the kiosk.
    Near,
    /// The map alone.
    Map,
}

impl Door {
    /// Every door, in their usual order.
    pub const ALL: [Self; 7] = [
        Self::Parks,
        Self::Heritage,
        Self::Bicycle,
        Self::Bus,
        Self::Stories,
        Self::Near,
        Self::Map,
    ];

    /// The word of the set-up and of the counters; also the end of its message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Parks => "parks",
            Self::Heritage => "heritage",
            Self::Bicycle => "bicycle",
            Self::Bus => "bus",
            Self::Stories => "stories",
            Self::Near => "near",
            Self::Map => "map",
        }
    }
}

/// Where the kiosk stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KioskPlace {
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// How the place is called.
    #[serde(default)]
    pub name: String,
}

impl KioskPlace {
    /// The place in degrees.
    pub fn geo(&self) -> Coord<f64> {
        Coord {
            x: self.lon,
            y: self.lat,
        }
    }
}

/// Where the map looks at first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KioskView {
    /// Longitude of the middle in degrees.
    pub lon: f64,
    /// Latitude of the middle in degrees.
    pub lat: f64,
    /// Zoom of 256-point tiles.
    pub zoom: f64,
}

/// The set-up of a kiosk. What is not said has a sensible value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KioskConfig {
    /// Version of this form.
    pub format_version: u32,
    /// Languages that visitors may choose; the first is that of every new visitor.
    pub languages: Vec<Lang>,
    /// Where the kiosk stands; without it nothing is said to be near.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<KioskPlace>,
    /// Width and height of the picture on the glass, in millimetres: buttons are as large as fingers by it.
    pub screen_mm: [f32; 2],
    /// Seconds without a touch until the question whether somebody is there.
    pub idle_s: f64,
    /// Seconds that the question stands.
    pub countdown_s: f64,
    /// Seconds without a visitor until the picture darkens.
    pub dim_after_s: f64,
    /// Pixels at the edges of the screen that heed no finger.
    pub dead_zone_px: f32,
    /// Where the map looks at first; without it, at the whole territory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<KioskView>,
    /// Layers that are shown at first, by id; without it, as the catalog says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    /// What the map flies to while nobody is there: stable ids.
    pub highlights: Vec<String>,
    /// Doors of the first page.
    pub doors: Vec<Door>,
    /// Large text for every new visitor: 1, 1.5 or 2.
    pub text_size: f32,
    /// Black on white for every new visitor.
    pub contrast: bool,
    /// Controls low on the screen for every new visitor.
    pub low_reach: bool,
    /// Texts can be read aloud.
    pub sounds: bool,
    /// The program that reads aloud and its arguments; `{text}` and `{lang}` stand for what is read. Without `{text}` it gets
    /// the text on its standard input.
    pub voice: Vec<String>,
    /// Sheets can be printed.
    pub printing: bool,
    /// The program that prints and its arguments; `{file}` stands for a PDF.
    pub print: Vec<String>,
    /// Visits are counted.
    pub counters: bool,
    /// What `archipel kiosk --set-pin` wrote; stronger than the one of the home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pin_hash: Option<String>,
}

impl Default for KioskConfig {
    fn default() -> Self {
        Self {
            format_version: KIOSK_FORMAT,
            languages: Lang::ALL.to_vec(),
            here: None,
            // A screen of 24 inches, the smallest that one usually stands before.
            screen_mm: [531.0, 299.0],
            idle_s: 60.0,
            countdown_s: 15.0,
            dim_after_s: 900.0,
            dead_zone_px: 40.0,
            view: None,
            layers: None,
            highlights: HIGHLIGHTS.map(str::to_owned).to_vec(),
            doors: Door::ALL.to_vec(),
            text_size: 1.0,
            contrast: false,
            low_reach: false,
            sounds: false,
            voice: Vec::new(),
            printing: false,
            print: Vec::new(),
            counters: true,
            pin_hash: None,
        }
    }
}

/// What a set-up must not say.
#[derive(Debug, Clone, PartialEq)]
pub enum KioskMistake {
    /// A number lies outside its limits: the field, the least, the most.
    Range(&'static str, f64, f64),
    /// A list that must hold something is empty, or holds a thing twice.
    List(&'static str),
    /// The file is of a newer program: its version.
    Newer(u32),
}

impl KioskMistake {
    /// The field that is at fault.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Range(field, ..) | Self::List(field) => field,
            Self::Newer(_) => "format_version",
        }
    }
}

impl KioskConfig {
    /// Whether everything lies within its limits.
    ///
    /// # Errors
    /// The first field that does not.
    pub fn check(&self) -> Result<(), KioskMistake> {
        if self.format_version > KIOSK_FORMAT {
            return Err(KioskMistake::Newer(self.format_version));
        }
        let within = |field, value: f64, least: f64, most: f64| {
            let good = (least..=most).contains(&value);
            good.then_some(()).ok_or(KioskMistake::Range(field, least, most))
        };
        for side in self.screen_mm {
            within("screen_mm", f64::from(side), 120.0, 3000.0)?;
        }
        within("idle_s", self.idle_s, 10.0, 3600.0)?;
        within("countdown_s", self.countdown_s, 5.0, 120.0)?;
        within("dim_after_s", self.dim_after_s, 30.0, 86_400.0)?;
        within("dead_zone_px", f64::from(self.dead_zone_px), 0.0, 200.0)?;
        within("text_size", f64::from(self.text_size), 1.0, 2.0)?;
        let view = self.view.iter().map(|view| ("view", view.lon, view.lat));
        let here = self.here.iter().map(|here| ("here", here.lon, here.lat));
        for (field, lon, lat) in view.chain(here) {
            within(field, lon, -180.0, 180.0)?;
            within(field, lat, -85.0, 85.0)?;
        }
        if let Some(view) = &self.view {
            within("view", view.zoom, 0.0, 24.0)?;
        }
        if self.languages.is_empty() || has_twice(&self.languages) {
            return Err(KioskMistake::List("languages"));
        }
        if has_twice(&self.doors) {
            return Err(KioskMistake::List("doors"));
        }
        if self.highlights.is_empty() {
            return Err(KioskMistake::List("highlights"));
        }
        Ok(())
    }

    /// The doors that lead somewhere: nothing is near a kiosk that stands nowhere.
    pub fn open_doors(&self) -> Vec<Door> {
        let leads = |door: &Door| *door != Door::Near || self.here.is_some();
        let mut doors: Vec<Door> = self.doors.iter().copied().filter(leads).collect();
        // Six fill the page evenly; the map has a button of its own below.
        if doors.len() > 6 {
            doors.retain(|door| *door != Door::Map);
        }
        doors
    }

    /// Whether texts can be read aloud.
    pub fn speaks(&self) -> bool {
        self.sounds && !self.voice.is_empty()
    }

    /// Whether sheets can be printed.
    pub fn prints(&self) -> bool {
        self.printing && !self.print.is_empty()
    }
}

fn has_twice<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().any(|(index, one)| list[..index].contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_set_up_is_sound_and_offers_neither_voice_nor_printer() {
        let config = KioskConfig::default();
        config.check().unwrap();
        assert!(!config.speaks() && !config.prints(), "off until the staff turns it on");
    }

    #[test]
    fn nothing_is_near_a_kiosk_that_stands_nowhere() {
        let mut config = KioskConfig::default();
        assert!(!config.open_doors().contains(&Door::Near));
        config.here = Some(KioskPlace {
            lon: 2.83,
            lat: 50.43,
            name: String::new(),
        });
        assert!(config.open_doors().contains(&Door::Near));
        assert_eq!(config.open_doors().len(), 6);
    }

    #[test]
    fn a_value_beyond_its_limits_is_named() {
        let slow = KioskConfig {
            idle_s: f64::NAN,
            ..KioskConfig::default()
        };
        assert_eq!(slow.check().unwrap_err().field(), "idle_s");
        let mute = KioskConfig {
            languages: vec![Lang::Fr, Lang::Fr],
            ..KioskConfig::default()
        };
        assert_eq!(mute.check().unwrap_err().field(), "languages");
        let newer = KioskConfig {
            format_version: 2,
            ..KioskConfig::default()
        };
        assert_eq!(newer.check(), Err(KioskMistake::Newer(2)));
    }
}
