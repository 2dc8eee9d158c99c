create table placed_call (
    id varchar(36) primary key,
    customer_id varchar(16) not null,
    agent varchar(100) not null,
    phone_number varchar(16) not null,
    placed_at timestamp with time zone not null
);
