-- That a half-day did not happen stands once for a work post, and once for a whole site.
DELETE FROM not_held WHERE EXISTS (SELECT 1 FROM not_held first
    WHERE first.site = not_held.site AND first.day = not_held.day AND first.half = not_held.half
      AND COALESCE(first.work_post, '') = COALESCE(not_held.work_post, '') AND first.id < not_held.id);
CREATE UNIQUE INDEX not_held_once ON not_held (site, day, half, COALESCE(work_post, ''));
