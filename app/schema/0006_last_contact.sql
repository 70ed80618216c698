-- Whose the last contact is: another organisation's is not shown.
ALTER TABLE person_now ADD COLUMN last_contact_organisation TEXT;
UPDATE person_now SET last_contact_organisation = (
    SELECT min(n.organisation) FROM note_person np JOIN note n ON n.id = np.note
    WHERE np.person = person_now.person AND np.day = person_now.last_contact
      AND n.is_contact AND n.withdrawn_at IS NULL
) WHERE last_contact IS NOT NULL;
