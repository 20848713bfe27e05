//! A server of files on the loopback interface that goes on where one stopped, and that misbehaves as a test tells it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does with a request for the file.
#[derive(Clone)]
pub enum Act {
    /// Serves the file, whole or from where the request says.
    Well,
    /// As well, but stops after so many bytes and closes.
    CutAfter(usize),
    /// As well, but in small pieces with a wait after each.
    Slowly(usize, Duration),
    /// Announces so many bytes more than there are, and closes.
    LieMore(usize),
    /// Announces fewer bytes than there are.
    LieLess(usize),
    /// Answers so, whatever was asked.
    Say(String, Vec<u8>),
    /// Takes the request and says nothing for so long.
    Silence(Duration),
}

/// A request that came: its method, its path, its headers in small letters.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub headers: Vec<String>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.headers.iter().find_map(|line| line.strip_prefix(&start))
    }
}

struct Shared {
    file: Vec<u8>,
    etag: String,
    kind: String,
    requests: Vec<Request>,
}

pub struct FeedServer {
    pub address: String,
    shared: Arc<Mutex<Shared>>,
}

impl FeedServer {
    /// A server of this file that asks `act` about every GET, with its number among the GETs; it lives as long as the test.
    pub fn start(file: &[u8], act: impl Fn(&Request, usize) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Mutex::new(Shared {
            file: file.to_vec(),
            etag: "\"one\"".to_owned(),
            kind: "application/octet-stream".to_owned(),
            requests: Vec::new(),
        }));
        let (known, act) = (Arc::clone(&shared), Arc::new(act));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (known, act) = (Arc::clone(&known), Arc::clone(&act));
                thread::spawn(move || serve(stream, &known, &*act));
            }
        });
        Self { address, shared }
    }

    /// The file has another version now.
    pub fn publish(&self, file: &[u8], etag: &str) {
        let mut shared = self.shared.lock().unwrap();
        shared.file = file.to_vec();
        shared.etag = etag.to_owned();
    }

    pub fn requests(&self) -> Vec<Request> {
        self.shared.lock().unwrap().requests.clone()
    }

    pub fn gets(&self) -> Vec<Request> {
        let mut all = self.requests();
        all.retain(|request| request.method == "GET");
        all
    }
}

fn serve(stream: TcpStream, shared: &Mutex<Shared>, act: &(dyn Fn(&Request, usize) -> Act + Send + Sync)) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let mut words = first.split(' ').map(str::to_owned);
    let request = Request {
        method: words.next().unwrap_or_default(),
        path: words.next().unwrap_or_default(),
        headers: lines
            .take_while(|line| !line.is_empty())
            .map(|line| line.to_lowercase())
            .collect(),
    };
    let (file, etag, kind, number) = {
        let mut shared = shared.lock().unwrap();
        let number = shared.requests.iter().filter(|known| known.method == "GET").count();
        shared.requests.push(request.clone());
        (shared.file.clone(), shared.etag.clone(), shared.kind.clone(), number)
    };
    let mut out = &stream;
    let whole = format!("Connection: close\r\nETag: {etag}\r\nContent-Type: {kind}\r\nAccept-Ranges: bytes\r\n");
    let what = act(&request, number);
    if let Act::Say(head, body) = &what {
        let text = format!(
            "HTTP/1.1 {head}Connection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        out.write_all(text.as_bytes()).ok();
        if request.method != "HEAD" {
            out.write_all(body).ok();
        }
        return;
    }
    if let Act::Silence(time) = what {
        thread::sleep(time);
        return;
    }
    if request.method == "HEAD" {
        let announced = match what {
            Act::LieMore(more) => file.len() + more,
            _ => file.len(),
        };
        let head = format!("HTTP/1.1 200 OK\r\n{whole}Content-Length: {announced}\r\n\r\n");
        out.write_all(head.as_bytes()).ok();
        return;
    }
    let asked = request.header("range").and_then(|range| {
        let start = range.strip_prefix("bytes=")?.strip_suffix('-')?.parse::<usize>().ok()?;
        let same = request.header("if-range").is_none_or(|known| known == etag);
        same.then_some(start)
    });
    let start = asked.unwrap_or(0);
    if start > file.len() {
        let head = format!(
            "HTTP/1.1 416 Range Not Satisfiable\r\n{whole}Content-Range: bytes */{}\r\nContent-Length: 0\r\n\r\n",
            file.len()
        );
        out.write_all(head.as_bytes()).ok();
        return;
    }
    let body = &file[start..];
    let announced = match what {
        Act::LieMore(more) => body.len() + more,
        Act::LieLess(less) => body.len().saturating_sub(less),
        _ => body.len(),
    };
    let total = match what {
        Act::LieMore(more) => file.len() + more,
        _ => file.len(),
    };
    let head = match asked {
        Some(start) => format!(
            "HTTP/1.1 206 Partial Content\r\n{whole}Content-Range: bytes {start}-{}/{total}\r\nContent-Length: {announced}\r\n\r\n",
            total - 1,
        ),
        None => format!("HTTP/1.1 200 OK\r\n{whole}Content-Length: {announced}\r\n\r\n"),
    };
    if out.write_all(head.as_bytes()).is_err() {
        return;
    }
    // The client may have given up: what it does not take is no fault.
    match what {
        Act::CutAfter(bytes) => {
            out.write_all(&body[..bytes.min(body.len())]).ok();
        }
        Act::Slowly(piece, wait) => {
            for part in body.chunks(piece.max(1)) {
                if out.write_all(part).is_err() {
                    return;
                }
                thread::sleep(wait);
            }
        }
        _ => {
            out.write_all(body).ok();
        }
    }
}
