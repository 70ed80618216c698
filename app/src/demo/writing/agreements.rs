//! The agreements of those who have a place in a framework that asks one: most are signed, some wait for a
//! signature, miss an element, or were never made.

use crate::agreements::store::{NewAgreement, add_many};
use crate::agreements::{Element, Framework, Said, State};
use crate::audit::{self, Deed, Line, Thing};
use crate::demo::chance::{Chance, plus};
use crate::demo::world::World;
use crate::language::{self, Language};
use crate::offer::store::posts;
use crate::offer::{NewPlacement, Post};
use crate::web::App;
use base::db::Result;
use jiff::civil::Date;
use std::collections::HashMap;

/// What all organisations of the demo say alike.
const STANDARD: [(Element, &str); 9] = [
    (Element::Liability, "Polis burgerlijke aansprakelijkheid van de organisatie."),
    (Element::Accidents, "Polis lichamelijke ongevallen van de organisatie."),
    (Element::WorkAccidents, "Polis arbeidsongevallen van de organisatie."),
    (Element::Clothing, "Werkkledij en veiligheidsschoenen krijg je van ons."),
    (Element::Safety, "We leggen de machines uit voor je begint. Vraag het als je twijfelt."),
    (Element::Hygiene, "Handen wassen voor het werk en na de pauze."),
    (Element::Guidance, "Je hebt een vaste begeleider en elke zes maanden een gesprek."),
    (Element::Expenses, "Vervoer met bewijs betalen we terug."),
    (Element::Ending, "Wie wil stoppen, zegt het een week vooraf."),
];

/// Writes the agreements about some placements, in one unit of work.
pub(super) async fn write(app: &App, world: &World, placed: &[NewPlacement]) -> Result<()> {
    let posts: HashMap<String, Post> =
        posts::every(&app.db, world.today).await?.into_iter().map(|p| (p.id.clone(), p)).collect();
    let mut all = vec![];
    let mut seats: HashMap<&str, usize> = HashMap::new();
    for (n, placement) in placed.iter().enumerate() {
        let Some(post) = posts.get(&placement.work_post) else { continue };
        if Framework::of(&post.said.work_form).needs_agreement() {
            let mut chance = Chance::of(world.seed, 41, n as u64);
            let seat = seats.entry(placement.organisation.as_str()).or_default();
            all.extend(agreement((placement, *seat), post, &mut chance, world.today));
            *seat += 1;
        }
    }
    let mut work = app.db.work().await?;
    let made = add_many(&mut work, app.now(), &all).await?;
    let line = |(id, new): (&String, &NewAgreement)| {
        let line = Line::by_program(Deed::Make, Thing::Agreement, id);
        line.about(&new.person).because("demo network")
    };
    let lines: Vec<Line> = made.iter().zip(&all).map(line).collect();
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await
}

/// The agreement of who took a seat at an organisation; `seat` tells those apart.
fn agreement(
    (placement, seat): (&NewPlacement, usize),
    post: &Post,
    chance: &mut Chance,
    today: Date,
) -> Option<NewAgreement> {
    let from = placement.stay.from;
    let state = match seat % 14 {
        1 | 9 => State::ToSign,
        6 => State::Draft,
        12 => return None,
        _ => State::Signed,
    };
    let signed = plus(from, -chance.between(0, 6)).min(today);
    let half_day = |h: crate::offer::HalfDay| {
        language::say(Language::Nl, &format!("offer-half-{}", h.word()), &[])
    };
    let half_days: Vec<String> = placement.stay.half_days.each().map(half_day).collect();
    let hours = placement.stay.half_days.len() * 15;
    let mut said: Said =
        STANDARD.iter().map(|(element, words)| (*element, (*words).to_owned())).collect();
    said.insert(Element::Timetable, half_days.join(", "));
    said.insert(Element::Hours, format!("ongeveer {},{} uur per week", hours / 4, hours % 4 * 25));
    said.insert(Element::Tasks, post.said.summary.clone());
    said.insert(Element::Locations, post.site.name.clone());
    said.insert(Element::Guide, "De instructeur van de werkpost".to_owned());
    if chance.percent(4) {
        said.remove(chance.one_of(&[Element::Tasks, Element::Locations]));
    }
    let who = if state == State::Signed { "de deelnemer en de coördinator" } else { "" };
    Some(NewAgreement {
        person: placement.person.clone(),
        organisation: placement.organisation.clone(),
        step: placement.step.clone(),
        work_post: placement.work_post.clone(),
        days: (from, placement.stay.until),
        state,
        signed: ((state == State::Signed).then_some(signed), who.to_owned()),
        declared: (state == State::Signed && !chance.percent(8)).then_some(from),
        said,
        made_by: None,
    })
}
