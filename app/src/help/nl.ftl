# Help in plain words: a page per task and per term; about this program.
