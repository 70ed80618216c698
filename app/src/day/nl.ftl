# My day (Mijn dag): today's appointments, people to call, signals, last opened.
