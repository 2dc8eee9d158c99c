-- Topics whose events are retained, since somebody streams them or did lately. Times are milliseconds since 1970.
create table streamed_topic (
    topic varchar(128) not null,
    -- of the newest event; whoever adds events holds this row, so that their order is the order in which they are seen
    last_sequence bigint not null,
    -- pushed on while somebody streams; then nothing is retained any more
    streamed_until bigint not null,
    constraint streamed_topic_pk primary key (topic)
);

-- The newest of their events. ${bytes} is bytea or blob.
create table retained_event (
    topic varchar(128) not null,
    -- without gaps
    sequence bigint not null,
    -- as it is written in streams
    event_id varchar(2300) not null,
    -- by which a message is known that comes again
    message_key varchar(300) not null,
    retained_at bigint not null,
    frame_size integer not null,
    -- as it is sent to streams
    frame ${bytes} not null,
    constraint retained_event_pk primary key (topic, sequence)
);
create index retained_event_by_id on retained_event (topic, event_id);
create index retained_event_by_message on retained_event (topic, message_key);
