# The offer as open data: addresses for machines, licence, changes.
more-card-open = Données ouvertes
more-text-open = La licence de l’offre comme données ouvertes, et la carte.
open-title = Données ouvertes
open-lead = { $n ->
    [one] L’offre est aussi disponible pour d’autres programmes : 1 poste de travail, avec les demi-jours libres.
    *[other] L’offre est aussi disponible pour d’autres programmes : { $n } postes de travail, avec les demi-jours libres.
}
open-licence = Licence
open-licence-unknown = Inconnue : le réseau n’a pas encore choisi de licence. Demandez l’accord avant de publier les données ailleurs.
open-what = Quelles adresses y a-t-il ?
open-api = API selon HSDS 3.0 (JSON)
open-api-how = Par pages : page et per_page (50, au plus 500). Chercher : search, organization_id, taxonomy_id, taxonomy_term_id, modified_after, postcode avec proximity en mètres. Avec tout : full=true. Tout en une fois, un par ligne : format=ndjson.
open-tables = Tables selon HSDS (CSV dans un zip)
open-tables-how = Un fichier par table, en UTF-8 avec des virgules.
open-jsonld = Liste selon schema.org (JSON-LD)
open-jsonld-how = Chaque poste de travail a aussi sa propre adresse : /offer/…/jsonld.
open-feed = Ce qui change (Atom)
open-feed-how = Nouveau, modifié et retiré, le plus récent d’abord. Seulement depuis un jour : since=2026-11-01.
open-feed-title = Changements dans l’offre
open-feed-added = Nouveau
open-feed-changed = Modifié
open-feed-archived = N’est plus dans l’offre
open-places = Places et places libres
open-places-how = HSDS 3.0 n’a pas de champ pour cela. Nous utilisons capacities de HSDS 3.1 : par demi-jour le nombre de places (maximum) et les places libres d’aujourd’hui (available). Le demi-jour est dans unit, de mon-am à sun-pm. Un demi-jour qui n’y est pas est fermé ou inconnu.
open-rules = Bon à savoir
open-rule-people = Il n’y a rien sur les personnes, pas même à qui s’adresser. Cela se trouve seulement sur la page du poste de travail.
open-rule-unknown = Ce qui est inconnu n’y est pas. Ce qui n’a pas de champ dans HSDS est dans attributes.
open-rule-often = Ne demandez pas plus de 240 fois par minute. Avec ETag ou Last-Modified vous recevez seulement ce qui a changé.
open-rule-language = Les textes sont en néerlandais.
open-facts = Faits sur le poste de travail
open-settings = Données ouvertes et carte
open-licence-why = Tout le monde peut obtenir l’offre comme données ouvertes. Dites ici ce qui est permis. Sans licence on lit : inconnue.
open-licence-name = Nom de la licence
open-licence-name-hint = Par exemple : CC0 1.0.
open-licence-name-missing = Donnez aussi un nom à la licence.
open-licence-url = Adresse du texte
open-no-address = Nous ne lisons pas ceci comme une adresse. Commencez par https://
open-map = Carte pour indiquer un site
open-map-why = Sans adresse, Opstap dessine lui-même les limites des communes. Avec une adresse, le navigateur de qui indique un site y cherche la carte : ce service voit alors qui regarde.
open-tiles = Adresse du service de cartes
open-tiles-hint = Avec https, et avec {"{z}"}, {"{x}"} et {"{y}"} dedans.
open-no-tiles = Cette adresse ne convient pas. Elle commence par https:// et un nom fixe, et contient {"{z}"}, {"{x}"} et {"{y}"}.
open-credit = De qui est la carte ?
open-credit-hint = Ceci se trouve sous la carte.
open-credit-missing = Dites de qui est la carte. Chaque service de cartes le demande.
open-save = Enregistrer
open-parameter-wrong = Ce qui est indiqué pour « { $name } » dans l’adresse n’est pas lisible. Voyez la page Données ouvertes.
# Pourquoi une ligne d’une offre venue d’ailleurs n’est pas reprise.
open-bring-twice = « { $id } » figurait déjà plus haut dans ces fichiers.
open-bring-kept-here = Ce poste de travail est tenu dans Opstap même. Nous n’y touchons pas.
open-bring-site-of-two = Le site figurait déjà plus haut dans ces fichiers, pour une autre organisation.
open-bring-site-differs = Le site figurait déjà plus haut dans ces fichiers, avec d’autres données.
open-bring-post-of-other = Ici, ce poste de travail appartient à une autre organisation : { $name }.
open-bring-site-of-other = Ici, le site appartient à une autre organisation.
open-bring-whose = L’organisation n’est pas indiquée.
open-bring-no-organisation = Il n’y a pas d’organisation « { $name } » dans ce réseau.
open-bring-framework = Le cadre n’est pas indiqué.
open-bring-long-id = Un identifiant compte au plus { $most } signes ordinaires.
open-bring-checked-wrong = Le jour de la vérification ne peut pas être juste.
open-bring-no-value = « { $typed } » ne figure pas parmi les valeurs de la correspondance.
