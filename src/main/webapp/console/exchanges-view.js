import './exchange-filter.js';
import './status-line.js';
import { getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { merged, query } from './exchange-list.js';
import { feed } from './feed.js';
import { clockTime, duration, shortId, tone } from './format.js';
import { KeyedTable } from './keyed-table.js';
import { paced, unhurried } from './pace.js';
import { View } from './view.js';

const COLUMNS = [
  { title: 'Exchange', head: true, text: ({ id }) => shortId(id), href: ({ id }) => `#exchange/${id}` },
  { title: 'Begun', text: ({ createdAt }) => clockTime(createdAt) },
  { title: 'Service', text: ({ service }) => service },
  { title: 'State', text: ({ state }) => state, tone: ({ state }) => tone(state) },
  { title: 'Took', number: true, text: took },
  { title: 'Delivery', text: ({ delivery }) => delivery?.state, tone: ({ delivery }) => tone(delivery?.state) },
  { title: 'Caller', text: ({ pattern }) => (pattern === 'request-response' ? 'waits' : 'goes on') },
];

/** The exchanges, as they come. */
class ExchangesView extends View {
  #filter = element('exchange-filter');
  #note = element('status-line');
  #table = new KeyedTable('Exchanges, the newest first', COLUMNS, 'No exchange is like that.');
  #pause = element('button', {
    type: 'button', 'aria-pressed': 'false', text: 'Pause', onclick: () => this.#setPaused(!this.#paused),
  });
  #older = element('button', { type: 'button', text: 'Older', onclick: () => this.#turnTo(this.#next) });
  #newest = element('button', { type: 'button', text: 'Newest', onclick: () => this.#turnTo(null) });
  #page = [];
  #cursor = null;
  #next = null;
  #paused = false;
  #turned = false; // by the reader, since the last load
  #ask = unhurried(() => this.#load());
  #draw = paced(() => this.#show());

  open() {
    this.replaceChildren(element('h2', { text: 'Exchanges' }), this.#filter,
      element('div', { class: 'buttons' }, this.#pause, this.#newest, this.#older, this.#note), this.#table.element);
    this.on(this.#filter, 'change', () => this.#turnTo(null));
    this.on(feed, 'exchange', ({ detail }) => this.#happened(detail));
    this.on(feed, 'gap', () => this.#lives && this.#ask());
    this.on(feed, 'figures', () => this.#seconds());
    this.#turnTo(null);
  }

  get #lives() {
    return !this.#paused && !this.#cursor;
  }

  #happened(exchange) {
    if (this.#lives) {
      (exchange.pattern === 'request-response' ? this.#draw : this.#ask)();
    }
  }

  #seconds() {
    this.#filter.services = feed.figures.services.map(({ name }) => name);
    if (this.#lives && this.#page.some(isOpen)) {
      this.#ask();
    }
  }

  #turnTo(cursor) {
    this.#cursor = cursor;
    this.#turned = true;
    this.#ask();
  }

  #setPaused(paused) {
    this.#paused = paused;
    this.#pause.setAttribute('aria-pressed', paused);
    (paused ? this.#draw : this.#ask)();
  }

  /** While the list stands, only what its reader turns to is loaded, and what was under way isn't drawn. */
  async #load() {
    const turned = this.#turned;
    const isWanted = () => turned || this.#lives;
    this.#turned = false;
    if (!isWanted()) {
      return;
    }
    try {
      const { exchanges, next } = await getJson(`/api/exchanges?${query(this.#filter.value, this.#cursor)}`);
      if (isWanted()) {
        this.#page = exchanges;
        this.#next = next;
        this.#draw();
      }
    } catch (problem) {
      this.#note.bad(problem.message);
    }
  }

  #show() {
    this.#table.show(merged(this.#page, this.#cursor ? [] : feed.recent.all(), this.#filter.value));
    this.#older.disabled = !this.#next;
    this.#newest.disabled = !this.#cursor;
    this.#note.quiet(this.#inWords());
  }

  #inWords() {
    if (this.#paused || this.#cursor) {
      return this.#cursor ? 'An older page: it doesn\'t change by itself.' : 'Paused.';
    }
    return feed.figures?.sampled ? 'More happens than can be shown: this is a sample.' : '';
  }
}

function isOpen({ state, delivery }) {
  return state === 'pending' || ['pending', 'retrying'].includes(delivery?.state);
}

function took({ createdAt, endedAt, durationMs }) {
  const milliseconds = durationMs ?? (endedAt ? Date.parse(endedAt) - Date.parse(createdAt) : null);
  return milliseconds === null ? '' : duration(milliseconds);
}

customElements.define('exchanges-view', ExchangesView);
