-- One SQL for SQLite and PostgreSQL. Times are microseconds since 1970 in UTC, money is microdollars.

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    created BIGINT NOT NULL
);

CREATE TABLE consents (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    terms TEXT NOT NULL,
    address TEXT NOT NULL,
    time BIGINT NOT NULL,
    PRIMARY KEY (user_id, terms)
);

-- Never exported, and deleted when its period is over.
CREATE TABLE address_keys (
    period BIGINT PRIMARY KEY,
    secret TEXT NOT NULL
);

CREATE TABLE chats (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    mode TEXT NOT NULL,
    head TEXT,
    revealed BOOLEAN NOT NULL,
    created BIGINT NOT NULL,
    touched BIGINT NOT NULL
);
CREATE INDEX chats_of_user ON chats (user_id, created);
CREATE INDEX chats_by_age ON chats (touched);

CREATE TABLE sides (
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    side INTEGER NOT NULL,
    conversation TEXT NOT NULL UNIQUE,
    model TEXT NOT NULL,
    PRIMARY KEY (chat_id, side)
);

CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    after_id TEXT,
    number INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    temperature DOUBLE PRECISION NOT NULL,
    top_p DOUBLE PRECISION NOT NULL,
    max_tokens INTEGER NOT NULL,
    address TEXT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX turns_of_chat ON turns (chat_id);

CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    turn_id TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    side INTEGER NOT NULL,
    model TEXT NOT NULL,
    text TEXT NOT NULL,
    status TEXT NOT NULL,
    prompt_tokens BIGINT,
    completion_tokens BIGINT,
    started BIGINT NOT NULL,
    finished BIGINT,
    UNIQUE (turn_id, side)
);
CREATE INDEX answers_running ON answers (id) WHERE status = 'RUNNING';
CREATE INDEX answers_by_time ON answers (finished, id);

CREATE TABLE votes (
    sequence ${sequence},
    id TEXT NOT NULL UNIQUE,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    turn_id TEXT NOT NULL UNIQUE REFERENCES turns (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    choice TEXT NOT NULL,
    anonymous BOOLEAN NOT NULL,
    time BIGINT NOT NULL
);
CREATE INDEX votes_in_chat ON votes (chat_id);
CREATE INDEX votes_by_time ON votes (time, id);

CREATE TABLE vote_marks (
    vote_id TEXT NOT NULL REFERENCES votes (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (vote_id, rule, detail)
);

CREATE TABLE shares (
    link TEXT PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    turn_id TEXT NOT NULL UNIQUE REFERENCES turns (id) ON DELETE CASCADE,
    created BIGINT NOT NULL
);
CREATE INDEX shares_of_chat ON shares (chat_id);

CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    turn_id TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    created BIGINT NOT NULL,
    resolved BIGINT,
    UNIQUE (turn_id, reason)
);
CREATE INDEX reviews_of_chat ON reviews (chat_id);
CREATE INDEX reviews_open ON reviews (created) WHERE resolved IS NULL;

CREATE TABLE verdicts (
    turn_id TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
    moderator TEXT NOT NULL,
    verdict TEXT NOT NULL,
    time BIGINT NOT NULL,
    PRIMARY KEY (turn_id, moderator)
);

-- What a user's requests made, so that the same request again makes nothing more.
CREATE TABLE requests (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    request TEXT NOT NULL,
    made TEXT NOT NULL,
    time BIGINT NOT NULL,
    PRIMARY KEY (user_id, request)
);
CREATE INDEX requests_by_age ON requests (time);

CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    budget BIGINT,
    requests_per_minute INTEGER,
    tokens_per_minute INTEGER,
    spent BIGINT NOT NULL,
    created BIGINT NOT NULL,
    revoked BIGINT
);

CREATE TABLE gateway_calls (
    id TEXT PRIMARY KEY,
    api_key TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    status TEXT NOT NULL,
    prompt_tokens BIGINT,
    completion_tokens BIGINT,
    cost BIGINT NOT NULL,
    started BIGINT NOT NULL,
    finished BIGINT
);
CREATE INDEX gateway_calls_running ON gateway_calls (id) WHERE status = 'RUNNING';
CREATE INDEX gateway_calls_by_time ON gateway_calls (finished, id);
CREATE INDEX gateway_calls_by_age ON gateway_calls (started);

CREATE TABLE admin (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    password_hash TEXT NOT NULL
);

CREATE TABLE admin_sessions (
    token_hash TEXT PRIMARY KEY,
    ends BIGINT NOT NULL
);

CREATE TABLE tombstones (
    kind TEXT PRIMARY KEY,
    count BIGINT NOT NULL
);
