import './status-line.js';
import { element } from '/assets/dom.js';
import { subscribe } from './subscriptions.js';

const NAME = { pattern: '[a-z0-9][a-z0-9._\\-]*', title: 'Small letters and digits, behind the first also . _ and -' };

/** Makes a webhook subscription, or changes where the one of that name goes. Says "made". */
class SubscriptionForm extends HTMLElement {
  #said = element('status-line');
  #form = element('form', { class: 'fields', onsubmit: (event) => this.#subscribe(event) },
    element('label', {}, 'Name',
      element('input', { name: 'name', required: true, maxlength: 128, autocomplete: 'off', ...NAME })),
    element('label', {}, 'URL',
      element('input', { name: 'url', type: 'url', required: true, maxlength: 2048, placeholder: 'https://…' })),
    element('label', {}, 'Filter, a JMS selector',
      element('input', { name: 'filter', maxlength: 2000, autocomplete: 'off', placeholder: 'cloudEvents_type = \'…\'' })),
    element('div', { class: 'buttons' }, element('button', { class: 'main', text: 'Subscribe' }), this.#said));

  connectedCallback() {
    this.replaceChildren(this.#form);
  }

  async #subscribe(event) {
    event.preventDefault();
    const { name, url, filter } = Object.fromEntries(new FormData(this.#form));
    try {
      const { secret } = await subscribe(this.getAttribute('topic'), name, { url, filter: filter || null });
      this.#said.good(secret ? `${name} is subscribed` : `${name} was changed`);
      if (secret) {
        this.dispatchEvent(new CustomEvent('secret', { bubbles: true, detail: { name, secret } }));
      }
      this.#form.reset();
    } catch (problem) {
      this.#said.bad(problem.message);
    }
    this.dispatchEvent(new Event('made'));
  }
}

customElements.define('subscription-form', SubscriptionForm);
