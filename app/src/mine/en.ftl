# The own pages of a participant: my steps, who helps me, who looked.
