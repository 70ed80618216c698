//! What opens two records to somebody, as the preview tells it: who reads along, with what account the
//! person comes in, and whether a card or a link is about to stop.

use crate::access::File;
use crate::account::session;
use crate::account::store::is_address;
use crate::consent::{self, Stored};
use crate::merging::Side;
use crate::merging::fields::{is_yes, text};
use crate::merging::plan::Record;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::Timestamp;
use jiff::civil::Date;

/// What opens the two records.
#[derive(Debug, Default)]
pub(super) struct Opens {
    /// Consents that hold, or will: of which record, and what each says.
    pub consents: Vec<(Side, Stored)>,
    /// Accounts of the person, in words, with the record they belong to.
    pub accounts: Vec<(Side, String)>,
    /// Whether a card, a link or who is in with one stops with the merge.
    pub stops: bool,
}

impl Opens {
    pub fn is_empty(&self) -> bool {
        self.consents.is_empty() && self.accounts.is_empty() && !self.stops
    }
}

/// Reads what opens both.
pub(super) async fn read(
    app: &App,
    page: &Page,
    both: [(&File, &Record); 2],
) -> Result<Opens, Problem> {
    let (now, today) = (app.now(), app.today());
    let mut opens = Opens::default();
    for (side, (file, record)) in [Side::Kept, Side::Lost].into_iter().zip(both) {
        let all = consent::store::of_person(&app.db, &file.person).await?;
        let stands = |c: &Stored| c.withdrawn_at.is_none() && c.until >= today;
        opens.consents.extend(all.into_iter().filter(stands).map(|c| (side, c)));
        let accounts = record.of("account").iter().filter(|row| is_yes(row.get("active")));
        opens.accounts.extend(accounts.map(|row| (side, account(page, row))));
        opens.stops |= has_way_in(record, now, today)
            || session::has_entered(&app.db, &file.person, now).await?;
    }
    Ok(opens)
}

fn has_way_in(record: &Record, now: Timestamp, today: Date) -> bool {
    let card = record.of("access_card").iter().any(|row| {
        text(row, "ended_at").is_empty() && text(row, "until_day") >= today.to_string().as_str()
    });
    let link = record.of("access_link").iter().any(|row| {
        let until = text(row, "valid_until").parse::<Timestamp>();
        text(row, "ended_at").is_empty() && until.is_ok_and(|until| until > now)
    });
    card || link
}

fn account(page: &Page, row: &crate::merging::Fields) -> String {
    let email = text(row, "email");
    let address =
        if is_address(email) { email.to_owned() } else { page.t("merging-account-no-address") };
    let key = if text(row, "password_hash").is_empty() {
        "merging-account-no-password"
    } else {
        "merging-account-password"
    };
    page.with2(key, ("name", text(row, "name")), ("address", address.as_str()))
}
