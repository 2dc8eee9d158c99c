import './alarm-list.js';
import './spark-line.js';
import { getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { alarms } from './alarms.js';
import { feed } from './feed.js';
import { count, latency, number, rate } from './format.js';
import { KeyedTable } from './keyed-table.js';
import { unhurried } from './pace.js';
import { View } from './view.js';

const DEAD_LETTERS_MS = 10_000;

const SERVICES_CAPTION = 'Services; faults, timeouts, late and forged replies within the last minute';

const SERVICES = [
  { title: 'Service', head: true, text: ({ name }) => name, href: ({ name }) => `#exchanges?service=${name}` },
  sparkLine('services', ({ perSecond }) => perSecond.exchanges),
  { title: 'A second', number: true, text: ({ perSecond }) => rate(perSecond.exchanges) },
  { title: 'Median', number: true, text: (service) => latency(service.latency?.p50) },
  { title: 'p99', number: true, text: (service) => latency(service.latency?.p99) },
  { title: 'Waiting', number: true, text: ({ depth }) => number(depth) },
  {
    title: 'Responders',
    number: true,
    text: ({ responders }) => number(responders),
    tone: ({ responders }) => (responders === 0 ? 'bad' : ''),
  },
  { title: 'May answer', text: ({ repliers }) => repliers?.join(', ') || 'anybody' },
  { title: 'Outstanding', number: true, text: ({ outstanding }) => number(outstanding) },
  inMinute('faults', 'Faults'),
  inMinute('timeouts', 'Timeouts'),
  inMinute('lateReplies', 'Late'),
  inMinute('forgedReplies', 'Forged'),
];

const TOPICS = [
  { title: 'Topic', head: true, text: ({ name }) => name, href: ({ name }) => `#topic/${name}` },
  sparkLine('topics', ({ perSecond }) => perSecond),
  { title: 'A second', number: true, text: ({ perSecond }) => rate(perSecond) },
  { title: 'Subscribers', number: true, text: ({ subscribers }) => number(subscribers) },
  { title: 'Lag', number: true, text: ({ lag }) => number(lag), tone: ({ lag }) => (lag > 0 ? 'warn' : '') },
];

/** How everything fares, and what is wrong first. */
class OverviewView extends View {
  #deadLetters = 0;
  #alarms = element('alarm-list');
  #parts = element('p', { class: 'quiet', text: 'Waiting for figures…' });
  #services = new KeyedTable(SERVICES_CAPTION, SERVICES, 'No service is declared.');
  #topics = new KeyedTable('Topics', TOPICS, 'No topic is declared.');

  open() {
    this.replaceChildren(
      element('h2', { text: 'Overview' }), this.#alarms, this.#parts, this.#services.element, this.#topics.element);
    this.on(feed, 'figures', () => this.#show());
    this.on(feed, 'connection', () => this.#show());
    this.every(DEAD_LETTERS_MS, unhurried(() => this.#countDeadLetters()));
    this.#show();
  }

  /** Those that lie in the broker's queues are in no figure. */
  async #countDeadLetters() {
    try {
      this.#deadLetters = (await getJson('/api/dead-letters?limit=1000')).deadLetters.length;
    } catch {
      this.#deadLetters = 0; // the broker can't be reached, which the figures say
    }
  }

  #show() {
    if (!feed.figures) {
      return;
    }
    const { figures } = feed;
    this.#alarms.show(alarms(feed, this.#deadLetters));
    this.#parts.textContent = inWords(figures);
    this.#services.show(figures.services, ({ name }) => name);
    this.#topics.show(figures.topics, ({ name }) => name);
  }
}

function sparkLine(kind, figure) {
  return {
    title: 'Last minute',
    make: () => element('spark-line'),
    fill: (line, { name }) => { line.values = feed.minute.of(kind, name, figure); },
  };
}

function inMinute(kind, title) {
  const sum = ({ name }) => feed.minute.sum('services', name, ({ perSecond }) => perSecond[kind]);
  return { title, number: true, text: (row) => number(sum(row)), tone: (row) => (sum(row) > 0 ? 'warn' : '') };
}

function inWords({ nodes, broker, ledger, outbox, deliveries }) {
  return `${count(nodes.length, 'node', 'nodes')} (${nodes.join(', ')}), broker ${broker}, database ${ledger}; `
    + `${number(outbox)} in the outbox, ${number(deliveries.retrying)} retried, ${number(deliveries.dead)} dead`;
}

customElements.define('overview-view', OverviewView);
