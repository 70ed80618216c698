//! Every query of this room, by purpose.

/// Whether it is secret on day `$day` where somebody lives: the own address is, or that of somebody who
/// lives at the same door, or is going to ([`not_left`]). `$p` is the name of the table `person` in the
/// statement.
///
/// [`not_left`]: crate::households::store::not_left
macro_rules! secret_home {
    ($p:literal, $day:literal) => {
        concat!(
            "(",
            $p,
            ".is_protected OR EXISTS (SELECT 1 FROM household_member hm
                JOIN household_member hk ON hk.household = hm.household AND ",
            crate::households::store::not_left!("hk", $day),
            "
                JOIN person hq ON hq.id = hk.person AND hq.is_protected
                WHERE hm.person = ",
            $p,
            ".id AND ",
            crate::households::store::not_left!("hm", $day),
            "))"
        )
    };
}
pub(crate) use secret_home;

/// Whether it is secret where somebody lives, or ever was where the person lived: the own address is, or
/// that of somebody who once was of the same household. For a copy, which somebody else may read years
/// later: there the own words of a worker about it stay out.
macro_rules! secret_home_ever {
    ($p:literal) => {
        concat!(
            "(",
            $p,
            ".is_protected OR EXISTS (SELECT 1 FROM household_member hm
                JOIN household_member hk ON hk.household = hm.household
                JOIN person hq ON hq.id = hk.person AND hq.is_protected
                WHERE hm.person = ",
            $p,
            ".id))"
        )
    };
}
pub(crate) use secret_home_ever;

/// What others read of who did something: of an own log-in the name in the file, whatever the account is
/// called; of a worker the name of the account. `$account` is the name of the table `account` in the
/// statement.
macro_rules! name_of_who {
    ($account:literal) => {
        concat!(
            "COALESCE((SELECT trim(CASE WHEN wp.called <> '' THEN wp.called ELSE wp.given_name END
                || ' ' || wp.family_name) FROM person wp WHERE wp.id = ",
            $account,
            ".person), ",
            $account,
            ".name)"
        )
    };
}
pub(crate) use name_of_who;

mod adding;
mod around;
mod changing;
pub(crate) mod copied;
mod finding;
mod income;
mod index;
mod indications;
mod insz;
mod involving;
mod listing;
mod noted;
mod reading;
mod resting;
pub mod team;

pub use adding::{InvolvementRow, PersonRow, TeamRow, add, add_many};
pub use around::{Around, Home, Member, Seen, around, looks, only_own};
pub use changing::{Changed, change, hold, protect};
pub use finding::{KEYS, RANGES, SLOTS, WORDS_AT_ONCE, fill_in, is_known_elsewhere, people, words};
pub use income::{NewIncome, add_income, end_income};
pub use index::reindex;
pub use indications::note_indications;
pub use insz::{Same, forget_insz_at, insz_kept_at, keep_insz, may_keep_insz, same_insz};
pub use involving::{Opened, close_file, closed_files, closed_on, open_at, open_file, reopen_file};
pub use listing::{Filter, Listed, NO_RUNG, Which, list, list_all};
pub use noted::{Income, Noted};
pub use reading::{Stored, has_mailbox, language_of, merged_into, name, name_of, person};
pub use resting::{Besides, close_again, take_file_back};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[
    adding::TEXTS,
    around::TEXTS,
    changing::TEXTS,
    finding::TEXTS,
    income::TEXTS,
    index::TEXTS,
    indications::TEXTS,
    insz::TEXTS,
    involving::TEXTS,
    listing::TEXTS,
    reading::TEXTS,
    resting::TEXTS,
    team::TEXTS,
];
