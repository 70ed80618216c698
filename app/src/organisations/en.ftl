# Organisations of the network, their members and switches.
