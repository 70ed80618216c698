# The safety net (vangnet): who has no supporter, no next date, no step, or something that runs out.
