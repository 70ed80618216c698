# The offer as open data: addresses for machines, licence, changes.
more-card-open = Open gegevens
more-text-open = Licentie van het aanbod als open gegevens, en de kaart.
open-title = Open gegevens
open-lead = { $n ->
    [one] Het aanbod staat ook klaar voor andere programma’s: 1 werkpost, met de vrije halve dagen.
    *[other] Het aanbod staat ook klaar voor andere programma’s: { $n } werkposten, met de vrije halve dagen.
}
open-licence = Licentie
open-licence-unknown = Niet gekend: het netwerk koos nog geen licentie. Vraag toestemming voor je de gegevens elders publiceert.
open-what = Welke adressen zijn er?
open-api = API volgens HSDS 3.0 (JSON)
open-api-how = In bladzijden: page en per_page (50, hoogstens 500). Zoeken: search, organization_id, taxonomy_id, taxonomy_term_id, modified_after, postcode met proximity in meter. Alles erbij: full=true. Alles in één keer, één per regel: format=ndjson.
open-tables = Tabellen volgens HSDS (CSV in een zip)
open-tables-how = Eén bestand per tabel, in UTF-8 met komma’s.
open-jsonld = Lijst volgens schema.org (JSON-LD)
open-jsonld-how = Elke werkpost heeft ook een eigen adres: /offer/…/jsonld.
open-feed = Wat er verandert (Atom)
open-feed-how = Nieuw, gewijzigd en weg, het nieuwste eerst. Alleen sinds een dag: since=2026-11-01.
open-feed-title = Wijzigingen in het aanbod
open-feed-added = Nieuw
open-feed-changed = Gewijzigd
open-feed-archived = Niet meer in het aanbod
open-places = Plaatsen en vrije plaatsen
open-places-how = HSDS 3.0 heeft daar geen veld voor. We gebruiken capacities van HSDS 3.1: per halve dag het aantal plaatsen (maximum) en de vrije plaatsen van vandaag (available). De halve dag staat in unit, van mon-am tot sun-pm. Een halve dag die er niet bij staat, is gesloten of niet gekend.
open-rules = Goed om te weten
open-rule-people = Er staat niets in over mensen, ook niet naar wie je vraagt. Dat staat alleen op de bladzijde van de werkpost.
open-rule-unknown = Wat niet gekend is, staat er niet bij. Kenmerken zonder eigen veld in HSDS staan in attributes.
open-rule-often = Vraag niet vaker dan 240 keer per minuut. Met ETag of Last-Modified krijg je alleen wat veranderde.
open-rule-language = De teksten zijn in het Nederlands.
open-facts = Feiten over de werkpost
open-settings = Open gegevens en kaart
open-licence-why = Iedereen kan het aanbod als open gegevens ophalen. Zeg hier wat er mee mag. Zonder licentie staat er: niet gekend.
open-licence-name = Naam van de licentie
open-licence-name-hint = Bijvoorbeeld: CC0 1.0 of Modellicentie Gratis Hergebruik.
open-licence-name-missing = Geef de licentie ook een naam.
open-licence-url = Adres van de tekst
open-no-address = Dit lezen we niet als een adres. Begin met https://
open-map = Kaart om een locatie aan te duiden
open-map-why = Zonder adres tekent Opstap zelf de grenzen van de gemeenten. Met een adres haalt de browser van wie een locatie aanduidt de kaart daar op: die dienst ziet dan wie kijkt.
open-tiles = Adres van de kaartdienst
open-tiles-hint = Met https, en met {"{z}"}, {"{x}"} en {"{y}"} erin.
open-no-tiles = Dit adres past niet. Het begint met https:// en een vaste naam, en er staat {"{z}"}, {"{x}"} en {"{y}"} in.
open-credit = Van wie is de kaart?
open-credit-hint = Dit staat onder de kaart.
open-credit-missing = Zeg van wie de kaart is. Dat vraagt elke kaartdienst.
open-save = Bewaar
open-parameter-wrong = Wat bij “{ $name }” staat in het adres, kunnen we niet lezen. Kijk het na op de pagina Open gegevens.
# Waarom een lijn van een aanbod van elders niet meekomt.
open-bring-twice = “{ $id }” stond al eerder in deze bestanden.
open-bring-kept-here = Deze werkpost wordt in Opstap zelf bijgehouden. We raken ze niet aan.
open-bring-site-of-two = De locatie stond al eerder in deze bestanden, bij een andere organisatie.
open-bring-site-differs = De locatie stond al eerder in deze bestanden, met andere gegevens.
open-bring-post-of-other = Deze werkpost is hier van { $name }.
open-bring-site-of-other = De locatie is hier van een andere organisatie.
open-bring-whose = Er staat niet bij van welke organisatie dit is.
open-bring-no-organisation = Er is geen organisatie “{ $name }” in dit netwerk.
open-bring-framework = Er staat niet bij in welk kader dit is.
open-bring-long-id = Een kenmerk telt hoogstens { $most } gewone tekens.
open-bring-checked-wrong = De dag waarop het werd nagekeken, kan niet kloppen.
open-bring-no-value = “{ $typed }” staat niet bij de waarden van de koppeling.
