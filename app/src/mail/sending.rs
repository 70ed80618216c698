//! Sending what waits: one mail after the other, tried again with growing pauses.

use super::letter::Letter;
use super::store::{self, Waiting};
use super::{Kind, sends};
use crate::config::{MailServer, Secrecy, SmtpUrl};
use crate::problem::Problem;
use crate::web::App;
use jiff::{SignedDuration, Timestamp};
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use std::time::Duration;

/// How often is looked whether there is something to send.
const EVERY: Duration = Duration::from_secs(5);
/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// After this long a mail that somebody took up and said nothing more about is tried again.
const TAKEN_FOR: SignedDuration = SignedDuration::from_mins(15);
/// After this long it is given up.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(72);
/// The pauses between tries, in minutes; the last one is repeated.
const PAUSES: [i64; 5] = [1, 5, 15, 60, 240];

/// The connection to the server.
pub type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// The connection to a server; nothing is sent yet. The error is a sentence.
pub fn transport(server: &SmtpUrl) -> Result<Transport, String> {
    let parameters = || TlsParameters::new(server.host.clone()).map_err(|e| e.to_string());
    let tls = match server.secrecy {
        Secrecy::Tls => Tls::Wrapper(parameters()?),
        Secrecy::StartTls => Tls::Required(parameters()?),
        Secrecy::SameMachine => Tls::None,
    };
    let mut builder = Transport::builder_dangerous(&server.host)
        .port(server.port)
        .tls(tls)
        .timeout(Some(PATIENCE));
    if let Some((user, password)) = &server.credentials {
        builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(builder.build())
}

/// The pause after so many tries.
fn pause(tries: i64) -> SignedDuration {
    let place = usize::try_from(tries - 1).unwrap_or(0).min(PAUSES.len() - 1);
    SignedDuration::from_mins(PAUSES[place])
}

/// Why a mail was not taken.
struct Failure {
    /// away, login, insecure, refused, other: the last part of the key `mail-problem-…`.
    word: &'static str,
    /// What the server said.
    detail: String,
    /// Whether it will be the same at the next try.
    is_final: bool,
}

impl Failure {
    fn of(error: &SmtpError) -> Failure {
        let code = error.status().map(|code| code.to_string()).unwrap_or_default();
        // 530 to 538: who we are was not accepted. That is for an administrator to mend, and no fault
        // of the address.
        let is_login = code.starts_with("53");
        let word = if is_login {
            "login"
        } else if error.is_permanent() {
            "refused"
        } else if error.is_tls() {
            "insecure"
        } else if code.is_empty() {
            "away"
        } else {
            "other"
        };
        let detail: String = error.to_string().chars().take(200).collect();
        Failure { word, detail, is_final: word == "refused" }
    }
}

/// Sends what is due. Stops at the first sign that the server is away: the rest would find the same.
pub async fn run_due(app: &App, transport: &Transport) -> Result<(), Problem> {
    let Some(server) = app.reach.mail.as_ref().filter(|_| sends(app)) else { return Ok(()) };
    while let Some(mail) = store::take(&app.db, app.now(), TAKEN_FOR).await? {
        let outcome = one(app, transport, server, &mail).await;
        let mut work = app.db.work().await?;
        let now = app.now();
        let is_away = matches!(&outcome, Err(f) if f.word != "refused");
        match outcome {
            Ok(()) => store::sent(&mut work, &mail.id, now).await?,
            Err(failure) => {
                tracing::warn!(id = mail.id, why = failure.word, "a mail was not taken");
                let again = next_try(&mail, &failure, now);
                let why = (failure.word, failure.detail.as_str());
                store::failed(&mut work, &mail.id, (now, again), why).await?;
            }
        }
        work.save().await?;
        if is_away {
            break;
        }
    }
    Ok(())
}

/// When a mail that failed is tried again; never when that makes no sense or is too late.
fn next_try(mail: &Waiting, failure: &Failure, now: Timestamp) -> Option<Timestamp> {
    let again = now + pause(mail.tries);
    let is_late = again > mail.made_at + GIVEN_UP_AFTER;
    (!failure.is_final && !is_late).then_some(again)
}

async fn one(
    app: &App,
    transport: &Transport,
    server: &MailServer,
    mail: &Waiting,
) -> Result<(), Failure> {
    let final_failure = |detail: String| Failure { word: "refused", detail, is_final: true };
    let path = app.keys.decrypt(&mail.link_cipher).and_then(|path| String::from_utf8(path).ok());
    let (Some(path), Some(kind)) = (path, Kind::parse(&mail.kind)) else {
        return Err(final_failure("the link in it cannot be read".to_owned()));
    };
    let network = app.network();
    let front = app.reach.public_url.as_ref().map(ToString::to_string).unwrap_or_default();
    let letter = Letter {
        id: &mail.id,
        kind,
        language: mail.language,
        network: &network.name,
        organisation: &mail.organisation,
        link: &format!("{front}{path}"),
    };
    let message = letter.message(server, &mail.to).map_err(final_failure)?;
    transport.send(message).await.map(drop).map_err(|error| Failure::of(&error))
}

/// The loop of the running program; ends at once where no mail is sent.
pub async fn run_forever(app: App) {
    let Some(mail) = app.reach.mail.as_ref().filter(|_| sends(&app)) else { return };
    let transport = match transport(&mail.server) {
        Ok(transport) => transport,
        Err(problem) => {
            tracing::error!(problem, "mail cannot be sent");
            return;
        }
    };
    loop {
        if let Err(problem) = run_due(&app, &transport).await {
            tracing::error!(?problem, "mail could not be looked up");
        }
        tokio::time::sleep(EVERY).await;
    }
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn the_pauses_grow_and_then_stay() {
        let minutes: Vec<i64> = (1..=7).map(|n| pause(n).as_mins()).collect();
        assert_eq!(minutes, [1, 5, 15, 60, 240, 240, 240]);
    }
}
