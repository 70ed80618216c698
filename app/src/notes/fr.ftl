# Notes and attachments: what was said and agreed, with a level, corrections and nothing lost.
