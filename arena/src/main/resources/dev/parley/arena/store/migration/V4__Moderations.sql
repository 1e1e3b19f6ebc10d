-- What moderation made of each message; it takes the place of a table that nothing was ever written to.
DROP TABLE verdicts;

CREATE TABLE moderations (
    message TEXT PRIMARY KEY,
    turn_id TEXT REFERENCES turns (id) ON DELETE CASCADE,
    call_id TEXT REFERENCES gateway_calls (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    state TEXT NOT NULL,
    stopped BOOLEAN NOT NULL,
    moderator TEXT NOT NULL,
    version TEXT NOT NULL,
    policy TEXT NOT NULL,
    -- Between commas, so that one of them is found.
    categories TEXT NOT NULL,
    verdict TEXT NOT NULL,
    -- Only of what is not clear: an answer may be asked for anew, and the end of one that was stopped stands nowhere else.
    text TEXT NOT NULL,
    time BIGINT NOT NULL,
    judgement TEXT,
    judge TEXT,
    judged BIGINT
);
CREATE INDEX moderations_of_turn ON moderations (turn_id);
CREATE INDEX moderations_of_call ON moderations (call_id);
CREATE INDEX moderations_to_judge ON moderations (time, message) WHERE state <> 'CLEAR' AND judgement IS NULL;
