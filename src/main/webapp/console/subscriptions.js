import { call, getJson, sendJson } from '/assets/api.js';

const WEBHOOK = 'switchboard.subscription.';

function path(topic, name = '') {
  return `/api/topics/${encodeURIComponent(topic)}/subscriptions${name && `/${encodeURIComponent(name)}`}`;
}

/** All who subscribe, of whichever kind, in one list: webhooks as they were made, the others as the broker knows them. */
export async function subscribers(topic) {
  const [{ live }, { subscriptions }] = await Promise.all([
    getJson(`/api/topics/${encodeURIComponent(topic)}`), getJson(path(topic)),
  ]);
  const webhooks = subscriptions.map(webhook);
  const known = new Set(webhooks.map(({ queue }) => queue));
  return [...webhooks, ...(live.subscribers ?? []).filter(({ queue }) => !known.has(queue)).map(client)];
}

function webhook({ topic, name, url, filter, state, live }) {
  const queue = `${WEBHOOK}${topic}/${name}`;
  return { queue, name, kind: 'webhook', url, filter, state, lag: live.depth, outstanding: live.outstanding };
}

function client({ queue, kind, consumers, depth }) {
  const name = kind === 'streams' ? 'streams of browsers and scripts' : queue;
  return { queue, name, kind, state: consumers > 0 ? 'active' : 'away', lag: depth };
}

export async function subscribe(topic, name, wish) {
  return (await sendJson('PUT', path(topic, name), wish)).json();
}

export async function rotate(topic, name) {
  return (await call(`${path(topic, name)}/secret`, { method: 'POST' })).json();
}

/** pause or resume. */
export function turn(topic, name, which) {
  return call(`${path(topic, name)}/${which}`, { method: 'POST' });
}

export function unsubscribe(topic, name) {
  return call(path(topic, name), { method: 'DELETE' });
}
