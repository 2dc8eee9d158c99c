-- Exchanges whose caller goes on. Times are milliseconds since 1970. ${bytes} is bytea or blob.
create table exchange (
    id uuid not null,
    service varchar(128) not null,
    -- who made it, and may see it; empty for callers without a key
    caller varchar(64) not null,
    state varchar(9) not null,
    created_at bigint not null,
    deadline bigint not null,
    ended_at bigint,
    request_type varchar(1000) not null,
    -- what was done to the bytes, such as gzip; null for nothing
    request_encoding varchar(200),
    request_body ${bytes} not null,
    traceparent varchar(55) not null,
    tracestate text,
    -- jms:queue:NAME or a URL; null where the caller polls
    return_address varchar(2048),
    reply_type varchar(1000),
    reply_status integer,
    reply_encoding varchar(200),
    reply_body ${bytes},
    reply_traceparent varchar(55),
    reply_tracestate text,
    -- set for a reply that came after the end: kept, and shown as late
    late_reply_at bigint,
    constraint exchange_pk primary key (id)
);
create index exchange_by_deadline on exchange (state, deadline);
create index exchange_by_service on exchange (service, id);

-- the progress that repliers report; a message that comes again is known by its id
create table exchange_step (
    exchange_id uuid not null,
    message_id varchar(128) not null,
    -- 1, 2, 3 …: watchers go on where they were
    ordinal integer not null,
    name varchar(128) not null,
    at bigint not null,
    constraint exchange_step_pk primary key (exchange_id, message_id),
    constraint exchange_step_exchange_fk foreign key (exchange_id) references exchange (id) on delete cascade
);

-- the exchange of a request whose replier correlates by JMSMessageID; several where a request was relayed again
create table request_message (
    message_id varchar(128) not null,
    exchange_id uuid not null,
    constraint request_message_pk primary key (message_id),
    constraint request_message_exchange_fk foreign key (exchange_id) references exchange (id) on delete cascade
);
create index request_message_by_exchange on request_message (exchange_id);

create table idempotency_key (
    caller varchar(64) not null,
    key_text varchar(255) not null,
    -- SHA-256 of what was asked
    fingerprint varchar(64) not null,
    exchange_id uuid not null,
    expires_at bigint not null,
    constraint idempotency_key_pk primary key (caller, key_text)
);
create index idempotency_key_by_expiry on idempotency_key (expires_at);

-- what was promised to the broker and may not be there yet; a row goes when its message has been sent
create table outbox (
    -- of the exchange or event, and the message's duplicate id
    id uuid not null,
    -- queue:NAME or topic:NAME
    destination varchar(260) not null,
    -- null for a request: it is in its exchange
    body_type varchar(1000),
    body ${bytes},
    -- a JSON object of texts
    properties varchar(8000),
    -- whoever relays it has until then, then another node takes it
    claimed_until bigint not null,
    constraint outbox_pk primary key (id)
);
create index outbox_by_claim on outbox (claimed_until);
