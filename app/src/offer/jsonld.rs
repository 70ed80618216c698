//! A work post in the words of schema.org, for machines that read the web.

use super::{HalfDay, Post, Week};
use crate::organisations::municipality_name;
use crate::view::Page;
use serde_json::{Value, json};

/// The work post as a `Service`; `url` is the address of this network, empty when it has none.
///
/// What schema.org has no word for stands in `additionalProperty`: places and free places per half-day,
/// and the day of the last check.
pub fn of(page: &Page, post: &Post, url: &str) -> Value {
    let said = &post.said;
    let address = json!({
        "@type": "PostalAddress",
        "streetAddress": post.site.street,
        "addressLocality": municipality_name(page, &post.site.municipality),
        "addressCountry": "BE",
    });
    json!({
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": format!("{url}/offer/{}", post.id),
        "url": format!("{url}/offer/{}", post.id),
        "name": said.name,
        "description": said.summary,
        "serviceType": post.form_name(page.language),
        "category": page.t(&post.sector_key()),
        "provider": { "@type": "Organization", "name": post.organisation_name },
        "areaServed": municipality_name(page, &post.site.municipality),
        "availableChannel": {
            "@type": "ServiceChannel",
            "serviceLocation": { "@type": "Place", "name": post.site.name, "address": address },
            "servicePhone": { "@type": "ContactPoint", "telephone": said.contact_phone },
        },
        "additionalProperty": [
            property("places", &week(&said.places)),
            property("freePlaces", &week(&post.free())),
            property("lastChecked", &json!(post.checked.day.to_string())),
        ],
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
