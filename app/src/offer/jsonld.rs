//! A work post in the words of schema.org, for machines that read the web.

use super::store::pictures::Picture;
use super::{HalfDay, Post, Week};
use crate::language::{Language, say};
use base::municipalities;
use serde_json::{Value, json};

/// The work post as a `Service`; `url` is the address of this network, empty when it has none.
///
/// What schema.org has no word for stands in `additionalProperty`: places and free places per half-day,
/// and the day of the last check. What is not known is left out.
pub fn of(language: Language, post: &Post, url: &str, pictures: &[Picture]) -> Value {
    let said = &post.said;
    let place = municipality(language, &post.site.municipality);
    let mut told = json!({
        "@type": "Service",
        "@id": format!("{url}/offer/{}", post.id),
        "url": format!("{url}/offer/{}", post.id),
        "name": said.name,
        "description": said.summary,
        "serviceType": post.form_name(language),
        "category": say(language, &post.sector_key(), &[]),
        "provider": { "@type": "Organization", "name": post.organisation_name },
        "areaServed": place,
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceLocation": location(post, place),
        },
        "additionalProperty": [
            property("places", &week(&said.places)),
            property("freePlaces", &week(&post.free())),
            property("lastChecked", &json!(post.checked.day.to_string())),
        ],
    });
    if !said.contact_phone.is_empty() {
        let phone = json!({ "@type": "ContactPoint", "telephone": said.contact_phone });
        told["availableChannel"]["servicePhone"] = phone;
    }
    if !pictures.is_empty() {
        told["image"] = pictures.iter().map(|p| image(post, url, p)).collect();
    }
    told
}

fn location(post: &Post, place: &str) -> Value {
    let mut told = json!({
        "@type": "Place",
        "name": post.site.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": post.site.street,
            "addressLocality": place,
            "addressCountry": "BE",
        },
    });
    if let Some(point) = post.site.point {
        let at = point.degrees();
        told["geo"] = json!({
            "@type": "GeoCoordinates",
            "latitude": at.latitude,
            "longitude": at.longitude,
        });
    }
    told
}

fn image(post: &Post, url: &str, picture: &Picture) -> Value {
    json!({
        "@type": "ImageObject",
        "contentUrl": format!("{url}/offer/{}/pictures/{}", post.id, picture.id),
        "description": picture.alt,
        "width": picture.width,
        "height": picture.height,
    })
}

fn municipality(language: Language, nis: &str) -> &'static str {
    municipalities::by_nis(nis).map_or("", |m| match language {
        Language::Fr => m.name_fr,
        _ => m.name_nl,
    })
}

fn property(name: &str, value: &Value) -> Value {
    json!({ "@type": "PropertyValue", "name": name, "value": value.to_string() })
}

/// The numbers of a week: `{"mon-am": 2}`.
fn week(week: &Week) -> Value {
    let one = |h: HalfDay| (h.word().to_owned(), json!(week.at(h)));
    Value::Object(week.open().each().map(one).collect())
}
