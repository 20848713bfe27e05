//! Clusters on the map as a person meets them: hover tells, a click opens, a list where no zoom can part them.

use crate::window_harness::{Harness, state};
use archipel::index::{Index, LayerFilter, Shown};
use archipel::load;
use archipel::model::{Filter, Lang};
use archipel::scene::{ClusterMark, Details, Scene, SceneInput, SceneScratch, build};
use archipel::space::Viewport;
use archipel::state::{Camera, State};
use archipel::style::{Palette, Symbology, Theme};
use egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use geo_types::Coord;

const SIZE: [f32; 2] = [1280.0, 800.0];

fn window(camera: Camera) -> Harness {
    crate::window_harness::window(State {
        camera: Some(camera),
        ..State::default()
    })
}

/// The clusters that a camera sees.
fn clusters(camera: Camera) -> Vec<ClusterMark> {
    let atlas = load::atlas::embedded();
    let index = Index::new(&atlas);
    let details = Details::new(&index);
    let layers: Vec<LayerFilter> = atlas
        .layers
        .iter()
        .map(|layer| LayerFilter {
            visible: layer.def.visible,
            only_class: None,
        })
        .collect();
    let shown = Shown::new(&atlas, &Filter::default(), &layers);
    let palette = Palette::of(Theme::Light);
    let symbology = Symbology::new(&atlas, palette);
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: SIZE.map(f64::from),
    };
    let input = SceneInput {
        atlas: &atlas,
        index: &index,
        details: &details,
        shown: &shown,
        opacities: &[],
        symbology: &symbology,
        palette,
        lang: Lang::Fr,
        text_size: 1.0,
        labels: false,
        ground: archipel::scene::Ground::Here,
        covered_pt: [0.0; 4],
        obstacles_pt: &[],
        names_pt: &[],
        moment: None,
        viewport,
    };
    let mut scene = Scene::new(viewport, palette.interface("paper"));
    build(&input, &mut SceneScratch::default(), &mut scene);
    scene.clusters
}

fn click(harness: &mut Harness, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.run_steps(2);
    for pressed in [true, false] {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    harness.run_steps(3);
}

fn camera(lon: f64, lat: f64, zoom: f64) -> Camera {
    Camera {
        center_geo: Coord { x: lon, y: lat },
        zoom,
    }
}

fn free(mark: &&ClusterMark) -> bool {
    (400.0..1150.0).contains(&mark.at[0]) && (100.0..700.0).contains(&mark.at[1])
}

#[test]
fn a_cluster_says_what_it_holds_and_a_click_looks_closer() {
    let from = camera(2.83, 50.43, 9.0);
    let clusters = clusters(from);
    let mark = clusters
        .iter()
        .filter(free)
        .max_by_key(|mark| mark.members.len())
        .unwrap();
    let at = pos2(mark.at[0], mark.at[1]);
    let mut harness = window(from);
    harness.event(Event::PointerMoved(at));
    harness.run_steps(3);
    harness.get_by_label(&format!("{} lieux", mark.members.len()));
    click(&mut harness, at);
    let now = state(&harness).camera.unwrap();
    assert!(now.zoom > from.zoom + 0.8, "{now:?}");
    assert_eq!(state(&harness).selection, None);
    let [x, y] = mark.extent_mercator.center();
    let middle = archipel::space::mercator::geo_from_mercator(Coord { x, y });
    assert!((now.center_geo.y - middle.y).abs() < 0.2 && (now.center_geo.x - middle.x).abs() < 0.3);
}

#[test]
fn places_that_no_zoom_can_part_are_listed_and_one_is_chosen_from_the_list() {
    let atlas = load::atlas::embedded();
    let index = Index::new(&atlas);
    // Somewhere two symbols stand on the very same spot.
    let places: Vec<Coord<f64>> = atlas
        .layers
        .iter()
        .enumerate()
        .filter(|(_, layer)| ["sites", "bhns-stops", "shafts"].contains(&layer.def.id.as_str()))
        .flat_map(|(layer, content)| {
            let ids = (0..content.features.len()).map(move |feature| (layer, feature));
            ids.map(|(layer, index)| archipel::model::FeatureId {
                layer: layer as u32,
                index: index as u32,
            })
        })
        .filter_map(|id| Some(index.projected(id)?.anchor()))
        .collect();
    let twice = places.iter().enumerate().find(|(number, place)| {
        let mut others = places[..*number].iter();
        others.any(|other| (other.x - place.x).hypot(other.y - place.y) < 1e-9)
    });
    let center_geo = archipel::space::mercator::geo_from_mercator(*twice.unwrap().1);
    let camera = Camera { center_geo, zoom: 18.9 };
    let mark = clusters(camera).iter().find(free).cloned().unwrap();
    let mut harness = window(camera);
    click(&mut harness, pos2(mark.at[0], mark.at[1]));
    assert_eq!(state(&harness).camera.unwrap().zoom, camera.zoom);
    let last = atlas.feature(*mark.members.last().unwrap()).unwrap();
    let row = harness.get_by_label(last.name.get(Lang::Fr));
    row.click();
    harness.run_steps(4);
    assert_eq!(state(&harness).selection.as_deref(), Some(last.id.as_str()));
    assert!(
        harness
            .query_by_label(&format!("{} lieux", mark.members.len()))
            .is_none()
    );
}
