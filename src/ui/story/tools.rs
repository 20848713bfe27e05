//! The laser pointer and the highlighter: what they draw fades by itself.

use egui::{Area, Color32, CursorIcon, Id, LayerId, Order, Pos2, Rect, Sense, Stroke, Ui};

/// The trail of the laser pointer fades in this time, in seconds.
const LASER_S: f64 = 0.5;
/// A stroke of the highlighter stays, and then fades, in seconds.
const STAYS_S: f64 = 4.0;
const FADES_S: f64 = 1.5;
/// Width of the highlighter and of the laser's dot, in points.
const HIGHLIGHTER_PT: f32 = 14.0;
const DOT_PT: f32 = 7.0;
/// A hand that rests for this long hides the pointer, in seconds.
const REST_S: f64 = 2.5;

/// What the hand holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tool {
    /// Nothing: the hand moves the map.
    #[default]
    Hand,
    /// A red dot with a trail.
    Laser,
    /// A broad yellow line.
    Highlighter,
}

/// What was drawn and is not yet gone.
#[derive(Debug, Default)]
pub struct Tools {
    /// What the hand holds.
    pub tool: Tool,
    trail: Vec<(f64, Pos2)>,
    strokes: Vec<(f64, Vec<Pos2>)>,
    moved_at: f64,
}

impl Tools {
    /// Takes a tool, or puts it down when it is held.
    pub fn toggle(&mut self, tool: Tool) {
        self.tool = if self.tool == tool { Tool::Hand } else { tool };
    }

    /// Puts everything down and wipes the screen.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes away what was drawn.
    pub fn wipe(&mut self) {
        self.strokes.clear();
        self.trail.clear();
    }

    /// Strokes that are still to be seen.
    pub fn strokes(&self) -> usize {
        self.strokes.len()
    }

    /// Points of the laser's trail that are still to be seen.
    pub fn trail(&self) -> usize {
        self.trail.len()
    }

    /// Draws over everything in `window`, and lets the hand draw.
    pub fn show(&mut self, ui: &Ui, window: Rect) {
        let (now, at, moved) = ui.input(|input| {
            let moved = input.pointer.delta().length() > 0.0 || input.pointer.any_down();
            (input.time, input.pointer.latest_pos(), moved)
        });
        if moved {
            self.moved_at = now;
        }
        self.follow(ui, window, now, at);
        self.trail.retain(|(time, _)| now - time < LASER_S);
        self.strokes.retain(|(time, _)| now - time < STAYS_S + FADES_S);
        self.paint(ui, now, at.filter(|_| self.tool == Tool::Laser));
        if !self.trail.is_empty() {
            ui.ctx().request_repaint();
        } else if !self.strokes.is_empty() {
            ui.ctx().request_repaint_after_secs(0.05);
        }
        match self.tool {
            Tool::Laser => ui.ctx().set_cursor_icon(CursorIcon::None),
            Tool::Highlighter => ui.ctx().set_cursor_icon(CursorIcon::Crosshair),
            Tool::Hand if now - self.moved_at > REST_S => ui.ctx().set_cursor_icon(CursorIcon::None),
            Tool::Hand => ui.ctx().request_repaint_after_secs(REST_S as f32),
        }
    }

    fn follow(&mut self, ui: &Ui, window: Rect, now: f64, at: Option<Pos2>) {
        if self.tool == Tool::Hand {
            return;
        }
        // The map below must not move while the hand draws.
        let response = Area::new(Id::unique("story tool"))
            .order(Order::Foreground)
            .fixed_pos(window.min)
            .constrain(false)
            .show(ui.ctx(), |ui| {
                ui.allocate_exact_size(window.size(), Sense::click_and_drag()).1
            })
            .inner;
        let Some(at) = at else { return };
        match self.tool {
            Tool::Laser if self.trail.last().is_none_or(|(_, last)| *last != at) => self.trail.push((now, at)),
            Tool::Highlighter if response.drag_started() => self.strokes.push((now, vec![at])),
            Tool::Highlighter if response.dragged() => {
                if let Some((time, stroke)) = self.strokes.last_mut() {
                    // A stroke fades from when it was finished.
                    *time = now;
                    if stroke.last() != Some(&at) {
                        stroke.push(at);
                    }
                }
            }
            _ => {}
        }
    }

    fn paint(&self, ui: &Ui, now: f64, dot: Option<Pos2>) {
        let painter = ui
            .ctx()
            .layer_painter(LayerId::new(Order::Tooltip, Id::unique("story ink")));
        for (time, stroke) in &self.strokes {
            let left = (1.0 - (now - time - STAYS_S) / FADES_S).clamp(0.0, 1.0) as f32;
            let color = Color32::from_rgba_unmultiplied(255, 214, 10, (110.0 * left) as u8);
            painter.line(stroke.clone(), Stroke::new(HIGHLIGHTER_PT, color));
        }
        for pair in self.trail.windows(2) {
            let left = (1.0 - (now - pair[1].0) / LASER_S).clamp(0.0, 1.0) as f32;
            let color = Color32::from_rgba_unmultiplied(255, 40, 30, (200.0 * left) as u8);
            painter.line_segment([pair[0].1, pair[1].1], Stroke::new(1.0 + DOT_PT * left, color));
        }
        if let Some(at) = dot {
            painter.circle_filled(at, DOT_PT * 2.2, Color32::from_rgba_unmultiplied(255, 40, 30, 60));
            painter.circle_filled(at, DOT_PT, Color32::from_rgb(255, 40, 30));
            painter.circle_filled(at, DOT_PT * 0.4, Color32::from_rgb(255, 210, 200));
        }
    }
}
