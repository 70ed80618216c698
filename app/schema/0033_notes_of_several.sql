-- A note about several people is for the team: each person says yes only for what is about that one.
UPDATE note_version SET level = 'team' WHERE level = 'network'
    AND note IN (SELECT note FROM note_person GROUP BY note HAVING count(*) > 1);
UPDATE note SET level = 'team' WHERE level = 'network'
    AND id IN (SELECT note FROM note_person GROUP BY note HAVING count(*) > 1);
UPDATE note_person SET level = 'team' WHERE level = 'network'
    AND note IN (SELECT note FROM note_person GROUP BY note HAVING count(*) > 1);
