//! Accounts in the database.

pub mod codes;
pub(crate) mod copied;
pub mod directory;
pub mod leaving;
pub mod links;
pub mod passkeys;
pub mod session;
pub mod sessions;
pub mod totp;
mod way;

use crate::access::{Actor, Role};
use crate::language::Language;
use base::db::{Db, Result, Work};
use base::{id, values};
use jiff::{SignedDuration, Timestamp};

const BY_EMAIL: &str = "SELECT id, password_hash, failed_tries, locked_until FROM account
    WHERE email = $1 AND active";
const ADD: &str = "INSERT INTO account
    (id, organisation, name, email, job_title, language, password_hash, person, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ADD_ROLE: &str = "INSERT INTO account_role (account, organisation, role, scope)
    VALUES ($1, $2, $3, $4)";
const SET_LANGUAGE: &str = "UPDATE account SET language = $2 WHERE id = $1";
// Of many tries at the same moment each is counted, and none after the one that locks. The row begins
// anew when its last lock is $3; of many only the first finds that one.
const COUNT_TRY: &str = "UPDATE account
    SET failed_tries = CASE WHEN locked_until = $3 THEN 1 ELSE failed_tries + 1 END
    WHERE id = $1 AND (locked_until IS NULL OR locked_until <= $2) RETURNING failed_tries";
const LOCK: &str = "UPDATE account SET locked_until = $2 WHERE id = $1";
const SUCCEEDED: &str = "UPDATE account SET failed_tries = 0, locked_until = NULL WHERE id = $1";

const ADMINISTRATORS: &str = "SELECT count(*) AS n FROM account a WHERE a.active AND EXISTS (
    SELECT 1 FROM account_role r WHERE r.account = a.id AND r.role = 'administrator')";
const PERSON_NAME: &str = "SELECT given_name, family_name, called, language
    FROM person WHERE id = $1";
const GIVE_ADDRESS: &str = "UPDATE account SET email = $2, version = version + 1
    WHERE id = $1 AND email NOT LIKE '%@%'";
const EMAIL: &str = "SELECT email FROM account WHERE id = $1";
const HAS_FACTOR: &str = "SELECT count(*) AS n FROM account a WHERE a.id = $1
    AND (a.totp_secret IS NOT NULL OR EXISTS (SELECT 1 FROM passkey k WHERE k.account = a.id))";
const SET_PASSWORD: &str = "UPDATE account SET password_hash = $2, failed_tries = 0,
    locked_until = NULL, version = version + 1 WHERE id = $1";
const NO_PASSKEYS: &str = "DELETE FROM passkey WHERE account = $1";
const CHANGE_OWN: &str = "UPDATE account SET name = $3, phone = $4, language = $5,
    version = version + 1 WHERE id = $1 AND version = $2";
const PASSWORD: &str = "SELECT password_hash FROM account WHERE id = $1";

#[cfg(test)]
const OWN_TEXTS: &[&str] = &[
    BY_EMAIL,
    ADD,
    ADD_ROLE,
    COUNT_TRY,
    LOCK,
    SUCCEEDED,
    SET_LANGUAGE,
    ADMINISTRATORS,
    PERSON_NAME,
    SET_PASSWORD,
    GIVE_ADDRESS,
    EMAIL,
    HAS_FACTOR,
    NO_PASSKEYS,
    CHANGE_OWN,
    PASSWORD,
];

/// Every SQL text of this room, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&[&str]] = &[
    OWN_TEXTS,
    codes::TEXTS,
    directory::TEXTS,
    leaving::TEXTS,
    links::TEXTS,
    passkeys::TEXTS,
    session::TEXTS,
    sessions::TEXTS,
    totp::TEXTS,
];

/// How many administrators can sign in.
pub async fn administrators(db: &Db) -> Result<i64> {
    db.row(ADMINISTRATORS, vec![]).await?.get("n")
}

/// What signing in needs to know.
pub struct SignIn {
    /// The account.
    pub id: String,
    /// Argon2id hash; none before the invitation was taken up.
    pub password_hash: Option<String>,
    /// How many wrong passwords in a row.
    pub failed_tries: i64,
    /// No try before this moment: that of the last wrong one, and its wait.
    pub locked_until: Option<Timestamp>,
}

/// The account with this e-mail address.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<SignIn>> {
    let row = db.maybe(BY_EMAIL, values![email.trim().to_lowercase()]).await?;
    row.map(|row| {
        Ok(SignIn {
            id: row.get("id")?,
            password_hash: row.get("password_hash")?,
            failed_tries: row.get("failed_tries")?,
            locked_until: row.get("locked_until")?,
        })
    })
    .transpose()
}

/// A new account.
pub struct NewAccount<'a> {
    /// The home organisation.
    pub organisation: &'a str,
    /// The name, as colleagues see it.
    pub name: &'a str,
    /// The address to sign in with.
    pub email: &'a str,
    /// What the worker is called at work.
    pub job_title: &'a str,
    /// The language of the screen.
    pub language: Language,
    /// Argon2id hash, or none for an invitation.
    pub password_hash: Option<String>,
    /// The person behind it, for a participant.
    pub person: Option<&'a str>,
    /// The roles, all in the home organisation.
    pub roles: &'a [Role],
}

/// Adds an account with its roles and gives its id. Fails with "taken" when the address is in use.
pub async fn add(work: &mut Work, now: Timestamp, new: &NewAccount<'_>) -> Result<String> {
    let id = id::new(now);
    let values = values![
        &id,
        new.organisation,
        new.name,
        new.email.trim().to_lowercase(),
        new.job_title,
        new.language.code(),
        new.password_hash.clone(),
        new.person,
        now
    ];
    work.run(ADD, values).await?;
    for role in new.roles {
        add_role(work, &id, new.organisation, *role).await?;
    }
    Ok(id)
}

/// What stands in the place of the address of an account that has none: a word without an at sign, so
/// that it cannot be typed by mistake, and no two are alike.
pub fn no_address() -> String {
    format!("none:{}", crate::keys::random_word())
}

/// Whether this is an e-mail address, and not what stands in its place.
pub fn is_address(email: &str) -> bool {
    email.contains('@')
}

/// Gives an account without an address one. Fails with "taken" when it is in use; says whether the
/// account had none.
pub async fn give_address(work: &mut Work, id: &str, email: &str) -> Result<bool> {
    Ok(work.run(GIVE_ADDRESS, values![id, email.trim().to_lowercase()]).await? == 1)
}

/// Gives an account a role in an organisation.
pub async fn add_role(
    work: &mut Work,
    account: &str,
    organisation: &str,
    role: Role,
) -> Result<()> {
    let values = values![account, organisation, role.word(), role.scope().word()];
    work.run(ADD_ROLE, values).await.map(drop)
}

/// Counts a try before its password is looked at; `wait` says how long nobody may try after so
/// many. The row of tries begins anew when it was last locked until `lapsed`. Gives false when the account is locked now: then nothing is counted.
pub async fn count_try(
    work: &mut Work,
    id: &str,
    now: Timestamp,
    lapsed: Option<Timestamp>,
    wait: impl Fn(i64) -> Option<SignedDuration>,
) -> Result<bool> {
    let Some(row) = work.maybe(COUNT_TRY, values![id, now, lapsed]).await? else {
        return Ok(false);
    };
    // Without a wait as well: it says when the last try was.
    let wait = wait(row.get("failed_tries")?).unwrap_or_default();
    work.run(LOCK, values![id, now + wait]).await?;
    Ok(true)
}

/// Notes a right password.
pub async fn succeeded(work: &mut Work, id: &str) -> Result<()> {
    work.run(SUCCEEDED, values![id]).await.map(drop)
}

/// Takes the wait after wrong passwords away.
pub async fn unlock(work: &mut Work, id: &str) -> Result<()> {
    succeeded(work, id).await
}

/// Remembers the language of somebody's screen.
pub async fn set_language(db: &Db, actor: &Actor, language: Language) -> Result<()> {
    let mut work = db.work().await?;
    speak(&mut work, &actor.account, language).await?;
    work.save().await
}

/// [`set_language`], for somebody who is about to come in.
pub async fn speak(work: &mut Work, account: &str, language: Language) -> Result<()> {
    work.run(SET_LANGUAGE, values![account, language.code()]).await.map(drop)
}

/// The name of a person, and the language spoken: to invite the person.
pub async fn person_name(db: &Db, person: &str) -> Result<(String, String)> {
    let row = db.row(PERSON_NAME, values![person]).await?;
    Ok((crate::people::store::name(&row)?, row.get("language")?))
}

/// Gives an account a new password, and a clean start after wrong ones.
pub async fn set_password(work: &mut Work, id: &str, hash: &str) -> Result<()> {
    work.run(SET_PASSWORD, values![id, hash]).await.map(drop)
}

/// Takes the second factor of an account away: app, passkeys and recovery codes.
pub async fn forget_factors(work: &mut Work, id: &str) -> Result<()> {
    for sql in [totp::FORGET, NO_PASSKEYS, codes::CLEAR] {
        work.run(sql, values![id]).await?;
    }
    Ok(())
}

/// Whether an account has a second factor.
pub async fn has_factor(db: &Db, id: &str) -> Result<bool> {
    Ok(db.row(HAS_FACTOR, values![id]).await?.get::<i64>("n")? > 0)
}

/// The address of an account.
pub async fn email(db: &Db, id: &str) -> Result<String> {
    db.row(EMAIL, values![id]).await?.get("email")
}

/// The Argon2id hash of an account's password, when it has one.
pub async fn password_hash(db: &Db, id: &str) -> Result<Option<String>> {
    db.row(PASSWORD, values![id]).await?.get("password_hash")
}

/// Changes what everybody may change of the own account: name, telephone and language. Gives
/// whether it was still the version that was read.
pub async fn change_own(
    work: &mut Work,
    id: &str,
    version: i64,
    (name, phone, language): (&str, &str, Language),
) -> Result<bool> {
    let values = values![id, version, name, phone, language.code()];
    Ok(work.run(CHANGE_OWN, values).await? == 1)
}
