//! The sound of a scene (feature `sound`): it begins with its scene and ends with it. Reading and playing have a thread of
//! their own, so that no slide waits for a disk or a loudspeaker.

use std::io::Cursor;
use std::sync::mpsc::{Receiver, Sender, channel};

use rodio::{Decoder, DeviceSinkBuilder, MixerDeviceSink, Player};

use crate::load::story::OpenedStory;

/// What the thread is told: play this, or be silent.
type Order = Option<(OpenedStory, String)>;

/// The sound that belongs to what is shown.
#[derive(Default)]
pub(super) struct Voice {
    /// Story and name of what plays.
    playing: Option<(String, String)>,
    /// None until the first sound.
    thread: Option<(Sender<Order>, Receiver<String>)>,
}

impl Voice {
    /// Plays what is wanted from its beginning unless it plays already; none is silence.
    pub(super) fn follow(&mut self, wanted: Option<(&OpenedStory, &str)>) {
        let key = wanted.map(|(opened, name)| (opened.story.id.clone(), name.to_owned()));
        if key == self.playing {
            return;
        }
        self.playing = key;
        if wanted.is_none() && self.thread.is_none() {
            return;
        }
        let (orders, _) = self.thread.get_or_insert_with(started);
        // A thread that broke down plays nothing more; it said so.
        orders
            .send(wanted.map(|(opened, name)| (opened.clone(), name.to_owned())))
            .ok();
    }

    /// Why a sound was not played, to be told.
    pub(super) fn fault(&self) -> Option<String> {
        self.thread.as_ref()?.1.try_recv().ok()
    }
}

fn started() -> (Sender<Order>, Receiver<String>) {
    let (orders, told) = channel::<Order>();
    let (say, faults) = channel();
    let failed = say.clone();
    let work = move || {
        let mut device: Option<MixerDeviceSink> = None;
        let mut player: Option<Player> = None;
        for order in told {
            if let Some(before) = player.take() {
                before.stop();
            }
            let Some((opened, name)) = order else { continue };
            match played(&mut device, &opened, &name) {
                Ok(now) => player = Some(now),
                // The window may be closed.
                Err(reason) => say.send(format!("{name} ({reason})")).unwrap_or_default(),
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().name("sound".into()).spawn(work) {
        failed.send(error.to_string()).ok();
    }
    (orders, faults)
}

fn played(device: &mut Option<MixerDeviceSink>, opened: &OpenedStory, name: &str) -> Result<Player, String> {
    let bytes = opened.medium(name).map_err(|fault| fault.code.clone())?;
    let sound = Decoder::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    if device.is_none() {
        let mut found = DeviceSinkBuilder::open_default_sink().map_err(|error| error.to_string())?;
        found.log_on_drop(false);
        *device = Some(found);
    }
    let device = device.as_ref().ok_or_else(String::new)?;
    let player = Player::connect_new(device.mixer());
    player.append(sound);
    Ok(player)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::load::story::StoryOrigin;
    use crate::model::{Lang, Story};

    #[test]
    fn a_sound_is_asked_for_once_and_silence_ends_it() {
        let opened = OpenedStory {
            story: Arc::new(Story::new("x", Lang::Fr, "X")),
            origin: StoryOrigin::Embedded,
            findings: Vec::new(),
        };
        let (orders, told) = channel();
        let mut voice = Voice {
            thread: Some((orders, channel().1)),
            ..Voice::default()
        };
        for wanted in [
            Some("media/a.ogg"),
            Some("media/a.ogg"),
            Some("media/b.ogg"),
            None,
            None,
        ] {
            voice.follow(wanted.map(|name| (&opened, name)));
        }
        let names: Vec<Option<String>> = told.try_iter().map(|order| order.map(|(_, name)| name)).collect();
        assert_eq!(names, [Some("media/a.ogg".into()), Some("media/b.ogg".into()), None]);
    }

    #[test]
    fn what_is_no_sound_or_not_there_is_told_and_stops_nothing() {
        let opened = OpenedStory {
            story: Arc::new(Story::new("x", Lang::Fr, "X")),
            origin: StoryOrigin::Embedded,
            findings: Vec::new(),
        };
        assert_eq!(
            played(&mut None, &opened, "media/none.ogg").err(),
            Some("story-medium-missing".to_owned())
        );
    }
}
