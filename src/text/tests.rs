use std::sync::Arc;
use std::time::Instant;

use resvg::usvg;

use super::*;
use crate::style::{Palette, Theme};

const NAMES: [&str; 9] = [
    "Loos-en-Gohelle",
    "AVENTURE TAVERNE",
    "Cité des Provinces",
    "Fosse n° 11/19 – Terril 74a",
    "Étang du Pâturage, L’Île-Ÿ",
    "Größe, Vlaanderen, IJzer",
    "1 234,56 ha ≈ 12 km²",
    "Œuvre “à Noël” … – — • → ←",
    "ボタ山11/19、「ランス」",
];

#[test]
fn every_font_file_reads_and_stays_small() {
    let mut database = usvg::fontdb::Database::new();
    for file in all() {
        assert!(file.len() <= 1_000_000);
        database.load_font_data(file.to_vec());
    }
    assert_eq!(database.len(), 9);
    for face in Face::ALL {
        let style = if face == Face::Italic {
            usvg::fontdb::Style::Italic
        } else {
            usvg::fontdb::Style::Normal
        };
        let found = database
            .faces()
            .any(|info| info.families[0].0 == FONT_FAMILY && info.weight.0 == css_weight(face) && info.style == style);
        assert!(found, "{face:?}");
    }
    assert_eq!(
        database
            .faces()
            .filter(|info| info.families[0].0 == TABULAR_FAMILY)
            .count(),
        3
    );
}

#[test]
fn every_face_writes_french_german_dutch_and_the_signs_of_the_interface() {
    let letters = "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸßẞáíóúñĳĲčšžőűąęłńśżźøåðþ";
    let signs = "’«»–—…·•‘“”„‰€←→↑↓✓✕⌂±×÷²³°′″≤≥≈≠−№½¼¾§©®™\u{202f}\u{a0}\u{2009}\u{2011}\u{ad}";
    let ascii: String = (' '..='~').collect();
    for face in Face::ALL {
        for letter in letters.chars().chain(signs.chars()).chain(ascii.chars()) {
            assert!(
                covers(&letter.to_string(), face),
                "{face:?} lacks {letter} (U+{:04X})",
                letter as u32
            );
        }
        assert!(NAMES.iter().all(|name| covers(name, face)));
        assert!(covers("炭鉱、ボタ山", face) && !covers("한국", face));
        assert!(covers("two\nlines\t", face));
    }
}

/// Width of a line as resvg lays it out.
fn width_in_svg(text: &str, face: Face, size: f32, spacing: f32, fonts: &Arc<usvg::fontdb::Database>) -> f32 {
    let (weight, style) = (css_weight(face), css_style(face));
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><text x="5" y="50" xml:space="preserve"
        font-family="{FONT_FAMILY}" font-weight="{weight}" font-style="{style}" font-size="{size}"
        letter-spacing="{spacing}">{text}</text></svg>"#
    );
    let options = usvg::Options {
        fontdb: fonts.clone(),
        ..Default::default()
    };
    let tree = usvg::Tree::from_str(&svg, &options).unwrap();
    let usvg::Node::Text(node) = &tree.root().children()[0] else {
        panic!("no text in {svg}")
    };
    node.bounding_box().width()
}

#[test]
fn what_is_measured_is_what_the_svg_painter_sets() {
    let mut database = usvg::fontdb::Database::new();
    all().for_each(|file| database.load_font_data(file.to_vec()));
    let fonts = Arc::new(database);
    for face in Face::ALL {
        for name in NAMES {
            let (own, theirs) = (
                measure(name, face, 20.0, 0.0),
                width_in_svg(name, face, 20.0, 0.0, &fonts),
            );
            assert!(
                (own.width_pt - theirs).abs() < 0.1,
                "{face:?} {name}: {} against {theirs}",
                own.width_pt
            );
        }
    }
    let spaced = measure("PARC", Face::Semibold, 20.0, 3.0).width_pt;
    let theirs = width_in_svg("PARC", Face::Semibold, 20.0, 3.0, &fonts);
    assert!((spaced - theirs).abs() < 0.1, "{spaced} against {theirs}");
}

#[test]
fn advances_add_up_to_the_width() {
    for face in Face::ALL {
        for name in NAMES {
            let lengths = advances(name, face, 12.0);
            assert_eq!(lengths.len(), name.chars().count());
            assert!((lengths.iter().sum::<f32>() - measure(name, face, 12.0, 0.0).width_pt).abs() < 1e-3);
        }
    }
}

#[test]
fn kerning_brings_slanted_letters_together() {
    let pair = measure("AV", Face::Regular, 100.0, 0.0).width_pt;
    let apart = measure("A", Face::Regular, 100.0, 0.0).width_pt + measure("V", Face::Regular, 100.0, 0.0).width_pt;
    assert!(pair < apart - 2.0, "{pair} against {apart}");
}

#[test]
fn combining_accents_take_no_room() {
    let (composed, decomposed) = ("Hénin-Liétard", "He\u{301}nin-Lie\u{301}tard");
    let width = |text| measure(text, Face::Regular, 12.0, 1.0).width_pt;
    assert!((width(composed) - width(decomposed)).abs() < 0.2);
    assert_eq!(measure("", Face::Bold, 12.0, 2.0).width_pt, 0.0);
}

#[test]
fn a_line_has_room_above_and_below_its_letters() {
    let line = measure("Lens", Face::Regular, 16.0, 0.0);
    assert!(line.cap_height_pt > 10.0 && line.cap_height_pt < line.ascent_pt);
    assert!(line.descent_pt > 2.0 && line.height_pt() < 24.0);
}

#[test]
fn tabular_figures_are_all_as_wide() {
    use skrifa::MetadataProvider;
    for face in Face::ALL {
        let font = skrifa::FontRef::new(tabular_bytes(face)).unwrap();
        let metrics = font.glyph_metrics(
            skrifa::instance::Size::unscaled(),
            skrifa::instance::LocationRef::default(),
        );
        let mut widths: Vec<_> = ('0'..='9')
            .map(|digit| metrics.advance_width(font.charmap().map(digit).unwrap()).unwrap() as i32)
            .collect();
        widths.dedup();
        assert_eq!(widths.len(), 1, "{face:?}");
        assert!(font.charmap().map('a').is_none());
    }
}

#[test]
fn parks_are_written_in_capitals_that_keep_their_accents() {
    let palette = Palette::of(Theme::Light);
    assert_eq!(worded("Parc des Îles", palette.label("park")), "PARC DES ÎLES");
    assert_eq!(worded("Parc des Îles", palette.label("place")), "Parc des Îles");
    let style = palette.label("park");
    let plain = measure("PARC DES ÎLES", style.face, style.size_pt, 0.0).width_pt;
    assert!(measure_label("PARC DES ÎLES", style).width_pt > plain + 10.0 * style.letter_spacing_pt);
}

#[test]
fn measuring_is_fast_enough_for_every_label_of_a_frame() {
    let rounds = 2_000_u32;
    measure(NAMES[0], Face::Regular, 11.0, 0.0);
    let start = Instant::now();
    let mut total = 0.0;
    for _ in 0..rounds {
        for name in NAMES {
            total += measure(name, Face::Regular, 11.0, 0.0).width_pt;
        }
    }
    assert!(total > 0.0);
    let each = start.elapsed() / (rounds * NAMES.len() as u32);
    // About 1 µs when optimised; unoptimised builds on a busy machine get ample room.
    assert!(each.as_micros() < 100, "{each:?}");
}

#[test]
fn the_credits_name_every_file() {
    let credits: toml::Table = toml::from_str(CREDITS).unwrap();
    let files: Vec<_> = credits["font"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|font| font["files"].as_array().unwrap())
        .map(|file| file.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(files.len(), all().count());
    assert!(LICENCE.contains("SIL OPEN FONT LICENSE"));
}
