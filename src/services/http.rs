//! Asking a service over HTTP, within limits of time, size and patience. The only file that
//! opens a connection.

use std::thread;
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::http::{Response, header};
use ureq::{Agent, Body, Error, Timeout};
use url::Url;

use super::faults::{self, Service};
use crate::diagnostics::Diagnostic;

/// What cvtex calls itself.
const USER_AGENT: &str = concat!("cvtex/", env!("CARGO_PKG_VERSION"));

/// How long, how much and how often.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How long a connection may take to be made.
    pub connect: Duration,
    /// How long one answer may take, redirects included.
    pub total: Duration,
    /// How many bytes an answer may have.
    pub bytes: u64,
    /// How many redirects are followed.
    pub redirects: u32,
    /// How often a service that is busy is asked again.
    pub retries: u32,
    /// How long cvtex waits before it asks again; a service that wants more is not waited for.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            total: Duration::from_secs(30),
            bytes: 32 * 1024 * 1024,
            redirects: 5,
            retries: 2,
            patience: Duration::from_secs(5),
        }
    }
}

/// A proxy.
#[derive(Clone, Debug)]
pub struct Proxy {
    /// Its address.
    pub address: String,
    /// The hosts that are asked without it, with commas between them.
    pub except: String,
}

/// What a service answered.
#[derive(Debug)]
pub(super) struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// The text.
    pub text: String,
}

/// Asks services.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    limits: Limits,
}

impl Client {
    pub(super) fn new(limits: &Limits, proxy: Option<&Proxy>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .proxy(proxy.and_then(proxy_of))
            .timeout_connect(Some(limits.connect))
            .timeout_global(Some(limits.total))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        Self { agent: config.into(), limits: limits.clone() }
    }

    /// The answer to a question, whose address ends in these parameters. What the service
    /// says of itself with a status that is no answer, such as that it is busy, is a fault.
    pub(super) fn get(
        &self,
        service: Service,
        address: &str,
        parameters: &[(&str, &str)],
        accept: &str,
    ) -> Result<Answer, Diagnostic> {
        let (mut tries, mut redirects) = (0, 0);
        let mut address = address.to_owned();
        let mut parameters = parameters;
        loop {
            let request = self.agent.get(&address).header(header::ACCEPT, accept);
            let request = request.query_pairs(parameters.iter().copied());
            let response = request.call().map_err(|error| self.fault(service, &error))?;
            let status = response.status().as_u16();
            if let Some(place) = redirect(&response) {
                redirects += 1;
                if redirects > self.limits.redirects {
                    return Err(faults::astray(service, "from one address to the next"));
                }
                let outside = || faults::astray(service, "to an address outside the web");
                address = followed(&address, place).ok_or_else(outside)?;
                parameters = &[];
                continue;
            }
            if !matches!(status, 429 | 500..) {
                return self.read(service, response);
            }
            let wanted = retry_after(&response);
            let is_passing = matches!(status, 429 | 502 | 503 | 504);
            let pause = wanted.unwrap_or(self.limits.patience / 5 * (tries + 1));
            if !is_passing || tries >= self.limits.retries || pause > self.limits.patience
            {
                return Err(faults::busy(service, status, wanted));
            }
            tries += 1;
            thread::sleep(pause);
        }
    }

    fn read(
        &self,
        service: Service,
        mut response: Response<Body>,
    ) -> Result<Answer, Diagnostic> {
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(self.limits.bytes);
        let bytes = body.read_to_vec().map_err(|error| self.fault(service, &error))?;
        let text = String::from_utf8(bytes).map_err(|_| faults::not_utf8(service))?;
        Ok(Answer { status, text })
    }

    /// What a fault of a connection means to the author.
    fn fault(&self, service: Service, error: &Error) -> Diagnostic {
        match error {
            Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
                faults::unreachable(service)
            }
            Error::Timeout(_) => faults::slow(service, self.limits.total),
            Error::BodyExceedsLimit(limit) => faults::too_large(service, *limit),
            Error::BadUri(_) | Error::Http(_) => {
                faults::astray(service, "to an address outside the web")
            }
            Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => {
                faults::proxy(service)
            }
            Error::HostNotFound | Error::ConnectionFailed => faults::unreachable(service),
            Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => {
                faults::unproven(service)
            }
            Error::Io(error) => match error.kind() {
                std::io::ErrorKind::ConnectionRefused
                | std::io::ErrorKind::HostUnreachable
                | std::io::ErrorKind::NetworkUnreachable
                | std::io::ErrorKind::NetworkDown
                | std::io::ErrorKind::AddrNotAvailable
                | std::io::ErrorKind::PermissionDenied => faults::unreachable(service),
                std::io::ErrorKind::TimedOut => faults::slow(service, self.limits.total),
                _ => faults::broken(service),
            },
            _ => faults::broken(service),
        }
    }
}

/// How long a service asks to be left alone, where it says so in seconds.
fn retry_after(response: &Response<Body>) -> Option<Duration> {
    let value = response.headers().get(header::RETRY_AFTER)?;
    value.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

/// Where an answer says that the answer is.
fn redirect(response: &Response<Body>) -> Option<&str> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let place = response.headers().get(header::LOCATION).filter(|_| is_redirect)?;
    Some(place.to_str().unwrap_or_default())
}

/// The address of a place that stands at another address; none when it is not of the web.
fn followed(from: &str, place: &str) -> Option<String> {
    let joined = Url::parse(from).ok()?.join(place).ok()?;
    let is_of_web = matches!(joined.scheme(), "http" | "https");
    (is_of_web && !place.is_empty()).then(|| joined.into())
}

/// The signs that mean something in an address.
const IN_PATH: AsciiSet =
    NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A part of a path, in which the signs that mean something in an address are numbers.
pub(super) fn path(text: &str) -> String {
    utf8_percent_encode(text, &IN_PATH).to_string()
}

fn proxy_of(proxy: &Proxy) -> Option<ureq::Proxy> {
    let given = ureq::Proxy::new(&proxy.address).ok()?;
    let mut made = ureq::Proxy::builder(given.protocol())
        .host(given.host())
        .port(given.port())
        .resolve_target(given.resolve_target());
    if let Some(name) = given.username() {
        made = made.username(name);
    }
    if let Some(word) = given.password() {
        made = made.password(word);
    }
    for host in proxy.except.split(',').map(str::trim).filter(|host| !host.is_empty()) {
        made = made.no_proxy(host);
    }
    made.build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_is_followed_from_where_it_stands() {
        let from = "https://doi.org/10.5555/12?x=/y";
        for (place, expected) in [
            ("http://example.org/a", Some("http://example.org/a")),
            ("HTTPS://example.org", Some("https://example.org/")),
            ("//example.org/a", Some("https://example.org/a")),
            ("/works/1", Some("https://doi.org/works/1")),
            ("13?a:b", Some("https://doi.org/10.5555/13?a:b")),
            ("file:///etc/passwd", None),
            ("javascript:x", None),
            ("", None),
        ] {
            assert_eq!(followed(from, place).as_deref(), expected, "{place}");
        }
        assert_eq!(followed("http://a.org", "b").as_deref(), Some("http://a.org/b"));
    }
}
