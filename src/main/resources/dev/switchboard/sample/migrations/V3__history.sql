-- What the sample's customers did until 31 October 2026: computed from their numbers, so that it is the same in every database.

create table customer_order (
    id varchar(16) primary key,
    customer_id varchar(16) not null references customer (id),
    placed_on date not null,
    amount decimal(10, 2) not null
);
create index customer_order_of_customer on customer_order (customer_id);

create table customer_call (
    id varchar(16) primary key,
    customer_id varchar(16) not null references customer (id),
    called_on date not null,
    minutes integer not null
);
create index customer_call_of_customer on customer_call (customer_id);

create table support_case (
    id varchar(16) primary key,
    customer_id varchar(16) not null references customer (id),
    subject varchar(80) not null,
    urgent boolean not null,
    opened_on date not null,
    closed_on date
);
create index support_case_of_customer on support_case (customer_id);

-- up to nine orders, 11 to 70 days apart; one customer in nine has ordered nothing for most of a year; companies buy more
insert into customer_order (id, customer_id, placed_on, amount)
select 'O-' || n || '-' || i, id,
    date '2026-10-31' - (mod(n * 17, 40) + i * (11 + mod(n * 29, 60)) + case when mod(n, 9) = 4 then 240 else 0 end),
    (19 + mod(n * 37 + i * 53, 180)) * (case when company is null then 1 else 4 end) + 0.90
from (select id, company, cast(substring(id from 3) as integer) as n from customer) as customers
cross join (values (0), (1), (2), (3), (4), (5), (6), (7), (8)) as orders (i)
where i < mod(n * 7 + 8, 11) - mod(n, 4);

-- up to five calls, the newest three near one another
insert into customer_call (id, customer_id, called_on, minutes)
select 'T-' || n || '-' || i, id,
    date '2026-10-31' - (mod(n * 23, 50) + i * 8 + case when i > 2 then 90 else 0 end),
    1 + mod(n * 5 + i * 11, 28)
from (select id, cast(substring(id from 3) as integer) as n from customer) as customers
cross join (values (0), (1), (2), (3), (4)) as calls (i)
where i < mod(n * 3 + 4, 7) - 1;

-- up to three support cases; the newest may be open, and a few of those are urgent
insert into support_case (id, customer_id, subject, urgent, opened_on, closed_on)
select 'S-' || n || '-' || i, id,
    case mod(n + i, 5)
        when 0 then 'Delivery is late'
        when 1 then 'Invoice shows a wrong amount'
        when 2 then 'Item arrived damaged'
        when 3 then 'Return has not been credited'
        else 'Change of delivery address'
    end,
    mod(n + i, 7) = 3,
    date '2026-10-31' - (3 + mod(n * 31, 25) + i * 60),
    case when i = 0 and mod(n, 3) < 2 then null else date '2026-10-31' - (i * 60) end
from (select id, cast(substring(id from 3) as integer) as n from customer) as customers
cross join (values (0), (1), (2)) as cases (i)
where i < mod(n * 5, 8) - 4;
