//! Online base maps against a server that is slow, wrong, empty, cut in the middle, or lies; nothing but the loopback
//! interface is used.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::tile_server::{Act, Server, png, response};
use archipel::basemap::{
    Answer, DiskCache, Http, OnlineTiles, Patience, Plan, Preparation, Stage, Supply as _, TileAddress, Trouble,
};
use archipel::space::Extent;

const QUICK: Patience = Patience {
    first: Duration::from_millis(20),
    most: Duration::from_millis(50),
};

fn at(x: u32) -> TileAddress {
    TileAddress::new(10, x, 5).unwrap()
}

fn http() -> Http {
    Http::new(Duration::from_millis(1500), true)
}

fn online(server: &Server, cache: Option<&Path>, patience: Patience) -> OnlineTiles {
    let cache = cache.map(|folder| DiskCache::open(folder, "test", 1 << 20).unwrap());
    OnlineTiles::new(server.source(), Some(http()), cache, patience)
}

/// What the first request to a server that answers so is told as.
fn first_answer(act: Act) -> Answer {
    let server = Server::start(move |_, _| act.clone());
    online(&server, None, QUICK).get(at(0))
}

#[test]
fn a_tile_comes_with_our_own_user_agent() {
    let server = Server::start(|_, _| response("200 OK", "", &png([9, 99, 199])));
    assert!(matches!(online(&server, None, QUICK).get(at(3)), Answer::Pixels(pixels) if pixels.width == 64));
    let request = &server.requests()[0];
    assert_eq!(request.path, "/10/3/5.png");
    assert!(
        request.header("user-agent").unwrap().starts_with("archipel/0."),
        "{request:?}"
    );
}

#[test]
fn wrong_answers_are_told_apart_and_none_is_shown() {
    let page = b"<html>Please sign in</html>".as_slice();
    assert_eq!(
        first_answer(response("200 OK", "Content-Type: image/png\r\n", page)),
        Answer::Failed(Trouble::NotAPicture)
    );
    assert_eq!(
        first_answer(response("500 Oops", "", page)),
        Answer::Failed(Trouble::Server(500))
    );
    assert_eq!(
        first_answer(response("403 Forbidden", "", page)),
        Answer::Failed(Trouble::Server(403))
    );
    assert_eq!(first_answer(response("404 Not Found", "", page)), Answer::Nothing);
    assert_eq!(first_answer(response("204 No Content", "", b"")), Answer::Nothing);
    assert_eq!(first_answer(response("200 OK", "", b"")), Answer::Nothing);
    assert!(matches!(first_answer(Act::Hang), Answer::Failed(trouble) if trouble.may_pass()));
    let noise = Act::Raw(Duration::ZERO, b"\x00\x01 this is no HTTP\r\n\r\n".to_vec());
    assert!(matches!(first_answer(noise), Answer::Failed(trouble) if trouble.may_pass()));
}

#[test]
fn an_answer_cut_in_the_middle_or_lying_about_its_length_is_not_kept() {
    let picture = png([1, 2, 3]);
    let half = picture.len() / 2;
    let with_length = |length: usize, body: &[u8]| {
        let mut bytes =
            format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n").into_bytes();
        bytes.extend_from_slice(body);
        Act::Raw(Duration::ZERO, bytes)
    };
    for act in [
        with_length(picture.len(), &picture[..half]),
        with_length(half, &picture),
        with_length(picture.len() * 10, &picture),
        with_length(100 << 20, &picture),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::start(move |_, _| act.clone());
        let tiles = online(&server, Some(folder.path()), QUICK);
        assert_eq!(tiles.get(at(0)), Answer::Failed(Trouble::Cut));
        drop(tiles);
        let cache = DiskCache::open(folder.path(), "test", 1 << 20).unwrap();
        assert_eq!(cache.get(at(0)), None);
    }
}

#[test]
fn a_server_too_slow_is_given_up_and_left_alone() {
    let act = response("200 OK", "", &png([1, 2, 3]));
    let Act::Raw(_, bytes) = act else { unreachable!() };
    let server = Server::start(move |_, _| Act::Raw(Duration::from_secs(5), bytes.clone()));
    let patience = Patience::default();
    let tiles = OnlineTiles::new(
        server.source(),
        Some(Http::new(Duration::from_millis(200), true)),
        None,
        patience,
    );
    assert_eq!(tiles.get(at(0)), Answer::Failed(Trouble::TooSlow));
    assert!(matches!(tiles.get(at(1)), Answer::Failed(Trouble::Waiting(_))));
    assert_eq!(server.requests().len(), 1);
    assert_eq!(tiles.state().trouble, Some(Trouble::TooSlow));
}

#[test]
fn nobody_there_is_told_as_offline() {
    // A port that was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let server = Server::start(|_, _| Act::Hang);
    let mut source = server.source();
    source.url = format!("http://{free}/{{z}}/{{x}}/{{y}}");
    let tiles = OnlineTiles::new(source, Some(http()), None, QUICK);
    assert!(matches!(tiles.get(at(0)), Answer::Failed(Trouble::Offline(_))));
}

#[test]
fn a_server_that_asks_to_wait_is_not_asked_again_meanwhile() {
    let server = Server::start(|_, _| response("429 Too Many Requests", "Retry-After: 90\r\n", b""));
    let tiles = online(&server, None, QUICK);
    assert_eq!(tiles.get(at(0)), Answer::Failed(Trouble::Server(429)));
    for x in 1..20 {
        assert!(matches!(tiles.get(at(x)), Answer::Failed(Trouble::Waiting(80..=90))));
    }
    assert_eq!(server.requests().len(), 1);
    assert!(tiles.state().wait.unwrap() > Duration::from_secs(80));
}

#[test]
fn redirects_are_followed_to_the_picture_and_not_in_a_circle() {
    let server = Server::start(|request, _| match request.path.as_str() {
        "/moved.png" => response("200 OK", "", &png([5, 5, 5])),
        "/10/1/5.png" => response("302 Found", "Location: /10/1/5.png\r\n", b""),
        _ => response("301 Moved", "Location: /moved.png\r\n", b""),
    });
    let tiles = online(&server, None, QUICK);
    assert!(matches!(tiles.get(at(0)), Answer::Pixels(_)));
    assert_eq!(tiles.get(at(1)), Answer::Failed(Trouble::Cut));
    assert!(server.requests().len() < 12);
}

#[test]
fn what_is_fresh_is_not_asked_for_and_what_is_old_is_asked_with_its_marks() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, _| match request.header("if-none-match") {
        Some("\"one\"") => response("304 Not Modified", "Cache-Control: max-age=1000\r\n", b""),
        _ if request.path.starts_with("/10/1/") => {
            response("200 OK", "Cache-Control: max-age=1000\r\n", &png([1, 1, 1]))
        }
        _ => response(
            "200 OK",
            "ETag: \"one\"\r\nCache-Control: max-age=0\r\n",
            &png([2, 2, 2]),
        ),
    });
    let tiles = online(&server, Some(folder.path()), QUICK);
    for _ in 0..3 {
        assert!(matches!(tiles.get(at(1)), Answer::Pixels(_)));
    }
    assert_eq!(server.requests().len(), 1, "fresh for a thousand seconds");
    assert!(matches!(tiles.get(at(2)), Answer::Pixels(_)));
    assert!(matches!(tiles.get(at(2)), Answer::Pixels(_)), "304 gives what is kept");
    assert_eq!(server.requests().len(), 3);
    assert_eq!(server.requests()[2].header("if-none-match"), Some("\"one\""));
    assert!(matches!(tiles.get(at(2)), Answer::Pixels(_)));
    assert_eq!(server.requests().len(), 3, "the 304 made it fresh again");
}

#[test]
fn without_connection_what_is_kept_is_shown_unless_its_server_forbids() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, _| {
        let cache = if request.path.starts_with("/10/1/") {
            "max-age=0"
        } else {
            "max-age=0, must-revalidate"
        };
        response("200 OK", &format!("Cache-Control: {cache}\r\n"), &png([1, 1, 1]))
    });
    let tiles = online(&server, Some(folder.path()), QUICK);
    tiles.get(at(1));
    tiles.get(at(2));
    drop(tiles);
    let cache = DiskCache::open(folder.path(), "test", 1 << 20).unwrap();
    let offline = OnlineTiles::new(server.source(), None, Some(cache), QUICK);
    assert!(matches!(offline.get(at(1)), Answer::Pixels(_)));
    assert_eq!(offline.get(at(2)), Answer::Failed(Trouble::SwitchedOff));
    assert_eq!(offline.state().stale, 1);
    assert_eq!(server.requests().len(), 2, "switched off, nothing is asked");
}

fn lens() -> Extent {
    Extent::new(2.75, 50.38, 2.90, 50.47)
}

fn until(preparation: &Preparation, wanted: impl Fn(&Preparation) -> bool) {
    let start = Instant::now();
    while !wanted(preparation) {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{:?}",
            preparation.progress()
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn an_area_is_prepared_paused_interrupted_and_finished_without_asking_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lens.mbtiles");
    // Every seventh request fails; one tile does not exist.
    let server = Server::start(|request, number| match number % 7 {
        6 => response("503 Busy", "", b""),
        _ if request.path.starts_with("/10/") => response("404 Not Found", "", b""),
        _ => response("200 OK", "", &png([7, 7, 7])),
    });
    let plan = Plan::new(&server.source(), &lens(), [10, 14]).unwrap();
    let total = plan.tiles();
    assert!(total > 60, "{total}");
    let start = || Preparation::start(plan.clone(), &path, online(&server, None, QUICK), || {}).unwrap();
    let first = start();
    until(&first, |preparation| preparation.progress().done >= 16);
    first.pause();
    until(&first, |preparation| {
        preparation.progress().stage == Stage::Paused(None)
    });
    first.resume();
    drop(first);
    // The thread of the first one ends by itself; the file is as a crash would leave it.
    let asked_before = {
        let mut before = 0;
        loop {
            std::thread::sleep(Duration::from_millis(100));
            let now = server.requests().len();
            if now == before {
                break now;
            }
            before = now;
        }
    };
    assert!((16..total as usize * 2).contains(&asked_before));
    assert_eq!(Preparation::plan_of(&path).as_ref(), Some(&plan));
    let second = start();
    let there = second.progress().done;
    assert!(there >= 16, "what was there counts");
    until(&second, |preparation| preparation.progress().stage == Stage::Finished);
    let end = second.progress();
    assert_eq!((end.done, end.total), (total, total));
    assert!(end.fetched <= total - 16 && end.absent >= 1);
    let good: std::collections::HashSet<String> =
        server.requests().iter().map(|request| request.path.clone()).collect();
    assert_eq!(good.len() as u64, total);
    let failures = server.requests().len() / 7;
    assert!(
        server.requests().len() <= total as usize + failures + 3 * 16,
        "tiles that came are not asked for again"
    );
    let file = archipel::basemap::FileTiles::open(&path).unwrap();
    assert_eq!(
        (file.title(), file.attribution(), file.zooms()),
        ("Essai", "© Essai", [11, 14])
    );
}

#[test]
fn a_preparation_pauses_by_itself_when_the_server_is_gone_and_stops_when_it_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let broken = Server::start(|_, _| response("500 Oops", "", b""));
    let plan = Plan::new(&broken.source(), &lens(), [10, 12]).unwrap();
    let path = folder.path().join("a.mbtiles");
    let preparation = Preparation::start(plan, &path, online(&broken, None, QUICK), || {}).unwrap();
    until(&preparation, |preparation| {
        preparation.progress().stage == Stage::Paused(Some(Trouble::Server(500)))
    });
    let refusing = Server::start(|_, _| response("403 Forbidden", "", b""));
    let plan = Plan::new(&refusing.source(), &lens(), [10, 12]).unwrap();
    let path = folder.path().join("b.mbtiles");
    let preparation = Preparation::start(plan, &path, online(&refusing, None, QUICK), || {}).unwrap();
    until(&preparation, |preparation| {
        preparation.progress().stage == Stage::Stopped(Trouble::Server(403))
    });
    assert!(
        refusing.requests().len() <= 3,
        "one batch over three connections, then no more"
    );
}

#[test]
fn a_file_with_something_else_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.mbtiles");
    std::fs::write(&path, b"my own work").unwrap();
    let server = Server::start(|_, _| Act::Hang);
    let plan = Plan::new(&server.source(), &lens(), [10, 12]).unwrap();
    let begun = Preparation::start(plan, &path, online(&server, None, QUICK), || {});
    assert!(matches!(begun.err(), Some(Trouble::Occupied { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), b"my own work");
}

#[test]
fn tiles_are_asked_for_by_several_threads_at_once() {
    let server = Server::start(|_, _| response("200 OK", "", &png([1, 1, 1])));
    let tiles = Arc::new(online(&server, None, QUICK));
    std::thread::scope(|scope| {
        for x in 0..8 {
            let tiles = &tiles;
            scope.spawn(move || assert!(matches!(tiles.get(at(x)), Answer::Pixels(_))));
        }
    });
    assert_eq!(server.requests().len(), 8);
}
