# Figures: the participation ladder of the network, an organisation, a region or a municipality.
