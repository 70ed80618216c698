//! Making a referral, and changing a draft.

use super::{one, sending};
use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::consent::{self, GIVERS};
use crate::form::Form;
use crate::language::Language;
use crate::mail;
use crate::problem::{Answer, Problem};
use crate::referrals::store::{self, Choice, Stored};
use crate::referrals::{Ask, Part, State as Stand, WAYS, form, words};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "referrals/new.html")]
struct NewPage {
    page: Page,
    form: Form,
    action: String,
    back: String,
    name: String,
    /// What stands in the file about the language, beside the field.
    spoken: String,
    receivers: Vec<Choice>,
    parts: Vec<Part>,
    sends_mail: bool,
}

impl NewPage {
    /// Whom one can ask, under a line to choose and one for somebody outside.
    fn organisations(&self) -> Vec<(String, String)> {
        let choose = (String::new(), self.page.t("referrals-receiver-choose"));
        let outside = (form::OUTSIDE.to_owned(), self.page.t("referrals-outside"));
        let words = |c: &Choice| {
            let kind = self.page.t(&format!("organisations-kind-{}", c.kind.word()));
            (c.id.clone(), format!("{} · {kind}", c.name))
        };
        [choose, outside].into_iter().chain(self.receivers.iter().map(words)).collect()
    }

    fn kinds(&self) -> Vec<(String, String)> {
        let words = |ask: Ask| self.page.t(&format!("referrals-ask-{}", ask.word()));
        Ask::ALL.map(|ask| (ask.word().to_owned(), words(ask))).to_vec()
    }

    fn languages(&self) -> Vec<(String, String)> {
        Language::ALL.map(|l| (l.code().to_owned(), l.own_name().to_owned())).to_vec()
    }

    fn ways(&self) -> Vec<(String, String)> {
        let not_yet = (String::new(), self.page.t("referrals-not-agreed-yet"));
        let words = |way: &str| (way.to_owned(), self.page.t(&format!("consent-way-{way}")));
        WAYS.into_iter().map(words).chain([not_yet]).collect()
    }

    fn givers(&self) -> Vec<(String, String)> {
        let words =
            |giver: &str| (giver.to_owned(), self.page.t(&format!("consent-giver-{giver}")));
        GIVERS.into_iter().map(words).collect()
    }

    fn part(&self, part: &Part) -> String {
        words::part(&self.page, *part)
    }

    fn part_is(&self, part: &Part) -> String {
        self.page.t(&format!("referrals-part-is-{}", part.word()))
    }
}

/// Everything that stands on the form beside what is typed. `asks` is the organisation that asks.
async fn sheet(
    app: &App,
    page: Page,
    (file, asks): (&File, &str),
    form: Form,
    draft: Option<&str>,
) -> Result<NewPage, Problem> {
    let person = &file.person;
    Ok(NewPage {
        form,
        action: match draft {
            Some(id) => format!("/referrals/{id}/edit"),
            None => format!("/people/{person}/referrals/new"),
        },
        back: match draft {
            Some(id) => format!("/referrals/{id}"),
            None => format!("/people/{person}"),
        },
        name: crate::people::store::name_of(&app.db, person).await?,
        spoken: consent::spoken(app, &page, person).await?,
        receivers: store::receivers(&app.db, asks).await?,
        parts: Part::ALL.into_iter().filter(|part| part.is_read(file)).collect(),
        sends_mail: mail::sends(app),
        page,
    })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "referrals").await?;
    file.demand(Act::Write, Kind::Steps)?;
    file.demand_open()?;
    let asks = file.organisation(&actor, Act::Write, Kind::Steps)?.to_owned();
    let mut form = form::fresh(page.today, page.language);
    form.set("agreed_language", consent::language_known(&app, &page, &person).await?);
    view::show(&sheet(&app, page, (&file, &asks), form, None).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "referrals").await?;
    file.demand(Act::Write, Kind::Steps)?;
    file.demand_open()?;
    let asks = file.organisation(&actor, Act::Write, Kind::Steps)?.to_owned();
    let mut sheet = sheet(&app, page, (&file, &asks), Form::from_pairs(sent), None).await?;
    let sends = sheet.form.value("do") == "send";
    let NewPage { form, page, receivers, parts, .. } = &mut sheet;
    let Some(new) = form::read(form, page, (receivers, parts), sends) else {
        return view::show_again(&sheet);
    };
    let mut work = app.db.work().await?;
    let id = store::add(&mut work, app.now(), (&person, &asks, &actor.account), &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Referral, &id).about(&person).at(&asks);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    if sends {
        // A draft begins with version 1.
        return sending::send_draft(&app, sheet.page, &actor, (&file, &id, 1), &headers).await;
    }
    Ok(view::go(&format!("/referrals/{id}"), "referrals-said-kept"))
}

/// Opens a draft for who may change it; what was sent is changed no more.
async fn draft(app: &App, actor: &Actor, id: &str) -> Result<(File, Stored), Problem> {
    let (file, referral) = one::open(app, actor, id).await?;
    file.demand_open()?;
    file.demand_at(Act::Write, Kind::Steps, &referral.organisation)?;
    if referral.state != Stand::Draft {
        return Err(Problem::Closed("referrals-was-sent".into()));
    }
    Ok((file, referral))
}

pub(super) async fn edit(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, referral) = draft(&app, &actor, &id).await?;
    let form = form::stored(&referral, page.today);
    let asks = referral.organisation.as_str();
    view::show(&sheet(&app, page, (&file, asks), form, Some(&id)).await?)
}

pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let (file, referral) = draft(&app, &actor, &id).await?;
    let asks = referral.organisation.as_str();
    let mut sheet = sheet(&app, page, (&file, asks), Form::from_pairs(sent), Some(&id)).await?;
    let sends = sheet.form.value("do") == "send";
    let NewPage { form, page, receivers, parts, .. } = &mut sheet;
    let Some(new) = form::read(form, page, (receivers, parts), sends) else {
        return view::show_again(&sheet);
    };
    let seen = form.version();
    let mut work = app.db.work().await?;
    if !store::change_draft(&mut work, (&id, seen), &new).await? {
        drop(work);
        let (_, now) = draft(&app, &actor, &id).await?;
        sheet.form.meet(&form::stored(&now, sheet.page.today), now.version);
        return view::show_again(&sheet);
    }
    let line = Line::by(&actor, Deed::Change, Thing::Referral, &id).about(&file.person).at(asks);
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    if sends {
        let kept = (&file, id.as_str(), seen + 1);
        return sending::send_draft(&app, sheet.page, &actor, kept, &headers).await;
    }
    Ok(view::go(&format!("/referrals/{id}"), "referrals-said-kept"))
}
