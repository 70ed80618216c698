//! Somebody at a browser: asks for pages, sends forms and files.

use super::TestApp;
use crate::web::form_urlencoded as encode;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use std::sync::atomic::{AtomicU64, Ordering};

/// Somebody of the test network, signed in.
pub struct Client<'a> {
    pub(super) test: &'a TestApp,
    /// The account.
    pub account: String,
    pub(super) token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The document.
    pub text: String,
}

impl Reply {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap())
    }
}

impl Client<'_> {
    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.test.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Asks for a page with more headers.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let request = self.request("GET", path);
        let request = headers.iter().fold(request, |all, (name, value)| all.header(*name, *value));
        self.test.send(request.body(Body::empty()).unwrap()).await
    }

    /// Asks for a file, as it is.
    pub async fn get_bytes(&self, path: &str) -> Vec<u8> {
        self.test.bytes(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: Vec<String> =
            fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        let request = self
            .request("POST", &once_more(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.act(path, request).await
    }

    /// Sends a form and gives the page to which it leads.
    pub async fn post_through(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.post(path, fields).await;
        assert_eq!(reply.status, 303, "{path}: {}", reply.text);
        self.get(reply.location()).await
    }

    /// Sends a form with one file.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Reply {
        let mut body = vec![];
        for (name, value) in fields {
            body.extend(
                format!(
                    "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        let (field, name, bytes) = file;
        body.extend(
            format!(
                "--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n--x--\r\n");
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body))
            .unwrap();
        self.act(path, request).await
    }

    /// A request of this client, to be filled in further.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let builder = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, "nl");
        if self.token.is_empty() { builder } else { builder.header(header::COOKIE, self.cookie()) }
    }

    /// The cookie line of this client.
    pub fn cookie(&self) -> String {
        let bound = if self.test.app.reach.is_https() { "__Host-" } else { "" };
        format!("{bound}opstap={}", self.token)
    }

    /// How many statements a page takes.
    pub async fn statements_of(&self, path: &str) -> u64 {
        let before = self.test.app.db.statements();
        let reply = self.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        self.test.app.db.statements() - before
    }
}

/// An address that no other form was sent to: a test that sends the same form twice means two acts.
fn once_more(path: &str) -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}nth={}", NUMBER.fetch_add(1, Ordering::Relaxed))
}
