-- What is to be told to receivers outside. Times are milliseconds since 1970. ${bytes} is bytea or blob.
create table delivery (
    -- of the exchange or event that is told
    id uuid not null,
    -- for whom: 'exchange', or a subscription as topic/name
    origin varchar(260) not null,
    -- the order in which deliveries came
    position bigint generated always as identity,
    -- jms:queue:NAME or a URL
    address varchar(2048) not null,
    -- what shares one bulkhead and one circuit breaker; null when nothing is to be done, so that whoever looks for work passes
    -- over what is done
    receiver varchar(300),
    -- deliveries of one origin and key go out one after the other; null where the order doesn't matter
    ordering_key varchar(255),
    state varchar(9) not null,
    created_at bigint not null,
    -- for people
    next_attempt_at bigint,
    -- for whoever looks for work: when it is to be taken up; pushed on by who takes it up; null when nothing is to be done
    due_at bigint,
    -- attempts that its schedule counts
    failures integer not null,
    -- attempts that were asked for; the last of them is still to be made where on_demand
    redeliveries integer not null,
    on_demand boolean not null,
    -- a JSON array, oldest first
    attempts text not null,
    -- a JSON object of texts: the headers that are its own
    headers varchar(8000) not null,
    -- of the body in bytes, wherever it is
    size bigint not null,
    -- null where it is the reply of the exchange
    body_type varchar(1000),
    body_encoding varchar(200),
    body ${bytes},
    constraint delivery_pk primary key (id, origin)
);
create index delivery_by_receiver on delivery (receiver, due_at);
create index delivery_by_state on delivery (state, id);
create index delivery_by_key on delivery (origin, ordering_key, position);

-- made at first start and shared by all nodes
create table secret (
    name varchar(64) not null,
    secret_text varchar(200) not null,
    created_at bigint not null,
    constraint secret_pk primary key (name)
);
