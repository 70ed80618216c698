-- The workbook into which an organisation has a return filled in, one for each kind of return.

CREATE TABLE return_template (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    -- ama-se-quarter, ama-welzijn, ladder-flows, sector-register.
    kind TEXT NOT NULL,
    -- What the file was called, and the file itself, an XLSX workbook as it was sent.
    file_name TEXT NOT NULL,
    contents BYTEA NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation, kind)
); -- kept in the order of its key
