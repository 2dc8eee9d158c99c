-- API keys. Times are milliseconds since 1970. Of a key's text only its hash is kept, a SHA-256 in hexadecimal.
create table api_key (
    id varchar(36) not null,
    name varchar(128) not null,
    -- with which its text begins
    prefix varchar(16) not null,
    hash varchar(64) not null,
    -- accepted too, until then
    previous_hash varchar(64),
    previous_until bigint,
    -- names with a space between them; services and topics are null where it isn't limited to some
    roles varchar(100) not null,
    services text,
    topics text,
    created_at bigint not null,
    expires_at bigint,
    -- kept when it is revoked: what it asked for before is still signed with its secret
    revoked_at bigint,
    last_used_at bigint,
    secret_text varchar(200) not null,
    -- signs too, until then
    previous_secret varchar(200),
    previous_secret_until bigint,
    constraint api_key_pk primary key (id)
);

-- Who has signed in on the pages. What a browser has is kept as a hash alone.
create table page_session (
    hash varchar(64) not null,
    -- of the text of the key that it was begun with
    key_hash varchar(64) not null,
    created_at bigint not null,
    expires_at bigint not null,
    constraint page_session_pk primary key (hash)
);
create index page_session_by_key on page_session (key_hash, created_at);

-- One row: whoever holds it makes the first operator's key, and no other node does meanwhile.
create table first_key (
    id integer not null,
    constraint first_key_pk primary key (id)
);
insert into first_key (id) values (1);

-- who made it, and may see it; empty for callers without a key
alter table subscription add column owner varchar(64) default '' not null;

create index exchange_by_caller on exchange (caller, id);
