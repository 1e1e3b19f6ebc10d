-- Why an answer failed; empty for the others, and for those that a program left running when it ended.
ALTER TABLE answers ADD COLUMN failure TEXT;
