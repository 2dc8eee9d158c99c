-- The broker's users who may answer for a service, one a line; none for everybody.
alter table service add column repliers varchar(13000) default '' not null;
