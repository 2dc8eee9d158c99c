import { getJson } from '/assets/api.js';
import { debounced, element } from '/assets/dom.js';

/** Searches customers; says which was chosen by the event "choose". */
class CustomerList extends HTMLElement {
  #rows = element('ul', { class: 'customers' });
  #status = element('p', { class: 'quiet', role: 'status' });
  #search = element('input', {
    type: 'search', autocomplete: 'off', maxlength: 100, oninput: debounced(() => this.#find()),
  });
  #asked = 0;
  #chosen = null;

  connectedCallback() {
    this.append(
      element('label', {}, 'Search by name, company, city or number', this.#search),
      this.#status, this.#rows);
    this.#find();
  }

  async #find() {
    const turn = ++this.#asked;
    try {
      const { customers } = await getJson(`/api/customers?search=${encodeURIComponent(this.#search.value)}`);
      if (turn === this.#asked) { // not overtaken by a later search
        this.#status.textContent = customers.length ? '' : 'Nobody is found';
        this.#rows.replaceChildren(...customers.map((customer) => this.#row(customer)));
      }
    } catch (problem) {
      this.#status.textContent = `The customers can't be read: ${problem.message}`;
    }
  }

  #row(customer) {
    return element('li', { 'data-id': customer.id }, element('button', {
      type: 'button',
      'aria-current': customer.id === this.#chosen ? 'true' : null,
      onclick: (event) => this.#choose(event.currentTarget, customer),
    }, ...words(customer)));
  }

  #choose(button, customer) {
    this.#chosen = customer.id;
    this.#rows.querySelector('[aria-current]')?.removeAttribute('aria-current');
    button.setAttribute('aria-current', 'true');
    this.dispatchEvent(new CustomEvent('choose', { detail: customer.id }));
  }

  /** A customer who is shown here was changed somewhere. */
  changed(customer) {
    const row = this.#rows.querySelector(`[data-id="${CSS.escape(customer.id)}"]`);
    if (row) {
      const fresh = this.#row(customer);
      fresh.classList.add('fresh');
      row.replaceWith(fresh);
    }
  }
}

function words(customer) {
  const place = [customer.company, customer.city].filter(Boolean).join(', ');
  return [customer.name, element('small', { text: place })];
}

customElements.define('customer-list', CustomerList);
