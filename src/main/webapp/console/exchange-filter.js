import { debounced, element } from '/assets/dom.js';

const STATES = ['pending', 'replied', 'failed', 'expired', 'cancelled'];
const DELIVERIES = ['pending', 'retrying', 'delivered', 'dead'];

/** Which exchanges are wanted: kept in the page's address, so that a link leads to them. Says "change". */
class ExchangeFilter extends HTMLElement {
  #services = element('datalist', { id: 'services' });
  #form = element('form', { class: 'filters', onsubmit: (event) => event.preventDefault() },
    label('Service', element('input', { name: 'service', list: 'services', autocomplete: 'off', maxlength: 128 })),
    label('State', choice('state', STATES)),
    label('Delivery', choice('delivery', DELIVERIES)),
    label('Id, or a part of it', element('input', { name: 'id', type: 'search', autocomplete: 'off', maxlength: 36 })),
    label('Since', element('input', { name: 'since', type: 'datetime-local', step: 1 })),
    label('Until', element('input', { name: 'until', type: 'datetime-local', step: 1 })),
    this.#services);

  connectedCallback() {
    this.#form.addEventListener('input', debounced(() => this.#change()));
    this.replaceChildren(this.#form);
    new URLSearchParams(location.hash.split('?')[1]).forEach((value, name) => {
      if (this.#form.elements[name]) {
        this.#form.elements[name].value = value;
      }
    });
  }

  get value() {
    const given = [...new FormData(this.#form)].map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(given.filter(([, value]) => value));
  }

  set services(names) {
    if (this.#services.children.length !== names.length) {
      this.#services.replaceChildren(...names.map((name) => element('option', { value: name })));
    }
  }

  #change() {
    const asked = new URLSearchParams(this.value).toString();
    history.replaceState(null, '', `#exchanges${asked && `?${asked}`}`);
    this.dispatchEvent(new Event('change'));
  }
}

function label(words, input) {
  return element('label', {}, words, input);
}

function choice(name, values) {
  return element('select', { name },
    element('option', { value: '', text: 'any' }), ...values.map((value) => element('option', { value, text: value })));
}

customElements.define('exchange-filter', ExchangeFilter);
