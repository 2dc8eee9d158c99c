import { element } from '/assets/dom.js';
import { contentTypeField } from './content-types.js';

const TYPES = ['application/json', 'text/plain', 'application/xml'];

/** What is to be sent, to which service, and how. Says "send", whose detail it is. */
class TryForm extends HTMLElement {
  #services = element('select', { name: 'service', required: true });
  #callback = element('input', {
    name: 'callback', maxlength: 2048, disabled: true, required: true, placeholder: 'https://… or jms:queue:NAME',
  });
  #form = element('form', { class: 'fields', onsubmit: (event) => this.#send(event), onchange: () => this.#chosen() },
    element('label', {}, 'Service', this.#services),
    contentTypeField('request-types', TYPES),
    element('label', { class: 'whole' }, 'Body', element('textarea', { name: 'body', rows: 5, text: '{"customerId": "C-1001"}' })),
    element('fieldset', { class: 'whole' }, element('legend', { text: 'The caller' }),
      way('wait', 'waits for the reply', true),
      way('go-on', 'goes on, and looks later'),
      way('callback', 'goes on, and is called back at'),
      element('label', {}, 'Callback URL', this.#callback)),
    element('div', { class: 'buttons' }, element('button', { class: 'main', text: 'Send' })));

  connectedCallback() {
    this.replaceChildren(this.#form);
  }

  set services(services) {
    this.#services.replaceChildren(...services.map(({ name }) => element('option', { value: name, text: name })));
  }

  #chosen() {
    this.#callback.disabled = this.#form.elements.way.value !== 'callback';
  }

  #send(event) {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('send', { detail: Object.fromEntries(new FormData(this.#form)) }));
  }
}

function way(value, words, checked = false) {
  return element('label', { class: 'choice' }, element('input', { type: 'radio', name: 'way', value, checked }), words);
}

customElements.define('try-form', TryForm);
