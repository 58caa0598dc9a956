//! A small web server on loopback that stands for the services: it answers as a test says,
//! well or badly, and remembers what it was asked.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server was asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// The path with the parameters, as it was sent.
    pub path: String,
    /// The head of the request, in lower case.
    pub head: String,
}

impl Question {
    /// Whether this form is asked for.
    pub fn accepts(&self, form: &str) -> bool {
        self.head.contains(&format!("\r\naccept: {form}"))
    }
}

/// What the server does.
pub enum Reply {
    /// Answers with a status and a text.
    Text(u16, String),
    /// The same, with more lines in the head.
    With(u16, Vec<String>, String),
    /// Sends these bytes, head and all, and closes.
    Raw(Vec<u8>),
    /// Sends these bytes, and then nothing for a while.
    Hanging(Vec<u8>, Duration),
    /// Waits before it answers.
    Late(Duration, Box<Reply>),
    /// Sends this again and again behind a head, until nobody reads or it is enough.
    Endless(&'static [u8]),
}

/// An answer that is as it should be.
pub fn good(text: impl Into<String>) -> Reply {
    Reply::Text(200, text.into())
}

/// A server that runs as long as the value lives.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Question>>>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    /// Starts one.
    pub fn new(reply: impl Fn(&Question) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let is_over = Arc::new(AtomicBool::new(false));
        let (reply, all, over) = (Arc::new(reply), asked.clone(), is_over.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if over.load(Ordering::Relaxed) {
                    return;
                }
                let (reply, all) = (reply.clone(), all.clone());
                thread::spawn(move || {
                    let mut stream = stream;
                    if let Some(question) = read(&mut stream) {
                        all.lock().expect("a list").push(question.clone());
                        send(&mut stream, reply(&question));
                    }
                });
            }
        });
        Self { address, asked, is_over }
    }

    /// Its address, as a base of others.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Question> {
        self.asked.lock().expect("a list").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        // The thread that listens is woken to see it.
        let _ = TcpStream::connect(self.address);
    }
}

fn read(stream: &mut TcpStream) -> Option<Question> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    stream.set_write_timeout(Some(Duration::from_secs(5))).ok()?;
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && head.len() < 64 * 1024 {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1)?.to_owned();
    Some(Question { path, head: head.to_lowercase() })
}

/// How much of an endless answer is sent at most: far more than anybody should read.
const ENOUGH: usize = 200 * 1024 * 1024;

fn send(stream: &mut TcpStream, reply: Reply) {
    match reply {
        Reply::Text(status, text) => send(stream, Reply::With(status, Vec::new(), text)),
        Reply::With(status, lines, text) => {
            let lines = [lines, vec![String::new()]].concat().join("\r\n");
            let length = text.len();
            let head = format!(
                "HTTP/1.1 {status} Some\r\nconnection: close\r\ncontent-length: {length}\r\n\
                 {lines}\r\n"
            );
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(text.as_bytes());
        }
        Reply::Raw(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Reply::Hanging(bytes, time) => {
            let _ = stream.write_all(&bytes);
            thread::sleep(time);
        }
        Reply::Late(time, reply) => {
            thread::sleep(time);
            send(stream, *reply);
        }
        Reply::Endless(part) => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
            let part = part.repeat(1 + 64 * 1024 / part.len());
            let mut sent = 0;
            while sent < ENOUGH && stream.write_all(&part).is_ok() {
                sent += part.len();
            }
        }
    }
}
