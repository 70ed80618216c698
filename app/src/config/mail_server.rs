//! The server that takes our mail: `smtps://user:password@host` or `smtp://user:password@host:587`,
//! and the address that mails come from.

use super::{PublicUrl, Settings};
use lettre::Address;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use std::fmt;
use std::str::FromStr;
use url::{Host, Url};

/// How the connection is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secrecy {
    /// TLS from the first byte (`smtps://`).
    Tls,
    /// TLS after STARTTLS; a server without it is refused.
    StartTls,
    /// None: only for a server on this machine.
    SameMachine,
}

/// Where the server is, and how to sign in there.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct SmtpUrl {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from others.
    pub secrecy: Secrecy,
    /// User name and password, when the server asks for them.
    pub credentials: Option<(String, String)>,
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the password.
        write!(f, "{}:{}", self.host, self.port)
    }
}

impl FromStr for SmtpUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let said = |what: &str| {
            format!("the mail server {what}; write it as smtps://user:password@mail.example")
        };
        // The rest may hold a password.
        let url = Url::parse(text.trim()).map_err(|e| said(&format!("is no address ({e})")))?;
        let Some(host) = url.host().filter(|host| !host.to_string().is_empty()) else {
            return Err(said("names no host"));
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(said("has something behind the host"));
        }
        let secrecy = match url.scheme() {
            "smtps" => Secrecy::Tls,
            "smtp" if is_here(&host) => Secrecy::SameMachine,
            "smtp" => Secrecy::StartTls,
            _ => return Err(said("begins with neither smtps:// nor smtp://")),
        };
        let usual = match secrecy {
            Secrecy::Tls => 465,
            Secrecy::StartTls => 587,
            Secrecy::SameMachine => 25,
        };
        let plain = |part: &str| percent_decode_str(part).decode_utf8().map(String::from);
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (_, None) => return Err(said("has a user name and no password")),
            (user, Some(password)) => {
                let odd = |_| said("has a user name or a password with signs that are no text");
                Some((plain(user).map_err(odd)?, plain(password).map_err(odd)?))
            }
        };
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        Ok(SmtpUrl { host, port: url.port().unwrap_or(usual), secrecy, credentials })
    }
}

/// Whether a host is this machine.
fn is_here(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => {
            *name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|a| a.is_loopback())
        }
        Host::Ipv4(v4) => v4.is_loopback(),
        Host::Ipv6(v6) => v6.is_loopback(),
    }
}

impl TryFrom<String> for SmtpUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The address that mails come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct MailFrom(Address);

impl MailFrom {
    /// The address.
    pub fn address(&self) -> &Address {
        &self.0
    }
}

impl FromStr for MailFrom {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let address = text.trim().parse::<Address>();
        address.map(MailFrom).map_err(|_| {
            format!("mail cannot come from {text:?}; write an address, as opstap@network.example")
        })
    }
}

impl TryFrom<String> for MailFrom {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// Mail on the command line or in the environment.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Mail {
    /// The server that takes our mail: <smtps://user:password@mail.example>, or smtp:// for STARTTLS.
    /// Without it the network sends no mail.
    #[arg(long, value_name = "URL", env = "OPSTAP_SMTP", hide_env_values = true)]
    pub smtp: Option<SmtpUrl>,
    /// The address that mails come from.
    #[arg(long, value_name = "ADDRESS", env = "OPSTAP_MAIL_FROM")]
    pub mail_from: Option<MailFrom>,
}

/// Everything that is needed to send mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailServer {
    /// Where it goes.
    pub server: SmtpUrl,
    /// From whom it comes.
    pub from: MailFrom,
}

impl Mail {
    /// The server: what is said here first, then what the file says; none when nothing is said. A mail
    /// holds a link, so there must be a public address.
    pub fn server(
        &self,
        file: &Settings,
        public_url: Option<&PublicUrl>,
    ) -> Result<Option<MailServer>, String> {
        let server = self.smtp.clone().or_else(|| file.smtp.clone());
        let from = self.mail_from.clone().or_else(|| file.mail_from.clone());
        match (server, from) {
            (None, None) => Ok(None),
            (None, Some(_)) => {
                Err("--mail-from says from whom mail comes, but there is no --smtp to send it \
                     with; leave both out, and the network sends no mail"
                    .to_owned())
            }
            (Some(_), None) => {
                Err("--smtp says how mail is sent; say with --mail-from from which address it \
                     comes"
                    .to_owned())
            }
            (Some(_), Some(_)) if public_url.or(file.public_url.as_ref()).is_none() => {
                Err("a mail holds a link: say with --public-url at which address people find \
                     this network"
                    .to_owned())
            }
            (Some(server), Some(from)) => Ok(Some(MailServer { server, from })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_is_read_with_its_usual_port_and_its_password_as_it_was_meant() {
        let url: SmtpUrl = "smtps://opstap:p%40ss%2Bw@mail.example".parse().unwrap();
        assert_eq!((url.host.as_str(), url.port, url.secrecy), ("mail.example", 465, Secrecy::Tls));
        assert_eq!(url.credentials, Some(("opstap".to_owned(), "p@ss+w".to_owned())));
        assert!(!format!("{url:?}").contains("p@ss"), "a password is never printed");
        let url: SmtpUrl = "smtp://mail.example".parse().unwrap();
        assert_eq!((url.port, url.secrecy), (587, Secrecy::StartTls));
        for here in ["smtp://127.0.0.1:1025", "smtp://localhost", "smtp://[::1]:25"] {
            assert_eq!(here.parse::<SmtpUrl>().unwrap().secrecy, Secrecy::SameMachine, "{here}");
        }
    }

    #[test]
    fn a_wrong_mail_server_is_refused_in_words_without_its_password() {
        for wrong in [
            "mail.example",
            "https://u:geheim@mail.example",
            "smtp://",
            "smtp://u:geheim@mail.example/inbox",
            "smtp://u:geheim@mail.example?tls=none",
            "smtps://alleen@mail.example",
        ] {
            let said = wrong.parse::<SmtpUrl>().expect_err(wrong);
            assert!(said.contains("smtps://user") && !said.contains("geheim"), "{said}");
        }
        assert!("geen adres".parse::<MailFrom>().unwrap_err().contains("opstap@network.example"));
    }

    #[test]
    fn half_of_the_settings_is_refused_with_the_other_half_in_words() {
        let url = "https://opstap.example".parse().ok();
        let file = Settings::default();
        let smtp = "smtps://mail.example".parse().ok();
        let mail_from = "opstap@network.example".parse().ok();
        let both = Mail { smtp: smtp.clone(), mail_from: mail_from.clone() };
        assert_eq!(Mail::default().server(&file, url.as_ref()), Ok(None));
        assert!(both.server(&file, url.as_ref()).unwrap().is_some());
        assert!(both.server(&file, None).unwrap_err().contains("--public-url"));
        let only = Mail { smtp, mail_from: None };
        assert!(only.server(&file, url.as_ref()).unwrap_err().contains("--mail-from"));
        let only = Mail { smtp: None, mail_from };
        assert!(only.server(&file, url.as_ref()).unwrap_err().contains("--smtp"));
    }
}
