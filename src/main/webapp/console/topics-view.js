import './spark-line.js';
import { getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { feed } from './feed.js';
import { count, number, rate } from './format.js';
import { KeyedTable } from './keyed-table.js';
import { unhurried } from './pace.js';
import { View } from './view.js';

const REFRESH_MS = 2000;

const COLUMNS = [
  { title: 'Topic', head: true, text: ({ name }) => name, href: ({ name }) => `#topic/${name}` },
  {
    title: 'Last minute',
    make: () => element('spark-line'),
    fill: (line, { name }) => { line.values = feed.minute.of('topics', name, ({ perSecond }) => perSecond); },
  },
  { title: 'A second', number: true, text: ({ live }) => rate(live.perSecond) },
  { title: 'Subscribers', number: true, text: ({ live }) => number(live.subscribers?.length) },
  { title: 'Lag', number: true, text: ({ live }) => number(live.subscribers?.reduce((sum, { depth }) => sum + depth, 0)) },
  { title: 'Retains', text: ({ retainEvents }) => count(retainEvents, 'event', 'events') },
  { title: 'About', text: ({ description }) => description },
];

/** All topics. */
class TopicsView extends View {
  #trouble = element('p', { class: 'bad', role: 'alert' });
  #table = new KeyedTable('Declared topics', COLUMNS, 'No topic is declared.');

  open() {
    this.replaceChildren(element('h2', { text: 'Topics' }), this.#trouble, this.#table.element);
    this.every(REFRESH_MS, unhurried(() => this.#load()));
  }

  async #load() {
    try {
      this.#table.show((await getJson('/api/topics')).topics, ({ name }) => name);
      this.#trouble.textContent = '';
    } catch (problem) {
      this.#trouble.textContent = problem.message;
    }
  }
}

customElements.define('topics-view', TopicsView);
