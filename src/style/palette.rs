//! The palette: tokens of the interface, swatches of the map, styles of labels, for each theme. Its form is that of
//! `assets/palette.toml`; knows nothing of catalogs.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Rgba;

const EMBEDDED: &str = include_str!("../../assets/palette.toml");

/// The looks of the whole program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Ink on warm paper.
    #[default]
    Light,
    /// Embers on coal.
    Dark,
    /// Black on white, for tired eyes, bright sun and poor printers.
    Contrast,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// The word of the command line and of the state file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// Whether the ground is dark, so that widgets of the toolkit choose fitting shades.
    pub const fn is_dark(self) -> bool {
        matches!(self, Self::Dark)
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A face of the family that the program brings; `text` has the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// Running text.
    #[default]
    Regular,
    /// Titles, buttons, names that matter.
    Semibold,
    /// Figures and the loudest names.
    Bold,
    /// Water and asides.
    Italic,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Semibold, Self::Bold, Self::Italic];
}

/// Colours of a class on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swatch {
    /// Inside of an area, disc behind an icon, core of a cased road; opacity included.
    pub fill: Option<Rgba>,
    /// Outline, line, icon.
    pub stroke: Option<Rgba>,
    /// Words in the hue of the class, legible on paper.
    pub text: Rgba,
    /// Wider line under its lines.
    pub casing: Rgba,
    /// Symbols are rings, not discs.
    pub hollow: bool,
}

impl Swatch {
    /// The one colour that stands for the class where there is room for one: a dot, a line, a heading.
    pub fn key_color(&self) -> Rgba {
        self.stroke.or(self.fill).unwrap_or(self.text).solid()
    }
}

/// How a name is written on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelStyle {
    /// Face of the family.
    pub face: Face,
    /// Size in points.
    pub size_pt: f32,
    /// Extra space after each glyph, in points.
    pub letter_spacing_pt: f32,
    /// Written in capitals.
    pub uppercase: bool,
    /// Colour of the letters.
    pub color: Rgba,
    /// Colour of the halo around them.
    pub halo: Rgba,
    /// Width of the halo on each side, in points.
    pub halo_pt: f32,
}

/// Colours and label styles of one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    theme: Theme,
    interface: BTreeMap<String, Rgba>,
    map: BTreeMap<String, Swatch>,
    labels: BTreeMap<String, LabelStyle>,
    other: Swatch,
    plain: LabelStyle,
}

impl Palette {
    /// The palette of a theme, read once from the embedded file. Were that file ever unreadable (a test says it is
    /// not), a plain palette in black and white would take its place.
    pub fn of(theme: Theme) -> &'static Self {
        static PALETTES: LazyLock<[Palette; 3]> = LazyLock::new(|| {
            let read = PaletteFile::parse(EMBEDDED);
            Theme::ALL.map(|theme| match &read {
                Ok(file) => file.palette(theme),
                Err(_) => Palette::plain(theme),
            })
        });
        let [light, dark, contrast] = &*PALETTES;
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
            Theme::Contrast => contrast,
        }
    }

    /// The theme that this palette belongs to.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// Colour of a token of the interface: `paper`, `card`, `text` … An unknown token is the colour of text, which
    /// shows on every ground.
    pub fn interface(&self, token: &str) -> Rgba {
        self.interface
            .get(token)
            .or_else(|| self.interface.get("text"))
            .copied()
            .unwrap_or(self.plain.color)
    }

    /// Whether the interface has such a token.
    pub fn has_token(&self, token: &str) -> bool {
        self.interface.contains_key(token)
    }

    /// Colours of a class by palette key. An unknown key gets the swatch `other`, visible and belonging to nothing.
    pub fn swatch(&self, key: &str) -> Swatch {
        self.map.get(key).copied().unwrap_or(self.other)
    }

    /// Whether the map has such a key.
    pub fn has_swatch(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Keys of the map's swatches, sorted.
    pub fn swatches(&self) -> impl Iterator<Item = (&str, Swatch)> {
        self.map.iter().map(|(key, swatch)| (key.as_str(), *swatch))
    }

    /// Style of a label; an unknown one is written like a small place.
    pub fn label(&self, style: &str) -> &LabelStyle {
        self.labels.get(style).unwrap_or(&self.plain)
    }

    /// Whether there is such a style of label.
    pub fn has_label(&self, style: &str) -> bool {
        self.labels.contains_key(style)
    }

    fn plain(theme: Theme) -> Self {
        let (paper, ink) = if theme.is_dark() {
            (Rgba::BLACK, Rgba::WHITE)
        } else {
            (Rgba::WHITE, Rgba::BLACK)
        };
        let interface = [
            ("paper", paper),
            ("land", paper),
            ("card", paper),
            ("field", paper),
            ("text", ink),
        ];
        Self {
            theme,
            interface: interface.map(|(token, color)| (token.to_owned(), color)).into(),
            map: BTreeMap::new(),
            labels: BTreeMap::new(),
            other: Swatch {
                fill: Some(ink.faded(0.3)),
                stroke: Some(ink),
                text: ink,
                casing: paper,
                hollow: false,
            },
            plain: LabelStyle {
                face: Face::Regular,
                size_pt: 11.0,
                letter_spacing_pt: 0.0,
                uppercase: false,
                color: ink,
                halo: paper,
                halo_pt: HALO_PT,
            },
        }
    }
}

/// Halo of a label that asks for none in particular, in points.
const HALO_PT: f32 = 1.75;

/// `palette.toml` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PaletteFile {
    label: BTreeMap<String, LabelShape>,
    light: ThemeTable,
    dark: ThemeTable,
    contrast: ThemeTable,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeTable {
    interface: BTreeMap<String, Rgba>,
    map: BTreeMap<String, SwatchTable>,
    label: BTreeMap<String, LabelColor>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SwatchTable {
    fill: Option<Rgba>,
    #[serde(default = "one")]
    fill_opacity: f32,
    stroke: Option<Rgba>,
    text: Option<Rgba>,
    casing: Option<Rgba>,
    #[serde(default)]
    hollow: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelShape {
    face: Face,
    size_pt: f32,
    #[serde(default)]
    letter_spacing_pt: f32,
    #[serde(default)]
    uppercase: bool,
    #[serde(default = "halo_pt")]
    halo_pt: f32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelColor {
    color: Rgba,
    halo: Option<Rgba>,
}

fn one() -> f32 {
    1.0
}

fn halo_pt() -> f32 {
    HALO_PT
}

impl PaletteFile {
    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    fn palette(&self, theme: Theme) -> Palette {
        let table = match theme {
            Theme::Light => &self.light,
            Theme::Dark => &self.dark,
            Theme::Contrast => &self.contrast,
        };
        let mut palette = Palette::plain(theme);
        palette
            .interface
            .extend(table.interface.iter().map(|(token, color)| (token.clone(), *color)));
        let ink = palette.interface("text");
        let casing = palette
            .interface
            .get("map-casing")
            .copied()
            .unwrap_or(palette.plain.halo);
        palette.map = table
            .map
            .iter()
            .map(|(key, swatch)| (key.clone(), swatch.read(ink, casing)))
            .collect();
        palette.other = palette.map.get("other").copied().unwrap_or(palette.other);
        palette.plain = LabelStyle {
            color: ink,
            halo: palette.interface("halo"),
            ..palette.plain
        };
        palette.labels = self
            .label
            .iter()
            .map(|(key, shape)| (key.clone(), shape.read(table.label.get(key), &palette)))
            .collect();
        palette.plain = palette.labels.get("place-small").cloned().unwrap_or(palette.plain);
        palette
    }
}

impl SwatchTable {
    fn read(&self, ink: Rgba, casing: Rgba) -> Swatch {
        let fill = self
            .fill
            .map(|fill| fill.faded(self.fill_opacity))
            .filter(|fill| fill.0[3] > 0);
        Swatch {
            fill,
            stroke: self.stroke,
            text: self.text.or(self.stroke).or(self.fill).unwrap_or(ink),
            casing: self.casing.unwrap_or(casing),
            hollow: self.hollow,
        }
    }
}

impl LabelShape {
    fn read(&self, color: Option<&LabelColor>, palette: &Palette) -> LabelStyle {
        LabelStyle {
            face: self.face,
            size_pt: self.size_pt,
            letter_spacing_pt: self.letter_spacing_pt,
            uppercase: self.uppercase,
            color: color.map_or(palette.plain.color, |label| label.color),
            halo: color.and_then(|label| label.halo).unwrap_or(palette.plain.halo),
            halo_pt: self.halo_pt,
        }
    }
}

#[cfg(test)]
mod tests;
