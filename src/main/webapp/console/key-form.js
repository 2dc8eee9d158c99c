import './status-line.js';
import { element } from '/assets/dom.js';
import { make, ROLES } from './keys.js';

/** Makes a key. Says "secret", whose detail is the key with what is shown once. */
class KeyForm extends HTMLElement {
  #said = element('status-line');
  #form = element('form', { class: 'fields', onsubmit: (event) => this.#make(event) },
    element('label', {}, 'Name', element('input', { name: 'name', required: true, maxlength: 128, autocomplete: 'off' })),
    element('label', {}, 'Valid until', element('input', { name: 'expires', type: 'date' })),
    element('label', {}, 'Services, if not all', names('services', 'crm.phone-number billing.balance')),
    element('label', {}, 'Topics, if not all', names('topics', 'crm.customer-changed')),
    element('label', {}, 'Calls a second, if not as usual',
      element('input', { name: 'rate', type: 'number', min: 1, max: 1_000_000 })),
    element('fieldset', { class: 'whole' }, element('legend', { text: 'Roles' }), ...ROLES.map(role)),
    element('div', { class: 'buttons' }, element('button', { class: 'main', text: 'Make the key' }), this.#said));

  connectedCallback() {
    this.replaceChildren(this.#form);
  }

  async #make(event) {
    event.preventDefault();
    try {
      const made = await make(wish(new FormData(this.#form)));
      this.#said.good(`${made.name} is made`);
      this.dispatchEvent(new CustomEvent('secret', { bubbles: true, detail: made }));
      this.#form.reset();
    } catch (problem) {
      this.#said.bad(problem.message);
    }
  }
}

function names(name, placeholder) {
  return element('input', { name, maxlength: 2000, autocomplete: 'off', placeholder });
}

function role(value) {
  return element('label', { class: 'choice' }, element('input', { type: 'checkbox', name: 'roles', value }), value);
}

/** As the API takes it. A day is over at its end, in UTC. */
function wish(form) {
  const day = form.get('expires');
  return {
    name: form.get('name'),
    roles: form.getAll('roles'),
    services: words(form.get('services')),
    topics: words(form.get('topics')),
    rateLimit: form.get('rate') ? Number(form.get('rate')) : null,
    expiresAt: day ? `${day}T23:59:59Z` : null,
  };
}

function words(text) {
  const all = text.split(/[\s,]+/).filter(Boolean);
  return all.length > 0 ? all : null;
}

customElements.define('key-form', KeyForm);
