-- Telephony's directory: under which names callers know the customers that have changed.
create table directory_entry (
    customer_id varchar(16) not null,
    name varchar(120) not null,
    company varchar(120),
    changed_at timestamp with time zone not null,
    constraint directory_entry_pk primary key (customer_id)
);

-- The audit log: every change once, however often it was told.
create table audit_entry (
    event_id varchar(255) not null,
    type varchar(255) not null,
    subject varchar(255) not null,
    happened_at timestamp with time zone not null,
    body text not null,
    constraint audit_entry_pk primary key (event_id)
);
create index audit_entry_by_subject on audit_entry (subject, happened_at);
