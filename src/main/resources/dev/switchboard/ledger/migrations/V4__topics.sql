create table topic (
    name varchar(128) not null,
    description varchar(1000) not null,
    -- what a stream can be resumed from
    retain_events integer not null,
    retain_ms bigint not null,
    constraint topic_pk primary key (name)
);
