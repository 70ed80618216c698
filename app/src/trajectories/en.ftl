# Trajectories: dated steps on the participation ladder, with work form, place, aim and reasons.
