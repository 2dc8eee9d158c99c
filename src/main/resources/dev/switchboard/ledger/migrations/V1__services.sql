create table service (
    name varchar(128) not null,
    description varchar(1000) not null,
    timeout_ms bigint not null,
    max_timeout_ms bigint not null,
    async_timeout_ms bigint not null,
    correlate_by varchar(16) not null,
    constraint service_pk primary key (name)
);
