# Kijken als een ander: wat een rol ziet, en wat iemand van een dossier ziet.
seen-as-title = Kijk als een rol
seen-as-lead = Wat ziet iemand met deze rol, in deze organisatie? Er is geen echte persoon voor nodig.
seen-role = Rol
seen-organisation = Organisatie
seen-relation = Hoe staat die tot de persoon?
seen-relation-file = De persoon heeft daar een dossier
seen-relation-team = En die is lid van het team
seen-relation-lead = En die is de spilfiguur
seen-relation-given = De persoon liet alles meelezen wat kan
seen-relation-emergency = Noodtoegang
seen-show = Toon
seen-table = Wat die ziet, en waarom
seen-may = Mag
seen-why = Wat die als reden leest
seen-open = { $n } van de { $of } soorten gegevens zijn open.
seen-of-own = Het gaat over wat de eigen organisatie bijhoudt.
seen-of-others = Het gaat over wat andere organisaties bijhouden.
seen-of-ours = Het gaat over wat jouw organisatie bijhoudt, en over wat van de persoon zelf is.
seen-not-near = Voor wie zo staat, bestaat dit dossier niet: elke pagina antwoordt dat ze niet gevonden is.
seen-no-files = Deze rol opent geen dossiers. Elke pagina over een persoon antwoordt dat ze niet gevonden is.
seen-one-function = Dezelfde functie die elke pagina bewaakt, gaf deze antwoorden.
seen-all-roles = Alle rollen naast elkaar
seen-by-title = Wie ziet wat
seen-by-lead = Kies iemand die iets van het dossier van { $name } ziet. Dat je hier keek, staat in het logboek.
seen-reader = { $n ->
    [0] Niemand ziet iets
    [one] Eén iemand ziet iets
   *[other] { $n } mensen zien iets
}
seen-choose = Kies iemand
seen-emergency = Wie noodtoegang heeft, staat niet in deze lijst: dat lees je in het logboek.
seen-link = Wie ziet wat van dit dossier
people-page-seen-by = Wie ziet wat
more-card-view-as = Kijk als een rol
more-text-view-as = Wat een rol in een organisatie ziet, en waarom.
