import './status-line.js';
import './copy-button.js';
import { call } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { confirmed } from './confirm-dialog.js';
import { curl } from './curl.js';

/** What can be done with an exchange as it stands. */
class ExchangeActions extends HTMLElement {
  #exchange = null;
  #cancel = element('button', { type: 'button', text: 'Cancel', hidden: true, onclick: () => this.#cancelIt() });
  #again = element('button', { type: 'button', text: 'Deliver again', hidden: true, onclick: () => this.#deliver() });
  #copy = element('copy-button', { label: 'Copy as curl', hidden: true });
  #said = element('status-line');

  /** The request's body, where it is known. */
  request = null;

  /** Called when something was done. */
  changed = () => {};

  connectedCallback() {
    this.className = 'buttons';
    this.#copy.source = () => curl(this.#exchange, this.request, location.origin);
    this.replaceChildren(this.#cancel, this.#again, this.#copy, this.#said);
  }

  set exchange(exchange) {
    this.#exchange = exchange;
    this.#copy.hidden = false;
    this.#cancel.hidden = exchange.pattern === 'request-response' || exchange.state !== 'pending';
    this.#again.hidden = !['retrying', 'dead', 'delivered'].includes(exchange.delivery?.state);
  }

  async #cancelIt() {
    if (await confirmed('Cancel the exchange? Its replier isn\'t stopped, but nobody is told what it says.', 'Cancel it')) {
      await this.#do('DELETE', '', 'Cancelled');
    }
  }

  #deliver() {
    return this.#do('POST', '/delivery/attempts', 'An attempt is made now');
  }

  async #do(method, below, done) {
    try {
      await call(`/api/exchanges/${this.#exchange.id}${below}`, { method });
      this.#said.good(done);
    } catch (problem) {
      this.#said.bad(problem.message);
    }
    this.changed();
  }
}

customElements.define('exchange-actions', ExchangeActions);
