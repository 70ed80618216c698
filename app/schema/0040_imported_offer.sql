-- What the source of a site and of a work post said at the last import, field by field as JSON; empty when
-- nobody noted it. What stands here otherwise now was changed by hand since.
ALTER TABLE site ADD COLUMN imported TEXT NOT NULL DEFAULT '';
ALTER TABLE work_post ADD COLUMN imported TEXT NOT NULL DEFAULT '';
