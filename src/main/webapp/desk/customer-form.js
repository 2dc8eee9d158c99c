import { getJson, sendJson } from '/assets/api.js';
import { element } from '/assets/dom.js';

const FIELDS = { name: 'Name', company: 'Company', city: 'City' };

/** Changes a customer. Every open desk learns of it, this one too. */
class CustomerForm extends HTMLElement {
  #inputs = {};
  #status = element('span', { role: 'status' });

  async connectedCallback() {
    const customer = await getJson(this.#path());
    const labels = Object.entries(FIELDS).map(([field, label]) => {
      this.#inputs[field] = element('input', { name: field, value: customer[field] ?? '', maxlength: 100 });
      return element('label', {}, label, this.#inputs[field]);
    });
    this.replaceChildren(element('form', { class: 'fields', onsubmit: (event) => this.#save(event) },
      ...labels,
      element('div', { class: 'buttons' }, element('button', { text: 'Save' }), this.#status)));
  }

  async #save(event) {
    event.preventDefault();
    const values = Object.entries(this.#inputs).map(([field, input]) => [field, input.value.trim()]);
    try {
      await sendJson('PUT', this.#path(), Object.fromEntries(values.filter(([, value]) => value)));
      this.#say('good', 'Saved');
    } catch (problem) {
      this.#say('bad', problem.message);
    }
  }

  /** Takes over what somebody else saved, except into the field that is being typed in. */
  changed(customer) {
    for (const [field, input] of Object.entries(this.#inputs)) {
      if (input !== document.activeElement) {
        input.value = customer[field] ?? '';
      }
    }
  }

  #say(tone, words) {
    this.#status.className = tone;
    this.#status.textContent = words;
  }

  #path() {
    return `/api/customers/${encodeURIComponent(this.getAttribute('customer'))}`;
  }
}

customElements.define('customer-form', CustomerForm);
