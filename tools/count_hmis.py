#!/usr/bin/env python3
"""Counts an HMIS CSV export straight from its files, independently of Opstap.

    tools/count_hmis.py FOLDER

Prints JSON: people (distinct PersonalID), households (distinct HouseholdID), steps (enrolments),
open_steps (enrolments without exit) and ends (exits by destination code).
To lay it beside `opstap import --json`, take the code at the start of each name under "ends".
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path


def rows(folder, name):
    with open(Path(folder) / name, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if any(row.values())]


def count(folder):
    clients = rows(folder, "Client.csv")
    enrolments = rows(folder, "Enrollment.csv")
    exits = rows(folder, "Exit.csv")
    left = {row["EnrollmentID"] for row in exits}
    return {
        "people": len({row["PersonalID"] for row in clients}),
        "households": len({row["HouseholdID"] for row in enrolments}),
        "steps": len(enrolments),
        "open_steps": sum(row["EnrollmentID"] not in left for row in enrolments),
        "ends": dict(sorted(Counter(row["Destination"] for row in exits).items())),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(json.dumps(count(sys.argv[1]), indent=2))
