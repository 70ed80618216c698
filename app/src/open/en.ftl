# The offer as open data: addresses for machines, licence, changes.
more-card-open = Open data
more-text-open = The licence of the offer as open data, and the map.
open-title = Open data
open-lead = { $n ->
    [one] The offer is there for other programs too: 1 work post, with the free half-days.
    *[other] The offer is there for other programs too: { $n } work posts, with the free half-days.
}
open-licence = Licence
open-licence-unknown = Not known: the network has not chosen a licence yet. Ask before you publish the data elsewhere.
open-what = Which addresses are there?
open-api = API by HSDS 3.0 (JSON)
open-api-how = In pages: page and per_page (50, at most 500). Searching: search, organization_id, taxonomy_id, taxonomy_term_id, modified_after, postcode with proximity in metres. With everything: full=true. All at once, one a line: format=ndjson.
open-tables = Tables by HSDS (CSV in a zip)
open-tables-how = One file per table, in UTF-8 with commas.
open-jsonld = List by schema.org (JSON-LD)
open-jsonld-how = Each work post has an address of its own too: /offer/…/jsonld.
open-feed = What changes (Atom)
open-feed-how = New, changed and gone, the newest first. Only since a day: since=2026-11-01.
open-feed-title = Changes in the offer
open-feed-added = New
open-feed-changed = Changed
open-feed-archived = No longer offered
open-places = Places and free places
open-places-how = HSDS 3.0 has no field for them. We use capacities of HSDS 3.1: for each half-day the number of places (maximum) and the free places of today (available). The half-day stands in unit, from mon-am to sun-pm. A half-day that is not there is closed or not known.
open-rules = Good to know
open-rule-people = There is nothing about people in it, not even whom to ask for. That stands on the page of the work post only.
open-rule-unknown = What is not known is not there. What HSDS has no field for stands in attributes.
open-rule-often = Ask no more than 240 times a minute. With ETag or Last-Modified you only get what changed.
open-rule-language = The texts are in Dutch.
open-facts = Facts about the work post
open-settings = Open data and map
open-licence-why = Anybody can fetch the offer as open data. Say here what may be done with it. Without a licence it says: not known.
open-licence-name = Name of the licence
open-licence-name-hint = For example: CC0 1.0.
open-licence-name-missing = Give the licence a name as well.
open-licence-url = Address of its text
open-no-address = We cannot read this as an address. Begin with https://
open-map = Map to point out a site
open-map-why = Without an address Opstap draws the boundaries of the municipalities itself. With an address the browser of who points out a site fetches the map there: that service then sees who looks.
open-tiles = Address of the map service
open-tiles-hint = With https, and with {"{z}"}, {"{x}"} and {"{y}"} in it.
open-no-tiles = This address does not fit. It begins with https:// and a fixed name, and has {"{z}"}, {"{x}"} and {"{y}"} in it.
open-credit = Whose map is it?
open-credit-hint = This stands below the map.
open-credit-missing = Say whose map it is. Every map service asks for that.
open-save = Save
open-parameter-wrong = What the address says at “{ $name }” cannot be read. Look at the page Open data.
# Why a line of an offer from elsewhere does not come along.
open-bring-twice = “{ $id }” came before in these files.
open-bring-kept-here = This work post is kept in Opstap itself and is not touched.
open-bring-site-of-two = Its site came before in these files, of another organisation.
open-bring-site-differs = Its site came before in these files, with other data.
open-bring-post-of-other = This work post is of { $name } here.
open-bring-site-of-other = Its site is of another organisation here.
open-bring-whose = Whose it is is not said.
open-bring-no-organisation = There is no organisation “{ $name }” in this network.
open-bring-framework = In which framework it is is not said.
open-bring-long-id = An identifier is at most { $most } plain signs.
open-bring-checked-wrong = The day on which it was checked cannot be meant.
open-bring-no-value = “{ $typed }” is not among the values of the mapping.
