import './status-line.js';
import { call } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { contentTypeField } from './content-types.js';

const TYPES = ['application/json', 'application/cloudevents+json', 'text/plain', 'application/xml'];

/** Publishes an event by hand. */
class TestEvent extends HTMLElement {
  #said = element('status-line');
  #form = element('form', { class: 'fields', onsubmit: (event) => this.#publish(event) },
    contentTypeField('event-types', TYPES),
    element('label', { class: 'whole' }, 'Body', element('textarea', { name: 'body', rows: 4, text: '{"test": true}' })),
    element('div', { class: 'buttons' }, element('button', { class: 'main', text: 'Publish' }), this.#said));

  connectedCallback() {
    this.replaceChildren(this.#form);
  }

  async #publish(event) {
    event.preventDefault();
    const { contentType, body } = Object.fromEntries(new FormData(this.#form));
    try {
      const answer = await call(`/api/topics/${encodeURIComponent(this.getAttribute('topic'))}/events`, {
        method: 'POST', headers: { 'Content-Type': contentType }, body,
      });
      this.#said.good(`Published: ${(await answer.json()).id}`);
    } catch (problem) {
      this.#said.bad(problem.message);
    }
  }
}

customElements.define('test-event', TestEvent);
