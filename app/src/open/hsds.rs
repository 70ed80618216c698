//! Work posts, organisations and sites in the words of HSDS 3.0. A work post is a service; each is at one
//! location. What is not known is left out, or empty where HSDS wants a text.

use super::{ids, places, terms};
use crate::language::say;
use crate::offer::Post;
use base::municipalities::{self, Province};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use terms::SAID_IN;

/// What every object needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Teller<'a> {
    /// The address of this network; empty when it has none.
    pub url: &'a str,
    /// Since when the numbers of free places are as they are.
    pub since: Timestamp,
}

impl Teller<'_> {
    /// A work post in a list: what it has one of.
    pub fn service(&self, post: &Post) -> Map<String, Value> {
        let said = &post.said;
        let told = json!({
            "id": ids::of(&post.id),
            "organization_id": ids::of(&post.organisation),
            "name": said.name,
            "description": said.summary,
            "status": if post.is_offered { "active" } else { "inactive" },
            "assured_date": post.checked.day.to_string(),
            "last_modified": post.changed_at.to_string(),
            "organization": organisation(post),
        });
        let Value::Object(mut told) = told else { return Map::new() };
        if !self.url.is_empty() {
            told.insert("url".into(), format!("{}/offer/{}", self.url, post.id).into());
        }
        if !said.contact_email.is_empty() {
            told.insert("email".into(), said.contact_email.clone().into());
        }
        if let Some(weeks) = said.waiting_weeks {
            let words = say(SAID_IN, "offer-waiting-n", &[("n", weeks.into())]);
            told.insert("wait_time".into(), words.into());
        }
        if let Some(dutch) = said.dutch {
            let words = say(SAID_IN, &format!("offer-dutch-{}", dutch.word()), &[]);
            told.insert("eligibility_description".into(), words.into());
        }
        told
    }

    /// A work post with everything around it.
    pub fn full_service(&self, post: &Post) -> Map<String, Value> {
        let mut told = self.service(post);
        if let Some(phone) = phone(post) {
            told.insert("phones".into(), json!([phone]));
        }
        told.insert("schedules".into(), places::schedules(post).into());
        let since = self.since.to_string();
        told.insert("capacities".into(), places::capacities(post, &since).into());
        told.insert("attributes".into(), attributes(post).into());
        let mut at = at_location(post);
        at.insert("location".into(), location(post));
        told.insert("service_at_locations".into(), json!([at]));
        told
    }

    /// A work post at its site, in a list.
    pub fn service_at_location(&self, post: &Post) -> Map<String, Value> {
        let mut told = at_location(post);
        let mut place = location(post);
        // A list holds what there is one of.
        if let Some(place) = place.as_object_mut() {
            place.remove("addresses");
        }
        told.insert("location".into(), place);
        told.insert("service".into(), self.service(post).into());
        told
    }

    /// The same with everything around it.
    pub fn full_service_at_location(&self, post: &Post) -> Map<String, Value> {
        let mut told = at_location(post);
        told.insert("location".into(), location(post));
        told.insert("service".into(), self.full_service(post).into());
        told
    }
}

/// The organisation of a work post. HSDS wants a description: what kind of organisation it is, and where.
pub fn organisation(post: &Post) -> Value {
    let kind = say(SAID_IN, &format!("organisations-kind-{}", post.organisation_kind), &[]);
    let place = municipalities::by_nis(&post.organisation_place).map(|m| m.name_nl);
    json!({
        "id": ids::of(&post.organisation),
        "name": post.organisation_name,
        "description": place.map_or(kind.clone(), |place| format!("{kind}, {place}")),
    })
}

/// The identifier of a work post at its site.
pub fn at_location_id(post: &Post) -> String {
    ids::derived(&post.id, "service-at-location")
}

fn at_location(post: &Post) -> Map<String, Value> {
    let mut told = Map::new();
    told.insert("id".into(), at_location_id(post).into());
    told.insert("service_id".into(), ids::of(&post.id).into());
    told.insert("location_id".into(), ids::of(&post.said.site).into());
    told
}

/// The telephone of a work post, when it is known.
pub fn phone(post: &Post) -> Option<Value> {
    (!post.said.contact_phone.is_empty()).then(|| {
        json!({
            "id": ids::derived(&post.id, "phone"),
            "service_id": ids::of(&post.id),
            "number": post.said.contact_phone,
        })
    })
}

/// The site of a work post.
pub fn location(post: &Post) -> Value {
    let mut told = json!({
        "id": ids::of(&post.said.site),
        "organization_id": ids::of(&post.organisation),
        "location_type": "physical",
        "name": post.site.name,
        "external_identifier": post.site.municipality,
        "external_identifier_type": "NIS",
        "addresses": [address(post)],
    });
    if !post.site.way_there.is_empty() {
        told["transportation"] = post.site.way_there.clone().into();
    }
    // Only a point that somebody gave: the middle of a municipality is no place.
    if let Some(point) = post.site.point {
        let at = point.degrees();
        told["latitude"] = at.latitude.into();
        told["longitude"] = at.longitude.into();
    }
    told
}

/// The address of a site. A municipality can have several postcodes: then which one is not known.
pub fn address(post: &Post) -> Value {
    let place = municipalities::by_nis(&post.site.municipality);
    let postcode = place.map(|m| m.postcodes.as_slice()).and_then(|all| match all {
        [only] => Some(*only),
        _ => None,
    });
    json!({
        "id": ids::derived(&post.said.site, "address"),
        "location_id": ids::of(&post.said.site),
        "address_1": post.site.street,
        "city": place.map_or("", |m| m.name_nl),
        "state_province": place.map_or("", |m| province(m.province)),
        "postal_code": postcode.unwrap_or_default(),
        "country": "BE",
        "address_type": "physical",
    })
}

fn province(province: Province) -> &'static str {
    match province {
        Province::Antwerp => "Antwerpen",
        Province::FlemishBrabant => "Vlaams-Brabant",
        Province::WalloonBrabant => "Waals-Brabant",
        Province::Brussels => "Brussel",
        Province::WestFlanders => "West-Vlaanderen",
        Province::EastFlanders => "Oost-Vlaanderen",
        Province::Hainaut => "Henegouwen",
        Province::Liege => "Luik",
        Province::Limburg => "Limburg",
        Province::Luxembourg => "Luxemburg",
        Province::Namur => "Namen",
    }
}

/// What HSDS has no field for.
pub fn attributes(post: &Post) -> Vec<Value> {
    let one = |term: &terms::Term| {
        let mut told = json!({
            "id": ids::derived(&post.id, &term.id()),
            "link_id": ids::of(&post.id),
            "link_entity": "service",
            "link_type": "taxonomy_term",
            "taxonomy_term_id": term.id(),
            "taxonomy_term": term.told(),
        });
        if !term.value.is_empty() {
            told["value"] = term.value.clone().into();
        }
        told
    };
    terms::of(post).iter().map(one).collect()
}
