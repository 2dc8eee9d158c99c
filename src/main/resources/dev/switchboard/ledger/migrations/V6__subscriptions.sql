-- Webhook subscriptions. Times are milliseconds since 1970.
create table subscription (
    topic varchar(128) not null,
    name varchar(128) not null,
    url varchar(2048) not null,
    -- a JMS selector; null for all events
    filter varchar(2000),
    paused boolean not null,
    secret_text varchar(200) not null,
    -- signs too, until then
    previous_secret varchar(200),
    previous_until bigint,
    created_at bigint not null,
    -- null until it is removed; its queue, its deliveries and this row go when all nodes know of it
    removed_at bigint,
    constraint subscription_pk primary key (topic, name)
);

-- an event may have many attributes
alter table delivery alter column headers set data type text;
create index delivery_by_origin on delivery (origin, state, created_at);
