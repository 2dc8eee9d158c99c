-- calls a second; null where the node's setting holds
alter table api_key add column rate_limit integer;
