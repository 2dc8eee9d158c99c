import { getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import './call-button.js';
import './analysis-view.js';
import './customer-form.js';

/** One customer, and what an employee can do. */
class CustomerCard extends HTMLElement {
  #id = null;
  #head = null;

  connectedCallback() {
    this.replaceChildren(element('p', { class: 'quiet', text: 'Choose a customer to call.' }));
  }

  async show(id) {
    this.#id = id;
    try {
      const customer = await getJson(`/api/customers/${encodeURIComponent(id)}`);
      if (id === this.#id) {
        this.#render(customer);
      }
    } catch (problem) {
      this.replaceChildren(element('p', { class: 'bad', role: 'alert', text: problem.message }));
    }
  }

  #render(customer) {
    this.#head = head(customer);
    this.replaceChildren(element('article', { class: 'card' },
      this.#head,
      section('Call', element('call-button', { customer: customer.id })),
      section('Analysis', element('analysis-view', { customer: customer.id })),
      section('Details', element('customer-form', { customer: customer.id }))));
  }

  /** Somebody changed a customer, perhaps this one. */
  changed(customer) {
    if (customer.id === this.#id && this.#head) {
      const fresh = head(customer);
      fresh.classList.add('fresh');
      this.#head.replaceWith(fresh);
      this.#head = fresh;
      this.querySelector('customer-form').changed(customer);
    }
  }
}

function head(customer) {
  return element('div', {},
    element('h2', { text: customer.name }),
    element('p', { class: 'quiet', text: [customer.company, customer.city, customer.country].filter(Boolean).join(', ') }));
}

function section(title, content) {
  return element('section', {}, element('h3', { text: title }), content);
}

customElements.define('customer-card', CustomerCard);
