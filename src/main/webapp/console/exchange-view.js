import './exchange-actions.js';
import './sequence-diagram.js';
import { getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { bodyText } from './body-text.js';
import { follow } from './followed-exchange.js';
import { clockTime, tone } from './format.js';
import { View } from './view.js';

const UNKNOWN = 'No exchange of this id is kept. One whose caller waited is known only to pages that were open when it ended.';

/** One exchange: its diagram, drawn as it happens, what was said, and what can be done. */
class ExchangeView extends View {
  #id = null;
  #state = element('strong', { role: 'status' });
  #facts = element('p', { class: 'quiet' });
  #trouble = element('p', { class: 'bad', role: 'alert' });
  #diagram = element('sequence-diagram');
  #actions = element('exchange-actions');
  #bodies = element('div', { class: 'bodies' });
  #shownState = null;

  open(id) {
    this.#id = id;
    this.replaceChildren(
      element('h2', {}, 'Exchange ', element('code', { text: id })),
      this.#state, this.#facts, this.#trouble, this.#diagram, this.#actions, this.#bodies);
    this.#actions.changed = follow(id, this.shown, {
      told: (exchange) => this.#show(exchange),
      failed: (problem) => { this.#trouble.textContent = problem.name === 'unknown-exchange' ? UNKNOWN : problem.message; },
    });
  }

  #show(exchange) {
    this.#trouble.textContent = '';
    this.#state.className = tone(exchange.state);
    this.#state.textContent = exchange.delivery ? `${exchange.state}, delivery ${exchange.delivery.state}` : exchange.state;
    this.#facts.textContent = facts(exchange);
    this.#diagram.exchange = exchange;
    this.#actions.exchange = exchange;
    if (exchange.state !== this.#shownState) {
      this.#shownState = exchange.state;
      this.#loadBodies(exchange.pattern);
    }
  }

  async #loadBodies(pattern) {
    if (pattern === 'request-response') {
      return;
    }
    try {
      const { request, reply } = await getJson(`/api/console/exchanges/${this.#id}/bodies`);
      this.#actions.request = request;
      this.#bodies.replaceChildren(bodyText('Request', request), ...(reply ? [bodyText('Reply', reply)] : []));
    } catch (problem) {
      this.#bodies.replaceChildren(element('p', { class: 'quiet', text: `No bodies: ${problem.message}` }));
    }
  }
}

function facts({ service, pattern, createdAt, deadline, delivery, node }) {
  return [
    service,
    pattern === 'request-response' ? 'the caller waits, so nothing of it is kept' : 'the caller goes on',
    `begun ${clockTime(createdAt)}`,
    deadline && `deadline ${clockTime(deadline)}`,
    delivery && `to ${delivery.url}`,
    node && `on node ${node}`,
  ].filter(Boolean).join(', ');
}

customElements.define('exchange-view', ExchangeView);
