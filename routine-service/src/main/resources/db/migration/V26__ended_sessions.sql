-- Sign-outs from the desk: an older session that one of them names is over, wherever its cookie was copied to. Rows go after 30 days.
CREATE TABLE ended_session (
    session text NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (session)
);
