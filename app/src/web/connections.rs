//! Connections: taking them, and letting go of those on which nothing comes.

use crate::problem::Problem;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;
use tower_http::timeout::DeadlineBody;

/// How long answers that were asked already may take when the program is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(30);

/// How long a connection may be silent: for the head of a request to come in whole, or for the next
/// request. A proxy keeps its connections open and must be the first to let go: Caddy after two
/// minutes.
pub fn patience(behind_proxy: bool) -> Duration {
    Duration::from_secs(if behind_proxy { 150 } else { 30 })
}

/// Answers on every connection until `stop`; then what was already asked.
pub async fn serve(
    listener: TcpListener,
    service: Router,
    patience: Duration,
    stop: impl Future<Output = ()>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(patience);
    let (open, mut stop) = (GracefulShutdown::new(), pin!(stop));
    loop {
        let (stream, peer) = tokio::select! {
            accepted = accept(&listener) => accepted,
            () = &mut stop => break,
        };
        let service = service.clone();
        let answer = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            service.clone().oneshot(request)
        });
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%peer, %error, "a connection ended early");
            }
        });
    }
    // Who still sends then has not asked anything yet.
    let _ = tokio::time::timeout(LAST_ANSWERS, open.shutdown()).await;
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                // As when too many files are open: others must end first.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
    }
}

/// How long the body of a request may take.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// An ordinary form.
    pub form: Duration,
    /// A file.
    pub file: Duration,
}

impl Default for Deadlines {
    /// A minute for a form of at most 1 MB; ten for a file, over a poor line.
    fn default() -> Self {
        Deadlines { form: Duration::from_secs(60), file: Duration::from_secs(600) }
    }
}

/// The layer: takes in what comes with a request, and refuses what takes too long.
pub async fn in_time(State(limits): State<Deadlines>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let is_file = kind.is_some_and(|kind| kind.starts_with("multipart/"));
    let limit = if is_file { limits.file } else { limits.form };
    if is_file {
        let slow = |body| Body::new(DeadlineBody::new(limit, body));
        return next.run(request.map(slow)).await;
    }
    let (parts, body) = request.into_parts();
    let whole = axum::body::to_bytes(body, super::FORM_LIMIT);
    match tokio::time::timeout(limit, whole).await {
        Ok(Ok(bytes)) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => Problem::TooLarge.into_response(),
        Err(_) => Problem::BadRequest("problem-400-text".into()).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::middleware::from_fn_with_state;
    use axum::routing::post;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    const SHORT: Duration = Duration::from_millis(200);

    /// A server that has little patience; gives its address and the way to stop it.
    async fn served() -> (SocketAddr, tokio::sync::oneshot::Sender<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let limits = Deadlines { form: SHORT, file: SHORT };
        let service = Router::new()
            .route("/", post(|body: String| async move { body }))
            .layer(from_fn_with_state(limits, in_time));
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let stop_told = async move { drop(stopped.await) };
        tokio::spawn(serve(listener, service, SHORT, stop_told));
        (address, stop)
    }

    /// Sends this and gives what comes back until the server closes the connection.
    async fn sent(address: SocketAddr, text: &str) -> String {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut got = String::new();
        let read = stream.read_to_string(&mut got);
        let _ = tokio::time::timeout(Duration::from_secs(20), read).await.expect("it is closed");
        got
    }

    #[tokio::test]
    async fn a_connection_on_which_nothing_comes_is_let_go() {
        let (address, _stop) = served().await;
        assert_eq!(sent(address, "").await, "");
        assert!(!sent(address, "POST / HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.contains("200 OK"));
        let whole = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\ntext";
        assert!(sent(address, whole).await.ends_with("text"), "and closed when nothing follows");
    }

    #[tokio::test]
    async fn a_form_or_a_file_that_does_not_come_in_whole_is_refused() {
        let (address, _stop) = served().await;
        for kind in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
            let head = format!("Host: x\r\nContent-Type: {kind}\r\nContent-Length: 90");
            let got = sent(address, &format!("POST / HTTP/1.1\r\n{head}\r\n\r\na=b")).await;
            assert!(!got.contains("200 OK"), "{kind}: {got}");
        }
    }

    #[tokio::test]
    async fn told_to_stop_the_server_takes_no_new_connection() {
        let (address, stop) = served().await;
        assert!(TcpStream::connect(address).await.is_ok());
        stop.send(()).unwrap();
        for _ in 0..100 {
            if TcpStream::connect(address).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("connections are still taken");
    }
}
