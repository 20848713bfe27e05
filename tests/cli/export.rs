//! `archipel export`: a page without display, the same in vectors and in pixels.

use std::path::Path;

use crate::program::archipel;
use archipel::analysis::in_view::Measures;
use archipel::export::furniture::Furniture;
use archipel::export::map_page::MapPage;
use archipel::export::page::Page;
use archipel::i18n::Messages;
use archipel::index::{Index, LayerFilter, Shown};
use archipel::load;
use archipel::model::{Filter, Lang};
use archipel::paint::png;
use archipel::scene::Details;
use archipel::space::Viewport;
use archipel::state::State;
use archipel::style::{Palette, Symbology, Theme};

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Width and height in the header of a PNG.
fn png_size(bytes: &[u8]) -> [u32; 2] {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    [16, 20].map(|at| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()))
}

fn page(theme: Theme, legend: bool, size: [f32; 2]) -> Page {
    let atlas = load::atlas::embedded();
    let index = Index::new(&atlas);
    let palette = Palette::of(theme);
    let choices = State::default().layer_choices(&atlas);
    let layers: Vec<LayerFilter> = choices.iter().map(LayerFilter::from).collect();
    let opacities: Vec<f32> = choices.iter().map(|choice| choice.opacity).collect();
    MapPage {
        moment: None,
        desk: None,
        near: None,
        sheets: &[],
        atlas: &atlas,
        index: &index,
        details: &Details::new(&index),
        measures: &Measures::new(&index),
        shown: &Shown::new(&atlas, &Filter::default(), &layers),
        opacities: &opacities,
        symbology: &Symbology::new(&atlas, palette),
        palette,
        messages: &Messages::new(Lang::Fr),
        size,
        title: "Une carte".into(),
        filter: String::new(),
        furniture: Furniture {
            legend,
            ..Furniture::default()
        },
    }
    .compose(&|size| Viewport {
        center_geo: geo_types::Coord { x: 2.83, y: 50.43 },
        zoom: 12.0,
        size,
    })
}

#[test]
fn vectors_and_pixels_show_the_same() {
    for theme in [Theme::Light, Theme::Dark] {
        let page = page(theme, true, [720.0, 480.0]);
        let pixels = page.pixels(1.0).unwrap();
        let vectors = png::rasterize(&page.svg().unwrap(), 1.0).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (720, 480));
        assert_eq!(pixels.data().len(), vectors.data().len());
        let apart = pixels
            .data()
            .iter()
            .zip(vectors.data())
            .map(|(a, b)| u64::from(a.abs_diff(*b)));
        let mean = apart.clone().sum::<u64>() as f64 / pixels.data().len() as f64;
        let far = apart.filter(|apart| *apart > 64).count() as f64 / pixels.data().len() as f64;
        assert!(mean < 2.5 && far < 0.02, "{theme}: {mean} {far}");
        let ink = pixels
            .pixels()
            .iter()
            .filter(|pixel| **pixel != pixels.pixels()[0])
            .count();
        assert!(ink > 100_000, "{ink}");
    }
}

#[test]
fn a_page_without_a_legend_leaves_its_room_to_the_map() {
    let width = |legend| page(Theme::Light, legend, [900.0, 600.0]).frames[1].scene.viewport.size[0];
    assert!(width(false) > width(true) + 200.0);
}

#[test]
fn the_command_writes_svg_with_words_and_png_as_dense_as_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let svg = folder.path().join("carte.svg");
    let out = svg.to_str().unwrap();
    let view = ["export", "--view", "2.83,50.43,12", "--size", "640x400", "--out"];
    let output = archipel(&[&view[..], &[out, "--lang", "fr", "--where", "category=terril"]].concat());
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.stdout.is_empty());
    let words = text(&svg);
    for wanted in [
        "Chaîne des parcs",
        "Terrils",
        "Sources",
        "ODbL",
        "Terril",
        "Patrimoine minier",
        ">N<",
        "km<",
    ] {
        assert!(words.contains(wanted), "{wanted}");
    }
    assert!(!words.contains("⟦"), "a message is missing");
    let picture = folder.path().join("carte.png");
    let out = picture.to_str().unwrap();
    let output = archipel(&[
        "export",
        "--size",
        "320x200",
        "--dpi",
        "192",
        "--no-legend",
        "--out",
        out,
    ]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(png_size(&std::fs::read(&picture).unwrap()), [640, 400]);
}

#[test]
fn what_cannot_be_done_is_said_with_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("carte.bmp");
    let out = out.to_str().unwrap();
    let code = |arguments: &[&str]| archipel(&[&["export", "--out", out], arguments].concat()).status.code();
    assert_eq!(code(&[]), Some(2), "no known form");
    assert_eq!(code(&["--format", "png", "--layers", "nope"]), Some(1));
    assert_eq!(code(&["--format", "png", "--where", "colour=red"]), Some(1));
    assert_eq!(code(&["--format", "jpeg"]), Some(2));
}

#[test]
fn a_map_is_written_as_pdf_in_its_size_with_its_title() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("map.pdf");
    let run = archipel(&[
        "export",
        "--size",
        "640x480",
        "--title",
        "Bassin",
        "--view",
        "2.83,50.43,12",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let file = std::fs::read(&out).unwrap();
    let words = String::from_utf8_lossy(&file);
    assert!(words.starts_with("%PDF-"));
    // 640 × 480 points of 96 to the inch on paper of 72.
    assert!(words.contains("/MediaBox [0 0 480 360]") && words.contains("(Bassin)"));
    assert!(words.contains("/FontFile"), "no font is embedded");
}
