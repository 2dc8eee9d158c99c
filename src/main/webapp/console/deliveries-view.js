import { call, getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { clockTime, duration } from './format.js';
import { unhurried } from './pace.js';
import { ResendTable } from './resend-table.js';
import { View } from './view.js';

const REFRESH_MS = 2000;
const MOST = 200;

const RETRYING = [
  { title: 'Of', text: origin, href: originLink, head: true },
  { title: 'To', text: ({ receiver }) => receiver },
  { title: 'Next attempt', text: ({ nextAttemptAt }) => nextWords(nextAttemptAt) },
  { title: 'Attempts', number: true, text: ({ attempts }) => attempts },
  { title: 'Why', text: why, tone: () => 'warn' },
];

const DEAD = [
  { title: 'Of', text: deadOrigin, head: true },
  { title: 'Why', text: ({ reason }) => reason, tone: () => 'bad' },
  { title: 'Begun', text: ({ createdAt }) => clockTime(createdAt) },
  { title: 'Content type', text: ({ contentType }) => contentType },
];

/** What has not been delivered: what is still tried, and what failed for good. */
class DeliveriesView extends View {
  #trouble = element('p', { class: 'bad', role: 'alert' });
  #look = unhurried(() => this.#load());
  #retrying = new ResendTable('Being retried', RETRYING, 'Nothing is being retried.', this.#sending(attempt));
  #dead = new ResendTable('Dead letters', DEAD, 'Nothing failed for good.', this.#sending(sendAgain));

  open() {
    this.replaceChildren(element('h2', { text: 'Deliveries' }), this.#trouble, this.#retrying.element, this.#dead.element);
    this.every(REFRESH_MS, this.#look);
  }

  #sending(one) {
    return { send: (rows) => each(rows, one), done: () => this.#look() };
  }

  async #load() {
    try {
      const [retrying, dead] = await Promise.all([
        getJson(`/api/deliveries?state=retrying&limit=${MOST}`), getJson(`/api/dead-letters?limit=${MOST}`),
      ]);
      this.#retrying.show(retrying.deliveries);
      this.#dead.show(dead.deadLetters);
      this.#trouble.textContent = '';
    } catch (problem) {
      this.#trouble.textContent = problem.message;
    }
  }
}

/** One after the other: a receiver that comes back is not to be run over. */
async function each(rows, action) {
  for (const row of rows) {
    await action(row);
  }
}

function attempt({ id }) {
  return call(`/api/deliveries/${encodeURIComponent(id)}/attempts`, { method: 'POST' });
}

function sendAgain({ id }) {
  return call(`/api/dead-letters/redeliveries?id=${encodeURIComponent(id)}`, { method: 'POST' });
}

function origin({ kind, exchangeId, topic, subscription }) {
  return kind === 'callback' ? `callback of ${exchangeId}` : `${topic}, for ${subscription}`;
}

function originLink({ kind, exchangeId, topic }) {
  return kind === 'callback' ? `#exchange/${exchangeId}` : `#topic/${topic}`;
}

function deadOrigin({ topic, subscription, service }) {
  return topic ? [topic, subscription && `for ${subscription}`].filter(Boolean).join(', ') : service ?? 'unknown';
}

function nextWords(at) {
  const wait = Date.parse(at) - Date.now();
  return wait > 0 ? `in ${duration(wait)}` : 'now';
}

function why({ lastStatus, lastError }) {
  return lastError ?? (lastStatus ? `answered ${lastStatus}` : 'no attempt has ended');
}

customElements.define('deliveries-view', DeliveriesView);
