//! A small static file server: HTTP/1.1 with keep-alive, one thread a connection, on the loopback interface only.
//!
//! It sends what a page of wasm needs: exact MIME types, the compressed copies that the build left beside the files,
//! validators (every use revalidates, so an edit shows at once), and the headers that make a page cross-origin isolated.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// URL prefixes and the folders behind them; the longest prefix that fits wins.
pub struct Site {
    mounts: Vec<(String, PathBuf)>,
}

/// Headers of every answer.
const ALWAYS: &str = "Cache-Control: no-cache\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\n\
    Cross-Origin-Embedder-Policy: require-corp\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    X-Content-Type-Options: nosniff\r\n";

/// MIME types by extension.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("py", "text/x-python; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("toml", "application/toml"),
    ("ts", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("whl", "application/zip"),
    ("zip", "application/zip"),
];

/// Compressed copies in order of preference: the coding's name and the suffix of the file.
const CODINGS: &[(&str, &str)] = &[("br", ".br"), ("gzip", ".gz")];

/// An idle connection is closed after this long.
const IDLE: Duration = Duration::from_secs(30);
/// The longest request head that is read, in bytes.
const LONGEST_HEAD: u64 = 32 * 1024;

impl Site {
    /// A site with `root` at `/`.
    pub fn new(root: PathBuf) -> Self {
        Self { mounts: vec![("/".into(), root)] }
    }

    /// Puts a folder at a prefix such as `/tests`.
    pub fn mount(&mut self, prefix: &str, folder: PathBuf) {
        self.mounts.push((format!("/{}/", prefix.trim_matches('/')), folder));
        self.mounts.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    }

    /// The file behind a URL path that is already decoded; nothing for paths that leave their folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let (prefix, folder) = self.mounts.iter().find(|(prefix, _)| path.starts_with(prefix.as_str()))?;
        let rest = path.strip_prefix(prefix.as_str())?;
        let harmless = |part: &str| part != ".." && !part.contains(['\\', '\0', ':']);
        rest.split('/').all(harmless).then(|| folder.join(rest.trim_start_matches('/')))
    }
}

/// Opens the port (0 for any free one) on the loopback interface.
pub fn listen(port: u16) -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be opened; try another with --port"))?;
    let address = listener.local_addr().context("the port's address")?;
    Ok((listener, address))
}

/// Answers requests for ever.
pub fn serve(listener: &TcpListener, site: Site) -> Result<()> {
    let site = Arc::new(site);
    for stream in listener.incoming() {
        // A connection that breaks while it is made concerns nobody else.
        let Ok(stream) = stream else { continue };
        let site = Arc::clone(&site);
        std::thread::spawn(move || {
            // The browser closes connections as it likes: a write that fails for it is no event.
            let _ = connection(stream, &site);
        });
    }
    Ok(())
}

/// What matters of a request.
#[derive(Default)]
struct Request {
    method: String,
    path: String,
    codings: String,
    known: String,
    close: bool,
}

fn connection(stream: TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader)? {
        answer(&mut writer, site, &request)?;
        if request.close {
            break;
        }
    }
    Ok(())
}

/// Reads a request's head; nothing at the end of the connection.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = reader.take(LONGEST_HEAD);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut request = Request::default();
    let mut words = line.split_whitespace();
    request.method = words.next().unwrap_or_default().to_string();
    request.path = words.next().unwrap_or_default().to_string();
    request.close = words.next() != Some("HTTP/1.1");
    loop {
        line.clear();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => request.codings = value.to_ascii_lowercase(),
            "if-none-match" => request.known = value.to_string(),
            "connection" => request.close |= value.eq_ignore_ascii_case("close"),
            // Bodies are not read, so what follows one would be misread as a request.
            "content-length" | "transfer-encoding" => request.close |= value != "0",
            _ => {}
        }
    }
    Ok(Some(request))
}

fn answer(writer: &mut impl Write, site: &Site, request: &Request) -> io::Result<()> {
    if request.method != "GET" && request.method != "HEAD" {
        return refuse(writer, request, "405 Method Not Allowed", "only GET and HEAD are answered here");
    }
    let url = request.path.split(['?', '#']).next().unwrap_or_default();
    let Some(mut path) = decode(url).and_then(|path| site.file(&path)) else {
        return refuse(writer, request, "400 Bad Request", "this path cannot name a file");
    };
    if path.is_dir() {
        if !url.ends_with('/') {
            let query = request.path.strip_prefix(url).unwrap_or_default();
            let to = format!("HTTP/1.1 308 Permanent Redirect\r\n{ALWAYS}Location: {url}/{query}\r\n");
            return writer.write_all(format!("{to}Content-Length: 0\r\n\r\n").as_bytes());
        }
        path = path.join("index.html");
    }
    if !path.is_file() {
        return refuse(writer, request, "404 Not Found", &format!("there is no {url} in this site"));
    }
    send(writer, request, &path)
}

fn send(writer: &mut impl Write, request: &Request, path: &Path) -> io::Result<()> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let kind = TYPES.iter().find(|(name, _)| *name == extension);
    let kind = kind.map_or("application/octet-stream", |(_, kind)| kind);
    let copy = CODINGS.iter().filter(|(coding, _)| accepts(&request.codings, coding)).find_map(
        |(coding, suffix)| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            Some((*coding, fs::metadata(&name).ok()?, PathBuf::from(name)))
        },
    );
    let (coding, meta, path) = match copy {
        Some((coding, meta, path)) => (Some(coding), meta, path),
        None => (None, fs::metadata(path)?, path.to_path_buf()),
    };
    let changed = meta.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let tag = format!("\"{:x}-{changed:x}{}\"", meta.len(), coding.unwrap_or_default());
    let mut head = format!("{ALWAYS}Content-Type: {kind}\r\nVary: Accept-Encoding\r\nETag: {tag}\r\n");
    if let Some(coding) = coding {
        head.push_str("Content-Encoding: ");
        head.push_str(coding);
        head.push_str("\r\n");
    }
    if request.known.split(',').any(|known| known.trim() == tag) {
        return writer.write_all(format!("HTTP/1.1 304 Not Modified\r\n{head}\r\n").as_bytes());
    }
    let head = format!("HTTP/1.1 200 OK\r\n{head}Content-Length: {}\r\n\r\n", meta.len());
    writer.write_all(head.as_bytes())?;
    if request.method == "GET" {
        io::copy(&mut File::open(path)?.take(meta.len()), writer)?;
    }
    Ok(())
}

fn refuse(writer: &mut impl Write, request: &Request, status: &str, why: &str) -> io::Result<()> {
    let body = format!("{status}: {why}\n");
    let head = format!(
        "HTTP/1.1 {status}\r\n{ALWAYS}Content-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    writer.write_all(head.as_bytes())?;
    if request.method == "HEAD" { Ok(()) } else { writer.write_all(body.as_bytes()) }
}

/// Whether an Accept-Encoding header allows a coding (`q=0` forbids it).
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        let forbidden = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        name.trim() == coding && !forbidden
    })
}

/// Percent-decodes a path; nothing when it is not UTF-8 or malformed.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (Site, PathBuf) {
        let folder = std::env::temp_dir().join(format!("anypy-http-{}", std::process::id()));
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("a.js"), "plain").unwrap();
        fs::write(folder.join("a.js.br"), "small").unwrap();
        fs::write(folder.join("sub/index.html"), "<p>").unwrap();
        (Site::new(folder.clone()), folder)
    }

    fn get(site: &Site, head: &str) -> String {
        let request = read_request(&mut head.as_bytes()).unwrap().unwrap();
        let mut out = Vec::new();
        answer(&mut out, site, &request).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn answers_as_a_browser_expects() {
        let (site, _) = site();
        let plain = get(&site, "GET /a.js?x=1 HTTP/1.1\r\n\r\n");
        assert!(plain.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(plain.contains("Content-Type: text/javascript; charset=utf-8\r\n"));
        assert!(plain.contains("Cross-Origin-Embedder-Policy: require-corp\r\n"));
        assert!(plain.ends_with("\r\n\r\nplain"));
        let small = get(&site, "GET /a.js HTTP/1.1\r\nAccept-Encoding: gzip, br\r\n\r\n");
        assert!(small.contains("Content-Encoding: br\r\n") && small.ends_with("small"));
        let plain = get(&site, "GET /a.js HTTP/1.1\r\nAccept-Encoding: br;q=0\r\n\r\n");
        assert!(plain.ends_with("plain"));
        let tag = small.split("ETag: ").nth(1).unwrap().split("\r\n").next().unwrap();
        let again = format!("GET /a.js HTTP/1.1\r\nAccept-Encoding: br\r\nIf-None-Match: {tag}\r\n\r\n");
        assert!(get(&site, &again).starts_with("HTTP/1.1 304"));
        assert!(!get(&site, "HEAD /a.js HTTP/1.1\r\n\r\n").ends_with("plain"));
    }

    #[test]
    fn folders_and_refusals() {
        let (mut site, folder) = site();
        assert!(get(&site, "GET /sub HTTP/1.1\r\n\r\n").contains("Location: /sub/\r\n"));
        assert!(get(&site, "GET /sub/ HTTP/1.1\r\n\r\n").ends_with("<p>"));
        assert!(get(&site, "GET /none HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404"));
        assert!(get(&site, "GET /%2e%2e/etc/passwd HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 400"));
        assert!(get(&site, "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n").starts_with("HTTP/1.1 405"));
        site.mount("/m", folder.join("sub"));
        assert!(get(&site, "GET /m/index.html HTTP/1.1\r\n\r\n").ends_with("<p>"));
    }
}
