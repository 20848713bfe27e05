use super::super::color::{Eye, difference};
use super::*;

/// Tokens that panels rely on.
const TOKENS: [&str; 29] = [
    "paper",
    "land",
    "card",
    "card-border",
    "divider",
    "field",
    "text",
    "text-secondary",
    "text-disabled",
    "accent",
    "accent-text",
    "accent-soft",
    "hover",
    "pressed",
    "selection",
    "map-hover",
    "halo",
    "shadow",
    "scrim",
    "warning",
    "warning-soft",
    "error",
    "error-soft",
    "success",
    "focus",
    "track",
    "symbol-icon",
    "map-casing",
    "cluster-rim",
];

/// Classes that the map is about: they must stand out.
const SUBJECT: [&str; 17] = [
    "terril",
    "bati",
    "cite",
    "lake",
    "park",
    "cavalier",
    "cycle",
    "bhns",
    "site",
    "shaft",
    "shaft-working",
    "shaft-unknown",
    "buffer-terril",
    "buffer-cite",
    "buffer-lake",
    "component",
    "buffer-zone",
];

/// Context keeps quiet on purpose: no least contrast for its lines, yet its words must be legible.
const CONTEXT: [&str; 12] = [
    "viewpoint",
    "commune",
    "epci",
    "departement",
    "basin",
    "surroundings",
    "built-up",
    "water",
    "railway",
    "station",
    "motorway",
    "other",
];

const LABELS: [&str; 16] = [
    "place",
    "place-large",
    "estate",
    "road",
    "bus",
    "cavalier",
    "place-small",
    "water",
    "park",
    "terril",
    "heritage",
    "site",
    "route",
    "shaft",
    "station",
    "territory",
];

fn grounds(palette: &Palette) -> [Rgba; 2] {
    [palette.interface("paper"), palette.interface("land")]
}

#[test]
fn the_embedded_palette_reads_and_every_theme_is_whole() {
    let file = PaletteFile::parse(EMBEDDED).unwrap();
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        assert_eq!(*palette, file.palette(theme));
        assert_eq!(palette.theme(), theme);
        for token in TOKENS {
            assert!(palette.has_token(token), "{theme} lacks {token}");
        }
        for key in SUBJECT.iter().chain(&CONTEXT) {
            assert!(palette.has_swatch(key), "{theme} lacks {key}");
        }
        for style in LABELS {
            assert!(palette.has_label(style), "{theme} lacks the label {style}");
        }
    }
    let count =
        |theme| Palette::of(theme).interface.len() + Palette::of(theme).map.len() + Palette::of(theme).labels.len();
    assert!(
        Theme::ALL.into_iter().all(|theme| count(theme) == count(Theme::Light)),
        "a theme has keys of its own"
    );
}

#[test]
fn every_colour_of_a_label_belongs_to_a_label() {
    let file = PaletteFile::parse(EMBEDDED).unwrap();
    for table in [&file.light, &file.dark, &file.contrast] {
        assert!(table.label.keys().eq(file.label.keys()));
    }
}

#[test]
fn an_unknown_key_is_still_visible() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let swatch = palette.swatch("never heard of");
        assert_eq!(swatch, palette.swatch("other"));
        assert!(swatch.key_color().contrast(palette.interface("paper")) >= 3.0);
        assert_eq!(palette.interface("never heard of"), palette.interface("text"));
        assert_eq!(palette.label("never heard of"), palette.label("place-small"));
        let plain = Palette::plain(theme);
        assert!(plain.swatch("terril").key_color().contrast(plain.interface("paper")) >= 3.0);
    }
}

#[test]
fn text_reads_on_every_ground_it_is_written_on() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let least = if theme == Theme::Contrast { 7.0 } else { 4.5 };
        for ground in ["paper", "land", "card", "field", "hover"] {
            for token in ["text", "text-secondary", "accent", "warning", "error", "success"] {
                let contrast = palette.interface(token).contrast(palette.interface(ground));
                assert!(contrast >= least, "{theme}: {token} on {ground} is {contrast:.2}");
            }
        }
        let pairs = [
            ("accent-text", "accent"),
            ("accent", "accent-soft"),
            ("text", "accent-soft"),
            ("text", "pressed"),
            ("warning", "warning-soft"),
            ("error", "error-soft"),
        ];
        for (token, ground) in pairs {
            let contrast = palette.interface(token).contrast(palette.interface(ground));
            assert!(contrast >= 4.5, "{theme}: {token} on {ground} is {contrast:.2}");
        }
        for ground in grounds(palette) {
            for style in LABELS {
                let contrast = palette.label(style).color.contrast(ground);
                assert!(contrast >= least, "{theme}: label {style} is {contrast:.2}");
            }
            for (key, swatch) in palette.swatches() {
                let contrast = swatch.text.contrast(ground);
                assert!(contrast >= 4.5, "{theme}: words in {key} are {contrast:.2}");
            }
        }
    }
}

#[test]
fn symbols_strokes_and_marks_stand_out_from_paper() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        for ground in grounds(palette) {
            for key in SUBJECT {
                let contrast = palette.swatch(key).key_color().contrast(ground);
                assert!(contrast >= 3.0, "{theme}: {key} is {contrast:.2}");
            }
            for token in ["selection", "focus", "track", "cluster-rim"] {
                let contrast = palette.interface(token).contrast(ground);
                assert!(contrast >= 3.0, "{theme}: {token} is {contrast:.2}");
            }
        }
    }
}

fn assert_apart(theme: Theme, colors: &[(&str, Rgba)], least: f64) {
    for eye in Eye::ALL {
        for (at, (one, first)) in colors.iter().enumerate() {
            for (two, second) in &colors[at + 1..] {
                let apart = difference(eye.sees(*first), eye.sees(*second));
                assert!(apart >= least, "{theme}: {eye:?} sees {one} and {two} {apart:.1} apart");
            }
        }
    }
}

#[test]
fn fills_of_the_main_classes_stay_apart_for_every_eye() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let land = palette.interface("land");
        let mut colors: Vec<_> = ["terril", "bati", "cite", "lake", "park", "site", "shaft", "water"]
            .into_iter()
            .map(|key| (key, palette.swatch(key).fill.unwrap().over(land)))
            .collect();
        colors.push(("land", land));
        assert_apart(theme, &colors, 12.0);
    }
}

#[test]
fn arcs_of_a_cluster_stay_apart_for_every_eye_and_its_number_reads() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let card = palette.interface("card");
        let arcs = ["terril", "bati", "cite", "lake", "site", "shaft"];
        let mut colors: Vec<_> = arcs
            .into_iter()
            .map(|key| (key, palette.swatch(key).fill.unwrap().over(palette.interface("land"))))
            .collect();
        colors.push(("card", card));
        assert_apart(theme, &colors, 10.0);
        assert!(palette.interface("text").contrast(card) >= 4.5);
    }
}

#[test]
fn lines_of_the_main_classes_stay_apart_for_every_eye() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let lines = ["cavalier", "cycle", "bhns", "shaft"].map(|key| (key, palette.swatch(key).stroke.unwrap()));
        assert_apart(theme, &lines, 12.0);
    }
}

#[test]
fn heritage_of_the_buffer_zone_is_quieter_than_what_is_listed() {
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let land = palette.interface("land");
        for (listed, buffer) in [
            ("terril", "buffer-terril"),
            ("cite", "buffer-cite"),
            ("lake", "buffer-lake"),
        ] {
            let strength = |key| difference(palette.swatch(key).fill.unwrap().over(land), land);
            assert!(strength(buffer) < 0.75 * strength(listed), "{theme}: {buffer}");
        }
    }
}

#[test]
fn a_theme_goes_by_its_name() {
    for theme in Theme::ALL {
        assert_eq!(Theme::from_name(theme.name()), Some(theme));
        assert_eq!(serde_json::to_string(&theme).unwrap(), format!("\"{theme}\""));
    }
    assert_eq!(Theme::from_name("sepia"), None);
}
