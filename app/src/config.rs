//! Settings: from the command line, the environment (`OPSTAP_…`) or a file (`opstap.toml` in the
//! data folder), in that order.

mod mail_server;
mod public_url;

use crate::backup::schedule::Plan;
pub use mail_server::{Mail, MailFrom, MailServer, Secrecy, SmtpUrl};
pub use public_url::PublicUrl;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// Where the network's data is.
#[derive(Debug, Clone, clap::Args)]
pub struct Place {
    /// Folder with the data; made when it does not exist.
    #[arg(long, value_name = "DIR", env = "OPSTAP_DATA", default_value = "./opstap-data")]
    pub data: PathBuf,
    /// PostgreSQL address (postgres://…); without it the database is one SQLite file in the folder.
    #[arg(long, value_name = "URL", env = "OPSTAP_DATABASE")]
    pub database: Option<String>,
    /// File with the key for national numbers and second factors. Keep it outside the data and
    /// outside the backups. Default: the name of the data folder with `.key` behind it.
    #[arg(long, value_name = "FILE", env = "OPSTAP_KEY_FILE")]
    pub key_file: Option<PathBuf>,
}

impl Place {
    /// The SQLite file.
    pub fn sqlite_file(&self) -> PathBuf {
        self.data.join("opstap.db")
    }

    /// The address of the PostgreSQL database, when there is one.
    pub fn postgres(&self) -> Result<Option<&str>, String> {
        self.database.as_deref().map(postgres_address).transpose()
    }

    /// What the database is called in a message. Never the whole address: it may hold a password.
    pub fn named(&self) -> String {
        let Some(url) = &self.database else { return "the database".to_owned() };
        let host = url::Url::parse(url).ok().and_then(|url| url.host().map(|h| h.to_string()));
        host.map_or("the database".to_owned(), |host| format!("the database at {host}"))
    }

    /// The folder of attachments.
    pub fn attachments(&self) -> PathBuf {
        self.data.join("attachments")
    }

    /// The key file.
    pub fn key_path(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| beside(&self.data))
    }
}

/// Checks that an address is one of PostgreSQL; else says what is possible.
pub fn postgres_address(url: &str) -> Result<&str, String> {
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    if ["postgres", "postgresql"].contains(&scheme) {
        return Ok(url);
    }
    // The rest may hold a password.
    let found = match scheme {
        "" => "the database has no address with ://".to_owned(),
        other => format!("a database at {other}://… is not possible"),
    };
    Err(format!(
        "{found}: give the address of PostgreSQL, postgres://user:password@host/name, or leave \
         --database out, and the database is a file in the data folder"
    ))
}

fn beside(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_os_string();
    name.push(".key");
    data.with_file_name(name)
}

/// How the program is reached, and how it reaches others.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// The address people type, such as `https://opstap.example`.
    pub public_url: Option<PublicUrl>,
    /// The address of the proxy in front, whose `X-Forwarded-For` is believed.
    pub trusted_proxy: Option<IpAddr>,
    /// Whether this is a demo that may be seen beyond this machine.
    pub public_demo: bool,
    /// The server that takes our mail; without it the network sends none.
    pub mail: Option<MailServer>,
}

impl Reach {
    /// Whether people reach the program over HTTPS: then cookies are for HTTPS only.
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(PublicUrl::is_https)
    }

    /// Plain HTTP beyond this machine is refused unless a proxy with HTTPS stands in front.
    pub fn allows(&self, listen: SocketAddr) -> Result<(), String> {
        if listen.ip().is_loopback() || (self.trusted_proxy.is_some() && self.is_https()) {
            return Ok(());
        }
        Err(format!(
            "refused: {listen} can be reached from outside this machine, over plain HTTP.\n\
             Put a proxy with HTTPS in front and name it: --trusted-proxy ADDRESS \
             --public-url https://…\n\
             (see the operators' guide for an example with Caddy), or listen on 127.0.0.1."
        ))
    }
}

/// Backups by themselves, on the command line or in the environment.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Backups {
    /// Folder for backups that are made by themselves; best on another disk.
    #[arg(long, value_name = "DIR", env = "OPSTAP_BACKUP_FOLDER")]
    pub backup_folder: Option<PathBuf>,
    /// Hours between two backups, at least 1 (24). None at all: leave the folder out.
    #[arg(long, value_name = "N", env = "OPSTAP_BACKUP_EVERY_HOURS")]
    pub backup_every_hours: Option<u32>,
    /// How many of the newest backups stay, at least 1 (14).
    #[arg(long, value_name = "N", env = "OPSTAP_BACKUP_KEEP")]
    pub backup_keep: Option<usize>,
}

impl Backups {
    /// The plan: what is said here first, then what the file says; none without a folder.
    pub fn plan(&self, file: &Settings) -> Result<Option<Plan>, String> {
        let every_hours = self.backup_every_hours.or(file.backup_every_hours).unwrap_or(24);
        let keep = self.backup_keep.or(file.backup_keep).unwrap_or(14);
        if every_hours == 0 {
            return Err("backup-every-hours is at least 1; for no backups at all leave \
                        backup-folder out"
                .to_owned());
        }
        if keep == 0 {
            return Err("backup-keep is at least 1: one backup has to stay".to_owned());
        }
        let folder = self.backup_folder.clone().or_else(|| file.backup_folder.clone());
        Ok(folder.map(|folder| Plan { folder, every_hours, keep }))
    }
}

/// What `opstap.toml` can say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    public_url: Option<PublicUrl>,
    trusted_proxy: Option<IpAddr>,
    public_demo: bool,
    backup_folder: Option<PathBuf>,
    backup_every_hours: Option<u32>,
    backup_keep: Option<usize>,
    smtp: Option<SmtpUrl>,
    mail_from: Option<MailFrom>,
}

impl Settings {
    /// How the program is reached, as far as the file says.
    pub fn reach(&self) -> Reach {
        Reach {
            public_url: self.public_url.clone(),
            trusted_proxy: self.trusted_proxy,
            public_demo: self.public_demo,
            mail: None,
        }
    }
}

/// Reads `opstap.toml` in the data folder, if there is one.
pub fn read_settings(data: &Path) -> Result<Settings, String> {
    let path = data.join("opstap.toml");
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Settings::default()),
        Err(e) => Err(format!("{}: {e}", path.display())),
    }
}

/// How the program is reached, by the file in the data folder.
pub fn read_file(data: &Path) -> Result<Reach, String> {
    read_settings(data).map(|s| s.reach())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_beyond_this_machine_needs_a_proxy_and_https() {
        let open: SocketAddr = "0.0.0.0:80".parse().unwrap();
        let here: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        let mut reach = Reach::default();
        assert!(reach.allows(here).is_ok());
        assert!(reach.allows(open).is_err());
        reach.trusted_proxy = Some("127.0.0.1".parse().unwrap());
        assert!(reach.allows(open).is_err());
        reach.public_url = "https://opstap.example".parse().ok();
        assert!(reach.allows(open).is_ok());
    }

    #[test]
    fn the_file_says_where_backups_go_and_the_command_line_goes_before_it() {
        let text = "public-url = \"https://opstap.example\"\nbackup-folder = \"/srv/backups\"\n\
                    backup-keep = 5";
        let file: Settings = toml::from_str(text).unwrap();
        assert!(file.reach().is_https());
        let said = Backups { backup_keep: Some(3), ..Backups::default() };
        let plan = said.plan(&file).unwrap().unwrap();
        assert_eq!(plan, Plan { folder: "/srv/backups".into(), every_hours: 24, keep: 3 });
        assert_eq!(Backups::default().plan(&Settings::default()), Ok(None));
        assert!(toml::from_str::<Settings>("backup-fodler = \"x\"").is_err());
    }

    #[test]
    fn backups_every_zero_hours_or_of_which_none_stays_are_refused() {
        let file: Settings = toml::from_str("backup-every-hours = 0").unwrap();
        assert!(Backups::default().plan(&file).unwrap_err().contains("at least 1"));
        let said = Backups { backup_keep: Some(0), ..Backups::default() };
        assert!(said.plan(&Settings::default()).unwrap_err().contains("at least 1"));
    }

    #[test]
    fn a_database_of_another_kind_is_told_what_is_possible_without_its_password() {
        for good in ["postgres://a:b@h/n", "postgresql:///n?host=/run/postgresql"] {
            assert_eq!(postgres_address(good), Ok(good));
        }
        for bad in ["mysql://opstap:secret@h/n", "postgre://opstap:secret@h/n", "secret", ""] {
            let said = postgres_address(bad).unwrap_err();
            assert!(said.contains("postgres://user") && !said.contains("secret"), "{said}");
        }
        let place = Place {
            data: "x".into(),
            database: Some("postgres://opstap:secret@db.example/n".to_owned()),
            key_file: None,
        };
        assert_eq!(place.named(), "the database at db.example");
    }

    #[test]
    fn the_key_lies_beside_the_data_and_not_in_it() {
        let place = Place { data: "/srv/opstap".into(), database: None, key_file: None };
        assert_eq!(place.key_path(), Path::new("/srv/opstap.key"));
    }
}
