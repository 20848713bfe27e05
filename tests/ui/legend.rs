//! Legend and furniture of the window: what is in view, what stands where.

use crate::window_harness::{Harness, Opening, lens, settle, state};
use archipel::state::{Corner, State};
use egui::accesskit::Role;
use egui::{Id, Key, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn window(state: State, size: [f32; 2]) -> Harness {
    let mut harness = Opening {
        state,
        size,
        ..Opening::default()
    }
    .open();
    settle(&mut harness);
    harness
}

/// Names of the rows of the legend that can be chosen.
fn rows(harness: &Harness) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    let buttons = nodes.filter(|node| node.accesskit_node().role() == Role::Button);
    buttons
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains("élément"))
        .collect()
}

#[test]
fn a_row_tells_its_count_and_measure_and_a_click_shows_its_class_alone() {
    let mut harness = window(lens(13.0), [1280.0, 1600.0]);
    let terrils = rows(&harness)
        .into_iter()
        .find(|row| row.starts_with("Terrils"))
        .unwrap();
    assert!(terrils.contains("éléments") && terrils.contains("ha"), "{terrils}");
    let before = rows(&harness).len();
    for wanted in [Some("terril"), None] {
        harness.get_by_role_and_label(Role::Button, &terrils).click();
        settle(&mut harness);
        assert_eq!(state(&harness).layers["unesco"].only_class.as_deref(), wanted);
        assert_eq!(rows(&harness).len(), before, "the others stay, paler, to come back");
    }
}

#[test]
fn the_legend_follows_the_view_and_the_layers() {
    let mut harness = window(lens(13.0), [1280.0, 1600.0]);
    let near = rows(&harness);
    harness.key_press(Key::Minus);
    settle(&mut harness);
    let far = rows(&harness);
    assert_ne!(near, far);
    harness
        .get_by_role_and_label(Role::CheckBox, "Afficher la couche Patrimoine mondial")
        .click();
    settle(&mut harness);
    assert!(
        !rows(&harness).iter().any(|row| row.starts_with("Chevalement")),
        "{:?}",
        rows(&harness)
    );
}

#[test]
fn the_legend_folds_into_a_button_with_its_key_and_opens_again() {
    let mut harness = window(lens(13.0), [1280.0, 800.0]);
    harness.key_press(Key::L);
    settle(&mut harness);
    assert!(!state(&harness).panels.legend_open && rows(&harness).is_empty());
    harness.get_by_role_and_label(Role::Button, "Légende (L)").click();
    settle(&mut harness);
    assert!(state(&harness).panels.legend_open && !rows(&harness).is_empty());
}

#[test]
fn schematic_and_indicative_courses_have_lines_of_their_own() {
    let harness = window(lens(12.0), [1280.0, 1800.0]);
    harness.get_by_label_contains("Tracé schématique");
    harness.get_by_label_contains("Emprise indicative");
    harness.get_by_label_contains("Position approximative");
}

#[test]
fn the_coordinates_are_told_in_both_systems_and_copied_by_a_click() {
    let mut harness = window(lens(13.0), [1280.0, 800.0]);
    let button = harness.get_by_label_contains("Copier les coordonnées 50,43060°\u{a0}N, 2,81030°\u{a0}E · Lambert-93");
    button.click();
    settle(&mut harness);
    harness.get_by_label("Copié");
    harness.get_by_label_contains("le nord est en haut");
}

#[test]
fn what_stands_around_the_map_never_lies_over_anything_else() {
    let names = [
        "left panel",
        "left opener",
        "menu",
        "zoom buttons",
        "legend",
        "scale",
        "overview",
        "position",
        "attribution",
        "sheet",
    ];
    let mut seen = 0;
    for size in [[1280.0, 800.0], [1366.0, 768.0], [880.0, 700.0], [420.0, 640.0]] {
        for text_size in [1.0, 2.0] {
            for (left_open, selection, corner) in [
                (true, None, Corner::BottomLeft),
                (false, None, Corner::TopLeft),
                (true, Some("sites:louvre-lens".to_owned()), Corner::BottomRight),
            ] {
                let mut wanted = lens(12.0);
                wanted.text_size = text_size;
                wanted.selection = selection;
                wanted.panels.left_open = left_open;
                wanted.panels.overview_corner = corner;
                let harness = window(wanted, size);
                let whole = Rect::from_min_size(egui::Pos2::ZERO, size.into());
                let visible: Vec<_> = harness
                    .ctx
                    .memory(|memory| memory.areas().visible_layer_ids().into_iter().collect());
                let boxes: Vec<(&str, Rect)> = names
                    .iter()
                    .filter(|name| visible.iter().any(|layer| layer.id == Id::unique(*name)))
                    .filter_map(|name| Some((*name, harness.ctx.memory(|memory| memory.area_rect(Id::unique(*name)))?)))
                    .collect();
                for (index, (name, one)) in boxes.iter().enumerate() {
                    assert!(
                        whole.expand(1.0).contains_rect(*one),
                        "{name} {one:?} in {size:?} at {text_size}"
                    );
                    for (other_name, other) in &boxes[..index] {
                        assert!(
                            !one.shrink(1.0).intersects(*other),
                            "{name} {one:?} over {other_name} {other:?} in {size:?} at {text_size}, {left_open} {corner:?}"
                        );
                    }
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_rectangle_of_the_overview_is_dragged_and_comes_back_and_the_arrows_move_it() {
    let mut harness = window(lens(12.0), [1280.0, 800.0]);
    let at = harness
        .get_by_label_contains("un clic déplace la carte")
        .rect()
        .center();
    let drag = |harness: &mut Harness, from: egui::Pos2, to: egui::Pos2| {
        harness.hover_at(from);
        harness.run_steps(1);
        harness.drag_at(from);
        harness.run_steps(1);
        for share in [0.3, 0.6, 1.0] {
            harness.hover_at(from + (to - from) * share);
            harness.run_steps(1);
        }
        harness.drop_at(to);
        harness.run_steps(3);
        state(harness).camera.unwrap()
    };
    // Away from the rectangle the map follows the pointer; on it, the place that was taken hold of does.
    let aside = at + egui::vec2(14.0, 6.0);
    let there = drag(&mut harness, at - egui::vec2(40.0, 10.0), aside);
    assert!((there.zoom - 12.0).abs() < 1e-9);
    let further = drag(&mut harness, aside, aside + egui::vec2(12.0, 8.0));
    assert!(further.center_geo.x > there.center_geo.x && further.center_geo.y < there.center_geo.y);
    let back = drag(&mut harness, aside + egui::vec2(12.0, 8.0), aside);
    assert!((back.center_geo.x - there.center_geo.x).abs() < 1e-3);
    assert!((back.center_geo.y - there.center_geo.y).abs() < 1e-3);
    // A click looks there and gives the keyboard to the overview.
    harness.get_by_label_contains("un clic déplace la carte").click();
    harness.run_steps(3);
    let clicked = state(&harness).camera.unwrap();
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert!(state(&harness).camera.unwrap().center_geo.x > clicked.center_geo.x);
}
