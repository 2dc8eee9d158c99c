-- what telephony knows of customers, by what the CRM published
create table directory_entry (
    customer_id varchar(16) not null,
    name varchar(120) not null,
    city varchar(80) not null,
    version integer not null,
    constraint directory_entry_pk primary key (customer_id)
);

-- what was published, as it was
create table audit_entry (
    event_id varchar(255) not null,
    subject varchar(255) not null,
    published_at varchar(64) not null,
    body varchar(4000) not null,
    constraint audit_entry_pk primary key (event_id)
);
create index audit_entry_by_subject on audit_entry (subject);
