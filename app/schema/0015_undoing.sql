-- When a yes opens a file that was closed, its closing is kept, so that taking the yes back closes it as
-- it was. Nothing when the file was new, or open already.
ALTER TABLE referral ADD COLUMN closed_day DATE;
ALTER TABLE referral ADD COLUMN closed_reason TEXT NOT NULL DEFAULT '';
