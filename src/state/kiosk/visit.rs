//! What the commands of a visitor do: pages, the way back from them, and the layers that a page shows.

use super::letters::write;
use super::{KIOSK_TEXT, Kiosk, KioskCommand, Screen, Stand, WAY_LENGTH};
use crate::model::Atlas;
use crate::model::kiosk::Door;
use crate::state::{LayerChoice, State, story};
use crate::style::Theme;

/// Layers that a door shows from far off, and no other subject beside them.
fn layers_of(door: Door) -> Option<&'static [&'static str]> {
    match door {
        Door::Parks => Some(&["parks"]),
        Door::Heritage => Some(&["unesco", "sites"]),
        Door::Bicycle => Some(&["cycle", "cavaliers", "parks"]),
        Door::Bus => Some(&["bhns", "bhns-stops", "stations"]),
        Door::Stories | Door::Near | Door::Map => None,
    }
}

/// Carries out what a visitor wants; `start` is what every visitor finds. Commands that need the stories are carried out by
/// whoever has them.
pub fn apply(state: &mut State, start: &State, atlas: &Atlas, command: KioskCommand) {
    match command {
        KioskCommand::Leave => *state = start.clone(),
        KioskCommand::Home => {
            story::close(state);
            let kept = Kiosk {
                screen: Screen::Home,
                low_reach: state.kiosk.low_reach,
                ..Kiosk::default()
            };
            state.kiosk = kept;
            state.selection = None;
            state.camera = None;
            state.layers.clone_from(&start.layers);
        }
        KioskCommand::Go(screen) => {
            step(state);
            show(state, start, atlas, screen);
        }
        KioskCommand::Place(id) => {
            if atlas.find(&id).is_none() {
                return;
            }
            if state.kiosk.screen != Screen::Place || state.selection.as_deref() != Some(&id) {
                step(state);
            }
            state.kiosk.screen = Screen::Place;
            state.kiosk.part = 0;
            make_visible(state, atlas, &id);
            state.selection = Some(id);
        }
        KioskCommand::Story(_) => {
            step(state);
            state.kiosk.screen = Screen::Story;
            state.kiosk.part = 0;
        }
        KioskCommand::Back => back(state, start, atlas),
        KioskCommand::Kind(kind) => {
            state.kiosk.kind = kind;
            state.kiosk.part = 0;
        }
        KioskCommand::Part(part) => state.kiosk.part = part,
        KioskCommand::Type(_)
        | KioskCommand::Erase
        | KioskCommand::Clear
        | KioskCommand::Mark
        | KioskCommand::SetKeyboard(_)
        | KioskCommand::ToggleDigits => write(&mut state.kiosk, command),
        KioskCommand::ToggleLowReach => state.kiosk.low_reach = !state.kiosk.low_reach,
        KioskCommand::ToggleContrast => {
            let on = state.theme == Some(Theme::Contrast);
            state.theme = Some(if on { Theme::Light } else { Theme::Contrast });
        }
        KioskCommand::NextText => {
            let next = KIOSK_TEXT.into_iter().find(|size| *size > state.text_size + 0.01);
            state.text_size = next.unwrap_or(KIOSK_TEXT[0]);
            state.kiosk.part = 0;
        }
    }
}

/// Remembers where the visitor stands.
fn step(state: &mut State) {
    let kiosk = &mut state.kiosk;
    // Nobody goes back to the game of the map, nor to a place that only staff sees.
    if kiosk.screen == Screen::Attract || kiosk.screen.is_for_staff() {
        return;
    }
    if kiosk.way.len() >= WAY_LENGTH {
        kiosk.way.remove(0);
    }
    kiosk.way.push(Stand {
        screen: kiosk.screen,
        part: kiosk.part,
        kind: kiosk.kind.clone(),
        selection: state.selection.clone(),
    });
}

fn show(state: &mut State, start: &State, atlas: &Atlas, screen: Screen) {
    if screen != Screen::Story {
        story::close(state);
    }
    if !matches!(screen, Screen::Place | Screen::Take | Screen::Sources) {
        state.selection = None;
    }
    (state.kiosk.screen, state.kiosk.part, state.kiosk.kind) = (screen, 0, None);
    dress(state, start, atlas);
}

/// Layers of the page.
fn dress(state: &mut State, start: &State, atlas: &Atlas) {
    use crate::model::catalog::Role;
    match state.kiosk.screen {
        Screen::Door(door) => {
            state.layers.clone_from(&start.layers);
            let Some(shown) = layers_of(door) else { return };
            for (index, layer) in atlas.layers.iter().enumerate() {
                let id = &layer.def.id;
                let is_shown = shown.contains(&id.as_str());
                if is_shown || layer.def.role == Role::Subject {
                    let choice = LayerChoice {
                        visible: is_shown,
                        early: is_shown && layer.features.len() < 400,
                        ..start.layer(atlas, index)
                    };
                    state.layers.insert(id.clone(), choice);
                }
            }
        }
        Screen::Home | Screen::Map => state.layers.clone_from(&start.layers),
        _ => {}
    }
}

/// What is spoken of is seen, whichever layers were on.
fn make_visible(state: &mut State, atlas: &Atlas, id: &str) {
    let Some(layer) = atlas.find(id).map(|found| found.layer as usize) else {
        return;
    };
    let choice = state.layer(atlas, layer);
    if !choice.visible
        && let Some(layer) = atlas.layers.get(layer)
    {
        let seen = LayerChoice {
            visible: true,
            opacity: 1.0,
            ..choice
        };
        state.layers.insert(layer.def.id.clone(), seen);
    }
}

fn back(state: &mut State, start: &State, atlas: &Atlas) {
    let Some(stand) = state.kiosk.way.pop() else {
        if state.kiosk.screen != Screen::Home {
            apply(state, start, atlas, KioskCommand::Home);
        }
        return;
    };
    if stand.screen == Screen::Home {
        apply(state, start, atlas, KioskCommand::Home);
        return;
    }
    story::close(state);
    // A story that one comes back to would begin anew: its list is the place.
    let screen = if stand.screen == Screen::Story {
        Screen::Door(Door::Stories)
    } else {
        stand.screen
    };
    let kiosk = &mut state.kiosk;
    (kiosk.screen, kiosk.part, kiosk.kind) = (screen, stand.part, stand.kind);
    state.selection = stand.selection.filter(|id| atlas.find(id).is_some());
    dress(state, start, atlas);
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::super::{Keyboard, start};
    use super::*;
    use crate::model::kiosk::KioskConfig;

    static ATLAS: LazyLock<Atlas> = LazyLock::new(crate::load::atlas::embedded);

    fn go(state: &mut State, commands: impl IntoIterator<Item = KioskCommand>) {
        let start = start(&KioskConfig::default(), None);
        for command in commands {
            apply(state, &start, &ATLAS, command);
        }
    }

    #[test]
    fn back_leads_the_way_that_was_gone() {
        let mut state = start(&KioskConfig::default(), None);
        go(
            &mut state,
            [
                KioskCommand::Home,
                KioskCommand::Go(Screen::Door(Door::Parks)),
                KioskCommand::Part(1),
                KioskCommand::Place("parks:centralite".into()),
                KioskCommand::Go(Screen::Take),
            ],
        );
        assert_eq!(
            state.selection.as_deref(),
            Some("parks:centralite"),
            "the code is of the place"
        );
        go(&mut state, [KioskCommand::Back]);
        assert_eq!(state.kiosk.screen, Screen::Place);
        go(&mut state, [KioskCommand::Back]);
        assert_eq!((state.kiosk.screen, state.kiosk.part), (Screen::Door(Door::Parks), 1));
        assert_eq!(state.selection, None);
        go(&mut state, [KioskCommand::Back, KioskCommand::Back, KioskCommand::Back]);
        assert_eq!(state.kiosk.screen, Screen::Home);
    }

    #[test]
    fn leaving_makes_the_state_that_of_the_start() {
        let wanted = start(&KioskConfig::default(), None);
        let mut state = wanted.clone();
        state.language = Some(crate::model::Lang::Ja);
        go(
            &mut state,
            [
                KioskCommand::Home,
                KioskCommand::Go(Screen::Search),
                KioskCommand::Type("lens".into()),
                KioskCommand::SetKeyboard(Keyboard::Kana),
                KioskCommand::ToggleLowReach,
                KioskCommand::ToggleContrast,
                KioskCommand::NextText,
                KioskCommand::Place("unesco:63AG".into()),
            ],
        );
        assert_ne!(state, wanted);
        go(&mut state, [KioskCommand::Leave]);
        assert_eq!(state, wanted);
    }

    #[test]
    fn a_door_shows_its_subject_and_home_shows_what_the_start_shows() {
        let mut state = start(&KioskConfig::default(), None);
        go(
            &mut state,
            [KioskCommand::Home, KioskCommand::Go(Screen::Door(Door::Bus))],
        );
        let seen = |state: &State, id: &str| state.layer(&ATLAS, ATLAS.layer_index(id).unwrap()).visible;
        assert!(seen(&state, "bhns") && seen(&state, "communes") && !seen(&state, "unesco"));
        go(&mut state, [KioskCommand::Place("unesco:63AG".into())]);
        assert!(seen(&state, "unesco"), "what is spoken of is seen");
        go(&mut state, [KioskCommand::Home]);
        assert!(state.layers.is_empty());
    }
}
