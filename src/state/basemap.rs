//! What the user decided about the map under the map.

use serde::{Deserialize, Serialize};

use crate::model::Basemap;

/// How far the divider of two base maps goes, as parts of the window's width.
pub const SWIPE: std::ops::RangeInclusive<f32> = 0.04..=0.96;

/// The base map, and the second one beside it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BasemapState {
    /// The base map; the left one when there are two.
    pub choice: Basemap,
    /// 0 (bare paper) to 1.
    pub opacity: f32,
    /// Online maps may be fetched.
    pub online: bool,
    /// The second base map, right of the divider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub swipe: Option<Swipe>,
}

/// A second base map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Swipe {
    /// Which.
    pub right: Basemap,
    /// Where the divider stands, as a part of the window's width.
    pub at: f32,
}

impl Default for BasemapState {
    fn default() -> Self {
        Self {
            choice: Basemap::Embedded,
            opacity: 1.0,
            online: false,
            swipe: None,
        }
    }
}

/// About the base map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BasemapCommand {
    /// This one.
    Choose(Basemap),
    /// This one right of the divider.
    ChooseRight(Basemap),
    /// 0 to 1.
    SetOpacity(f32),
    /// Let online maps be fetched, or not.
    SetOnline(bool),
    /// Two base maps side by side, or one.
    ToggleSwipe,
    /// The divider stands there.
    SetSwipe(f32),
}

/// Carries out a command; numbers are brought within their limits.
pub(super) fn apply(state: &mut BasemapState, command: BasemapCommand) {
    match command {
        BasemapCommand::Choose(choice) => state.choice = choice,
        BasemapCommand::ChooseRight(right) => {
            let at = state.swipe.as_ref().map_or(0.5, |swipe| swipe.at);
            state.swipe = Some(Swipe { right, at });
        }
        BasemapCommand::SetOpacity(opacity) if opacity.is_finite() => state.opacity = opacity.clamp(0.0, 1.0),
        BasemapCommand::SetOnline(online) => state.online = online,
        BasemapCommand::ToggleSwipe => {
            state.swipe = match &state.swipe {
                Some(_) => None,
                None => Some(Swipe {
                    right: beside(state),
                    at: 0.5,
                }),
            };
        }
        BasemapCommand::SetSwipe(at) if at.is_finite() => {
            if let Some(swipe) = &mut state.swipe {
                swipe.at = at.clamp(*SWIPE.start(), *SWIPE.end());
            }
        }
        BasemapCommand::SetOpacity(_) | BasemapCommand::SetSwipe(_) => {}
    }
}

/// What one would first like to see beside the base map.
fn beside(state: &BasemapState) -> Basemap {
    let online = |id: &str| Basemap::Online(id.to_owned());
    match &state.choice {
        Basemap::Online(id) if id == "ign-ortho" => online("ign-ortho-1950"),
        Basemap::Embedded if state.online => online("ign-ortho"),
        Basemap::Embedded => Basemap::None,
        _ => Basemap::Embedded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_within_their_limits_whatever_comes() {
        let mut state = BasemapState::default();
        for (command, opacity) in [(0.4, 0.4), (f32::NAN, 0.4), (7.0, 1.0), (-1.0, 0.0)] {
            apply(&mut state, BasemapCommand::SetOpacity(command));
            assert_eq!(state.opacity, opacity);
        }
        apply(&mut state, BasemapCommand::SetSwipe(0.3));
        assert_eq!(state.swipe, None, "there is no divider to move");
        apply(&mut state, BasemapCommand::ToggleSwipe);
        for (command, at) in [(0.3, 0.3), (f32::INFINITY, 0.3), (2.0, 0.96), (-2.0, 0.04)] {
            apply(&mut state, BasemapCommand::SetSwipe(command));
            assert_eq!(state.swipe.as_ref().unwrap().at, at);
        }
        let text = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<BasemapState>(&text).unwrap(), state);
    }

    #[test]
    fn todays_photographs_stand_beside_those_of_1950() {
        let mut state = BasemapState::default();
        apply(&mut state, BasemapCommand::Choose(Basemap::Online("ign-ortho".into())));
        apply(&mut state, BasemapCommand::ToggleSwipe);
        assert_eq!(state.swipe.unwrap().right, Basemap::Online("ign-ortho-1950".into()));
    }
}
