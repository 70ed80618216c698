//! The address people type: `https://opstap.example`, with nothing behind it.

use serde::Deserialize;
use std::fmt;
use std::str::FromStr;
use url::{Position, Url};

/// Where the program stands for a browser: scheme, host and port, written as a browser writes the
/// origin of a page (lower case, no port that goes without saying, no `/` at the end).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address, as a browser names the origin of our pages.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether people reach the program over HTTPS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let said = |what: &str| {
            format!("the public address {text:?} {what}; write it as https://opstap.example")
        };
        let url = Url::parse(text.trim()).map_err(|e| said(&format!("is not one ({e})")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(said("begins with neither https:// nor http://"));
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(said("names no host"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(said("holds a user name or a password"));
        }
        if !matches!(&url[Position::BeforePath..], "" | "/") {
            return Err(said("has something behind the host"));
        }
        Ok(PublicUrl(url.origin().ascii_serialization()))
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        text.parse::<PublicUrl>().map(|url| url.to_string())
    }

    #[test]
    fn a_public_address_is_written_as_a_browser_names_it() {
        assert_eq!(read("https://opstap.example").unwrap(), "https://opstap.example");
        assert_eq!(read("https://Opstap.Example:443/").unwrap(), "https://opstap.example");
        assert_eq!(read("http://10.0.0.5:8080").unwrap(), "http://10.0.0.5:8080");
    }

    #[test]
    fn what_is_no_address_of_a_host_is_refused_with_an_example() {
        for text in [
            "",
            "opstap.example",
            "ftp://opstap.example",
            "https://",
            "https://opstap.example/tool",
            "https://opstap.example/?x=1",
            "https://opstap.example?",
            "https://opstap.example#top",
            "https://me:secret@opstap.example",
            "https://opstap.example:99999",
        ] {
            let refused = read(text).expect_err(text);
            assert!(refused.contains("https://opstap.example"), "{refused}");
        }
    }
}
