-- Lists of deliveries: those due next first, in whatever state; dead ones, which have no next attempt, as they came.
drop index delivery_by_state;
create index delivery_by_next_attempt on delivery (state, next_attempt_at, position);
