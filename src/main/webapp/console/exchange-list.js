// Which exchanges a list shows: a page of those that are kept, and among them those that only the feed told of.

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A filter's questions to /api/exchanges. */
export function query({ service, state, delivery, until, id }, cursor) {
  const asked = new URLSearchParams({ limit: id ? 500 : 50 });
  const begin = cursor ?? (UUID.test(id) ? justAfter(timeOf(id)) : until && justAfter(Date.parse(until)));
  Object.entries({ service, state, delivery, cursor: begin }).filter(([, value]) => value).forEach((pair) => asked.set(...pair));
  return asked;
}

/** The newest first, at most so many. */
export function merged(kept, recent, filter, most = 100) {
  const known = new Set(kept.map(({ id }) => id));
  return [...kept, ...recent.filter(({ id }) => !known.has(id))]
    .filter((exchange) => matches(exchange, filter))
    .sort((one, other) => (one.id < other.id ? 1 : -1)) // ids begin with their time
    .slice(0, most);
}

function matches(exchange, { service, state, delivery, id, since, until }) {
  const at = Date.parse(exchange.createdAt);
  return (!service || exchange.service === service)
    && (!state || exchange.state === state)
    && (!delivery || exchange.delivery?.state === delivery)
    && (!id || exchange.id.includes(id))
    && (!since || at >= Date.parse(since))
    && (!until || at <= Date.parse(until));
}

/** A cursor before which everything up to that millisecond comes: the least UUIDv7 of the next one. */
function justAfter(milliseconds) {
  const time = (milliseconds + 1).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

function timeOf(id) {
  return parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
