//! Pages sent in gzip, with one compressor for each thread that is used again and again.
//!
//! The general layer around this one makes a new compressor for every answer, a third of a megabyte that has
//! to be cleared first; it stays for what streams and for other kinds of files. Of the two encoders of flate2
//! only that of deflate can be used again (`DeflateEncoder::reset`; the one of gzip has none), so the few
//! bytes that gzip puts around it are written here.

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::cell::RefCell;
use std::io::{self, Write as _};
use std::mem;

/// Below this many bytes an answer fits in one packet either way.
const AT_LEAST: u64 = 1_024;
/// Above this many bytes the general layer presses, piece by piece.
const AT_MOST: u64 = 1_048_576;
/// RFC 1952: gzip, deflate, no flags, no time, fastest, unknown system.
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255];

thread_local! {
    static COMPRESSOR: RefCell<DeflateEncoder<Vec<u8>>> =
        RefCell::new(DeflateEncoder::new(vec![], Compression::fast()));
}

/// The layer: presses a page that is whole and not too large, for who takes gzip.
pub async fn pressed(request: Request, next: Next) -> Response {
    let takes_it = takes_gzip(request.headers());
    let response = next.run(request).await;
    if !takes_it || !is_page(response.headers()) {
        return response;
    }
    let size = response.body().size_hint().exact();
    if !size.is_some_and(|bytes| (AT_LEAST..=AT_MOST).contains(&bytes)) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return Response::from_parts(parts, Body::empty());
    };
    let body = match gzip(&page) {
        Ok(small) => {
            let headers = &mut parts.headers;
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
            headers.remove(header::CONTENT_LENGTH);
            Bytes::from(small)
        }
        Err(_) => page,
    };
    Response::from_parts(parts, Body::from(body))
}

/// Whether a browser says that it takes gzip. One that weighs its ways (`q=`) is left to the general layer.
fn takes_gzip(headers: &HeaderMap) -> bool {
    let said = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    said.is_some_and(|said| said.split(',').any(|way| way.trim() == "gzip"))
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    kind.starts_with(b"text/html") && !headers.contains_key(header::CONTENT_ENCODING)
}

fn gzip(page: &[u8]) -> io::Result<Vec<u8>> {
    let mut crc = Crc::new();
    crc.update(page);
    let mut pressed = COMPRESSOR.with_borrow_mut(|compressor| {
        let mut room = Vec::with_capacity(page.len() / 2);
        room.extend_from_slice(&HEAD);
        compressor.reset(room)?;
        compressor.write_all(page)?;
        compressor.try_finish()?;
        Ok::<_, io::Error>(mem::take(compressor.get_mut()))
    })?;
    pressed.extend_from_slice(&crc.sum().to_le_bytes());
    pressed.extend_from_slice(&crc.amount().to_le_bytes());
    Ok(pressed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    proptest::proptest! {
        #[test]
        fn what_is_pressed_comes_out_as_it_was_also_the_second_time(pages in proptest::collection::vec(".{0,3000}", 1..4)) {
            for page in pages {
                let mut again = String::new();
                GzDecoder::new(gzip(page.as_bytes()).unwrap().as_slice()).read_to_string(&mut again).unwrap();
                proptest::prop_assert_eq!(again, page);
            }
        }
    }

    #[test]
    fn only_who_names_gzip_gets_it_here() {
        let says = |words: &'static str| {
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(words))])
        };
        assert!(takes_gzip(&says("gzip, deflate, br, zstd")) && takes_gzip(&says("br,gzip")));
        assert!(
            !takes_gzip(&says("br"))
                && !takes_gzip(&says("gzip;q=0"))
                && !takes_gzip(&HeaderMap::new())
        );
    }
}
