import { getJson } from '/assets/api.js';
import { isOpen } from './exchange-story.js';
import { feed } from './feed.js';
import { unhurried } from './pace.js';

const ENDS = ['replied', 'failed', 'expired', 'cancelled'];
const DELIVERY_MS = 1500;

/**
 * Tells how an exchange stands, each time it may stand otherwise, until the signal. An exchange of Request-Response is nowhere but
 * in the feed.
 */
export function follow(id, signal, { told, failed }) {
  const path = `/api/exchanges/${encodeURIComponent(id)}`;
  let last = null;
  const tell = (exchange) => {
    last = exchange;
    if (!signal.aborted) {
      told(exchange);
    }
  };
  const look = unhurried(async () => {
    try {
      tell(feed.recent.find(id) ?? await getJson(path));
    } catch (problem) {
      failed(problem);
    }
  }, 300);
  const stream = feed.recent.find(id) ? null : lifeOf(path, look);
  const timer = setInterval(() => isOpen(last ?? {}) && look(), DELIVERY_MS);
  feed.addEventListener('exchange', ({ detail }) => detail.id === id && look(), { signal });
  signal.addEventListener('abort', () => {
    stream?.close();
    clearInterval(timer);
  });
  look();
  return look;
}

/** Its own events, which end with it; how its delivery goes has none. */
function lifeOf(path, changed) {
  const stream = new EventSource(`${path}/events`);
  ['accepted', 'step', ...ENDS].forEach((name) => stream.addEventListener(name, changed));
  ENDS.forEach((name) => stream.addEventListener(name, () => stream.close()));
  return stream;
}
