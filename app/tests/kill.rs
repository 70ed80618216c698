//! Killing the program in the middle of writes loses nothing that was acknowledged: the real program
//! is started, written to by several hands over HTTP, killed without warning, and started again.

#![allow(clippy::unwrap_used, reason = "a test may")]

use base::db::Db;
use base::{id, values};
use opstap::access::Role;
use opstap::account::store::NewAccount;
use opstap::account::{session, store};
use opstap::audit;
use opstap::clock::Clock;
use opstap::config::Place;
use opstap::language::Language;
use opstap::people::{self, NewPerson};
use opstap::start;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How often the program is killed.
const ROUNDS: u64 = 4;
/// How many write at once.
const HANDS: u64 = 4;

/// A network on one engine, and what a writer needs to know of it.
struct Network {
    place: Place,
    folder: PathBuf,
    person: String,
    token: String,
}

impl Drop for Network {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// One network per engine.
async fn networks() -> Vec<Network> {
    let mut all = vec![found("lite", None).await];
    if let Ok(url) = std::env::var("TEST_POSTGRES") {
        let schema = format!("kill_{}", std::process::id());
        let admin = Db::open_postgres(&url).await.unwrap();
        admin.script(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        admin.close().await;
        let mark = if url.contains('?') { '&' } else { '?' };
        let url = format!("{url}{mark}options=-csearch_path%3D{schema}");
        all.push(found("postgres", Some(url)).await);
    }
    all
}

/// Makes a network with a coach who is signed in, and somebody to write about.
async fn found(name: &str, database: Option<String>) -> Network {
    let folder = std::env::temp_dir().join(format!("opstap-kill-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let place = Place { data: folder.join("data"), database, key_file: None };
    let db = start::database(&place).await.unwrap();
    start::keys(&place, &db).await.unwrap();
    let now = Clock::System.now();
    let mut work = db.work().await.unwrap();
    let row = values![id::new(now), "Netwerk Kruisdam", "Europe/Brussels", false, now];
    let columns = ["id", "name", "time_zone", "is_demo", "made_at"];
    work.add_rows("network", &columns, vec![row]).await.unwrap();
    let kade = id::new(now);
    let row = values![&kade, "De Kade", "de kade", "arbeidszorg", now];
    let columns = ["id", "name", "folded_name", "kind", "made_at"];
    work.add_rows("organisation", &columns, vec![row]).await.unwrap();
    // Without an administrator every address leads to setting up.
    let mut accounts = vec![];
    for (name, email, role) in [
        ("Wout Zilverling", "wout.zilverling@test.example", Role::Administrator),
        ("Joris Haverbeke", "joris.haverbeke@test.example", Role::Coach),
    ] {
        let new = NewAccount {
            organisation: &kade,
            name,
            email,
            job_title: "",
            language: Language::Nl,
            password_hash: None,
            person: None,
            roles: &[role],
        };
        accounts.push(store::add(&mut work, now, &new).await.unwrap());
    }
    let token = session::start(&mut work, &accounts[1], "test", now, false).await.unwrap();
    let new = NewPerson { given: "Nele".into(), ..NewPerson::default() };
    let today = jiff::civil::date(2026, 1, 1);
    let person = people::store::add(&mut work, now, today, &kade, &new, None).await.unwrap();
    work.save().await.unwrap();
    db.close().await;
    Network { place, folder, person, token }
}

/// Starts the program and gives it with its address.
fn started(place: &Place) -> (Child, SocketAddr) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opstap"));
    command.arg("serve").arg("--data").arg(&place.data).args(["--listen", "127.0.0.1:0"]);
    if let Some(url) = &place.database {
        command.arg("--database").arg(url);
    }
    command.env("OPSTAP_LOG", "error").stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let ready = lines
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("listening on http://").map(str::to_owned));
    let address = ready.expect("the program says where it listens").parse().unwrap();
    (child, address)
}

/// Sends one note. Whether the program said that it is saved.
fn is_saved(address: SocketAddr, network: &Network, words: &str) -> bool {
    let today = Clock::System.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let body = format!("act=save&kind=talk&level=team&day={today}&body={words}");
    let request = format!(
        "POST /people/{}/notes/new HTTP/1.1\r\nHost: {address}\r\nCookie: opstap={}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        network.person,
        network.token,
        body.len()
    );
    let mut answer = vec![];
    let sent = TcpStream::connect(address).and_then(|mut stream| {
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        stream.write_all(request.as_bytes())?;
        stream.read_to_end(&mut answer)
    });
    // A connection that breaks off after the status line was answered still counts.
    drop(sent);
    let answer = String::from_utf8_lossy(&answer);
    answer.starts_with("HTTP/1.1 303")
        && answer.to_lowercase().contains(&format!("location: /people/{}", network.person))
}

/// Everything that was answered as saved is there once, with its line in the log, and nothing is
/// there by half.
async fn check(network: &Network, saved: &BTreeSet<String>) -> usize {
    let db = start::database(&network.place).await.unwrap();
    assert_eq!(db.damage().await.unwrap(), Vec::<String>::new());
    let rows = db.rows("SELECT id, body FROM note", vec![]).await.unwrap();
    let mut there = BTreeSet::new();
    for row in &rows {
        assert!(there.insert(row.get::<String>("body").unwrap()), "a note is there twice");
    }
    let lost: Vec<_> = saved.difference(&there).collect();
    assert!(lost.is_empty(), "acknowledged and gone: {lost:?}");
    let half = "SELECT count(*) AS n FROM note n
        WHERE NOT EXISTS (SELECT 1 FROM note_person p WHERE p.note = n.id)
           OR NOT EXISTS (SELECT 1 FROM audit_line l
                          WHERE l.subject = n.id AND l.subject_kind = 'note')";
    assert_eq!(db.row(half, vec![]).await.unwrap().get::<i64>("n").unwrap(), 0);
    let lines = audit::verify(&db).await.unwrap().expect("the log is whole");
    assert!(lines >= i64::try_from(saved.len()).unwrap());
    db.close().await;
    there.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn killing_the_program_in_the_middle_of_writes_loses_nothing_acknowledged() {
    for network in networks().await {
        let network = Arc::new(network);
        let saved = Arc::new(Mutex::new(BTreeSet::new()));
        let number = Arc::new(AtomicU64::new(0));
        for round in 0..ROUNDS {
            let (mut child, address) = started(&network.place);
            let before = saved.lock().unwrap().len();
            let hands: Vec<_> = (0..HANDS)
                .map(|_| {
                    let (network, saved, number) = (network.clone(), saved.clone(), number.clone());
                    std::thread::spawn(move || {
                        // Until the first write that is not answered: then the program is gone.
                        loop {
                            let words = format!("note-{}", number.fetch_add(1, Ordering::Relaxed));
                            if !is_saved(address, &network, &words) {
                                return;
                            }
                            saved.lock().unwrap().insert(words);
                        }
                    })
                })
                .collect();
            // Kill it only once it is well under way, each time at another moment.
            while saved.lock().unwrap().len() < before + 20
                && !hands.iter().all(|h| h.is_finished())
            {
                std::thread::sleep(Duration::from_millis(3));
            }
            std::thread::sleep(Duration::from_millis(7 * round));
            child.kill().unwrap();
            child.wait().unwrap();
            for hand in hands {
                hand.join().unwrap();
            }
            let saved = saved.lock().unwrap().clone();
            assert!(saved.len() >= before + 20, "nothing was being written in round {round}");
            check(&network, &saved).await;
        }
    }
}
