//! From which machine a request comes, for counters against guessing.

use super::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The machine at the other end, as text; `unknown` when the program is called without a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer(pub String);

impl FromRequestParts<App> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let socket = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok());
        let found = address(socket, app.reach.trusted_proxy, forwarded);
        Ok(Peer(found.map_or_else(|| "unknown".to_owned(), block)))
    }
}

/// The address of the caller. What `X-Forwarded-For` says is believed only from the proxy that the
/// operator named, and only its last entry: everything before it, the caller wrote.
fn address(
    socket: Option<IpAddr>,
    proxy: Option<IpAddr>,
    forwarded: Option<&str>,
) -> Option<IpAddr> {
    let socket = socket.map(|s| s.to_canonical());
    if socket.is_none() || socket != proxy.map(|p| p.to_canonical()) {
        return socket;
    }
    let last = forwarded.and_then(|f| f.rsplit(',').next()).and_then(|f| f.trim().parse().ok());
    last.or(socket)
}

/// An IPv6 caller owns a whole /64: that counts as one.
fn block(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_proxy_is_believed_and_only_its_last_word() {
        let proxy = "127.0.0.1".parse().ok();
        let other = "192.0.2.7".parse().ok();
        let says = Some("203.0.113.9, 198.51.100.4");
        assert_eq!(address(proxy, proxy, says), "198.51.100.4".parse().ok());
        assert_eq!(address(other, proxy, says), other);
        assert_eq!(address(proxy, None, says), proxy);
        assert_eq!(address(proxy, proxy, Some("nonsense")), proxy);
    }

    #[test]
    fn all_addresses_of_one_ipv6_line_count_as_one() {
        let one = block("2001:db8:1:2::5".parse().unwrap());
        assert_eq!(one, block("2001:db8:1:2:ffff::9".parse().unwrap()));
        assert_ne!(one, block("2001:db8:1:3::5".parse().unwrap()));
    }
}
