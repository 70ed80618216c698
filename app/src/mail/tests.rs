//! Mail over a real connection to a small server that speaks SMTP, on both engines.

use super::sending::{Transport, run_due, transport};
use super::{Kind, NewMail, send, store};
use crate::config::MailServer;
use crate::testing::TestApp;
use jiff::SignedDuration;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with an address.
const REFUSED: &str = "niemand@ander.example";

/// A server that keeps what it takes; `answers` are given to the first recipients, one after the other.
pub struct Inbox {
    pub port: u16,
    pub taken: Arc<Mutex<Vec<String>>>,
}

impl Inbox {
    pub async fn open(answers: Vec<&'static str>) -> Inbox {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken: Arc<Mutex<Vec<String>>> = Arc::default();
        let (kept, answers) = (taken.clone(), Arc::new(Mutex::new(answers)));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(speak(stream, kept.clone(), answers.clone()));
            }
        });
        Inbox { port, taken }
    }

    /// The mails so far, with long lines put together again.
    pub fn mails(&self) -> Vec<String> {
        self.taken.lock().unwrap().iter().map(|mail| mail.replace("=\n", "")).collect()
    }
}

async fn speak(
    stream: TcpStream,
    kept: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<Vec<&'static str>>>,
) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 inbox.example\r\n").await.unwrap();
    let mut data: Option<String> = None;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match &mut data {
            Some(text) if line == "." => {
                kept.lock().unwrap().push(std::mem::take(text));
                data = None;
                "250 taken"
            }
            Some(text) => {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            None if line.starts_with("EHLO") => "250 inbox.example",
            None if line.contains(REFUSED) => "550 5.1.1 no such user",
            None if line.starts_with("RCPT") => {
                let mut answers = answers.lock().unwrap();
                if answers.is_empty() { "250 good" } else { answers.remove(0) }
            }
            None if line == "DATA" => {
                data = Some(String::new());
                "354 go on"
            }
            None => "250 good",
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The network with a mail server at a port, and the way there.
pub async fn with_mail(t: TestApp, port: u16) -> (TestApp, Transport) {
    let server = MailServer {
        server: format!("smtp://127.0.0.1:{port}").parse().unwrap(),
        from: "opstap@network.example".parse().unwrap(),
    };
    let way = transport(&server.server).unwrap();
    (t.sending_by(server).await, way)
}

async fn ask(t: &TestApp, to: &str) {
    let mut work = t.app.db.work().await.unwrap();
    let mail = NewMail {
        kind: Kind::Asked,
        to,
        language: crate::language::Language::Fr,
        organisation: Some(&t.kade),
        path: "/answer/geheim",
        about: "iets",
    };
    assert!(send(&mut work, &t.app, &mail).await.unwrap());
    work.save().await.unwrap();
}

#[tokio::test]
async fn a_mail_arrives_once_in_the_language_of_its_reader_and_its_link_is_kept_no_longer() {
    for t in TestApp::each().await {
        let inbox = Inbox::open(vec![]).await;
        let (t, way) = with_mail(t, inbox.port).await;
        ask(&t, "iemand@ander.example").await;
        run_due(&t.app, &way).await.unwrap();
        run_due(&t.app, &way).await.unwrap();
        let mails = inbox.mails();
        assert_eq!(mails.len(), 1);
        let sent = store::last_about(&t.app.db, "iets").await.unwrap().unwrap();
        assert!(sent.sent_at.is_some() && sent.next_at.is_none());
        for part in [
            "From: \"Netwerk Kruisdam\" <opstap@network.example>",
            "To: iemand@ander.example",
            &format!("Message-ID: <{}@network.example>", sent.id),
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "https://opstap.example/answer/geheim",
        ] {
            assert!(mails[0].contains(part), "{part}\n{}", mails[0]);
        }
        let left = "SELECT count(*) AS n FROM mail WHERE link_cipher IS NOT NULL";
        assert_eq!(t.app.db.row(left, vec![]).await.unwrap().get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again_and_given_up_after_three_days() {
    for t in TestApp::each().await {
        let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = gone.local_addr().unwrap().port();
        drop(gone);
        let (t, way) = with_mail(t, port).await;
        ask(&t, "iemand@ander.example").await;
        run_due(&t.app, &way).await.unwrap();
        let first = store::last_about(&t.app.db, "iets").await.unwrap().unwrap();
        assert_eq!((first.problem.as_str(), first.tries), ("away", 1));
        assert_eq!(first.next_at, Some(t.app.now() + SignedDuration::from_mins(1)));
        run_due(&t.app, &way).await.unwrap();
        let still = store::last_about(&t.app.db, "iets").await.unwrap().unwrap();
        assert_eq!(still.tries, 1, "not before the pause is over");
        for _ in 0..30 {
            t.clock.pass(SignedDuration::from_hours(4));
            run_due(&t.app, &way).await.unwrap();
        }
        let last = store::last_about(&t.app.db, "iets").await.unwrap().unwrap();
        assert!(last.given_up_at.is_some() && last.next_at.is_none());
        assert!(last.tries > 10 && last.tries < 30, "{}", last.tries);
    }
}

#[tokio::test]
async fn a_busy_server_is_tried_again_and_a_refused_address_is_said_at_once() {
    for t in TestApp::each().await {
        let inbox = Inbox::open(vec!["451 come back later"]).await;
        let (t, way) = with_mail(t, inbox.port).await;
        ask(&t, "iemand@ander.example").await;
        run_due(&t.app, &way).await.unwrap();
        assert!(inbox.mails().is_empty());
        t.clock.pass(SignedDuration::from_mins(2));
        run_due(&t.app, &way).await.unwrap();
        assert_eq!(inbox.mails().len(), 1);
        t.clock.pass(SignedDuration::from_mins(2));
        ask(&t, REFUSED).await;
        run_due(&t.app, &way).await.unwrap();
        let last = store::last_about(&t.app.db, "iets").await.unwrap().unwrap();
        assert!(last.given_up_at.is_some());
        assert_eq!(last.problem, "refused");
        let page = t.administrator().await.get("/mail").await;
        assert!(page.text.contains(REFUSED) && page.text.contains("5.1.1"), "{}", page.text);
    }
}

#[tokio::test]
async fn what_is_no_longer_needed_is_not_sent() {
    for t in TestApp::each().await {
        let inbox = Inbox::open(vec![]).await;
        let (t, way) = with_mail(t, inbox.port).await;
        ask(&t, "iemand@ander.example").await;
        let mut work = t.app.db.work().await.unwrap();
        store::drop_waiting(&mut work, "iets", t.app.now()).await.unwrap();
        work.save().await.unwrap();
        run_due(&t.app, &way).await.unwrap();
        assert!(inbox.mails().is_empty());
    }
}

#[tokio::test]
async fn an_administrator_tests_mail_and_hears_when_there_is_none() {
    for t in TestApp::each().await {
        let administrator = t.administrator().await;
        assert!(administrator.get("/mail").await.text.contains("verstuurt geen mail"));
        assert_eq!(administrator.post("/mail/test", &[]).await.status, 403);
        drop(administrator);
        let inbox = Inbox::open(vec![]).await;
        let (t, way) = with_mail(t, inbox.port).await;
        let administrator = t.administrator().await;
        assert_eq!(administrator.post("/mail/test", &[]).await.status, 303);
        assert!(administrator.get("/mail").await.text.contains("Testmail"));
        run_due(&t.app, &way).await.unwrap();
        assert!(inbox.mails()[0].contains("De mail werkt."), "{}", inbox.mails()[0]);
    }
}

#[tokio::test]
async fn a_demo_sends_nothing() {
    for t in TestApp::each().await {
        let inbox = Inbox::open(vec![]).await;
        let (t, _) = with_mail(t, inbox.port).await;
        t.app.db.script("UPDATE network SET is_demo = TRUE").await.unwrap();
        t.app.read_network().await.unwrap();
        assert!(!super::sends(&t.app));
    }
}
