-- What is to be told to receivers outside. Times are milliseconds since 1970. ${bytes} is bytea or blob.
create table delivery (
    -- of the exchange for a callback
    id uuid not null,
    -- for whom: 'exchange', or a subscription as topic/name
    origin varchar(260) not null,
    -- jms:queue:NAME or a URL
    address varchar(2048) not null,
    -- what shares one bulkhead and one circuit breaker: scheme, host and port, or the broker
    receiver varchar(300) not null,
    -- deliveries of one origin and key go out one after the other; null where the order doesn't matter
    ordering_key varchar(255),
    state varchar(9) not null,
    created_at bigint not null,
    -- for people
    next_attempt_at bigint,
    -- for whoever looks for work: when it is to be taken up; pushed on by who takes it up; null when nothing is to be done
    due_at bigint,
    -- a JSON array, oldest first
    attempts text not null,
    -- a JSON object of texts: the headers that are its own
    headers varchar(8000) not null,
    -- null where it is the reply of the exchange
    body_type varchar(1000),
    body ${bytes},
    constraint delivery_pk primary key (id)
);
create index delivery_by_receiver on delivery (receiver, due_at);
create index delivery_by_state on delivery (state, id);

-- made at first start and shared by all nodes
create table secret (
    name varchar(64) not null,
    secret_text varchar(200) not null,
    created_at bigint not null,
    constraint secret_pk primary key (name)
);
