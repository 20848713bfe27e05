//! A server of tiles on the loopback interface that does what a test tells it: well, slowly, wrongly, or half.

use std::io::{BufRead as _, BufReader, Cursor, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use archipel::basemap::Source;

/// What the server does with a request.
#[derive(Clone)]
pub enum Act {
    /// Sends these bytes as they are, after a while, and closes.
    Raw(Duration, Vec<u8>),
    /// Closes at once.
    Hang,
}

/// A request that came: its path and its headers in small letters.
#[derive(Debug, Clone)]
pub struct Request {
    pub path: String,
    pub headers: Vec<String>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.headers.iter().find_map(|line| line.strip_prefix(&start))
    }
}

pub struct Server {
    pub address: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// A server that asks `answer` about every request; it lives as long as the test.
    pub fn start(answer: impl Fn(&Request, usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests: Arc<Mutex<Vec<Request>>> = Arc::default();
        let (known, answer) = (Arc::clone(&requests), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (known, answer) = (Arc::clone(&known), Arc::clone(&answer));
                thread::spawn(move || serve(stream, &known, &*answer));
            }
        });
        Self { address, requests }
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// A source whose tiles this server has.
    pub fn source(&self) -> Source {
        let text = format!(
            "id = 'test'\ntitle = {{ fr = 'Essai' }}\nurl = '{}/{{z}}/{{x}}/{{y}}.png'\nattribution = '© Essai'\n\
             licence = 'CC0'\nzooms = [0, 19]\nallows_bulk = true\ntile_kb = 1.0\nconnections = 3",
            self.address
        );
        toml::from_str(&text).unwrap()
    }
}

fn serve(stream: TcpStream, known: &Mutex<Vec<Request>>, answer: &(dyn Fn(&Request, usize) -> Act + Send + Sync)) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let headers = lines
        .take_while(|line| !line.is_empty())
        .map(|line| line.to_lowercase())
        .collect();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let request = Request { path, headers };
    let number = {
        let mut known = known.lock().unwrap();
        known.push(request.clone());
        known.len() - 1
    };
    if let Act::Raw(wait, bytes) = answer(&request, number) {
        thread::sleep(wait);
        // The client may have given up.
        (&stream).write_all(&bytes).ok();
    }
}

/// A picture of one colour.
pub fn png(pixel: [u8; 3]) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    // Noise makes the file long enough to be cut.
    let noisy = |x: u32, y: u32| image::Rgb(pixel.map(|channel| channel ^ (x * 7 + y * 13) as u8 & 7));
    let picture = image::RgbImage::from_fn(64, 64, noisy);
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

/// A whole answer with a status line, headers and its true length.
pub fn response(status: &str, headers: &str, body: &[u8]) -> Act {
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    Act::Raw(Duration::ZERO, bytes)
}
