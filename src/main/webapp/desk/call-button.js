import { sendJson } from '/assets/api.js';
import { element } from '/assets/dom.js';

const SLOW_AFTER_MS = 1000;

/** Request-Response: the employee waits, and the call is placed when the CRM has told the number. */
class CallButton extends HTMLElement {
  #button = element('button', { type: 'button', class: 'main', text: 'Call', onclick: () => this.#call() });
  #outcome = element('div', { class: 'outcome', role: 'status' });

  connectedCallback() {
    this.replaceChildren(this.#button, this.#outcome);
  }

  async #call() {
    this.#button.disabled = true;
    this.#say(element('p', { class: 'quiet', text: 'Asking the CRM for the number…' }));
    const slow = setTimeout(() => this.#say(
      element('p', { class: 'warn', text: 'The CRM takes longer than usual. The call is placed as soon as it answers.' })),
    SLOW_AFTER_MS);
    const began = performance.now();
    try {
      const answer = await sendJson('POST', '/api/calls', { customerId: this.getAttribute('customer'), agent: 'desk' });
      this.#placed(await answer.json(), performance.now() - began);
    } catch (problem) {
      this.#notPlaced(problem);
    } finally {
      clearTimeout(slow);
      this.#button.disabled = false;
      this.#button.textContent = 'Call again';
    }
  }

  #placed(placed, took) {
    this.#say(
      element('p', { class: 'phone number', text: placed.phoneNumber }),
      element('p', { class: 'good', text: `Call placed, ${Math.round(took)} ms after the click` }));
  }

  #notPlaced(problem) {
    this.#say(
      element('p', { class: 'bad', text: `No call was placed. ${reason(problem)}` }),
      element('p', { class: 'quiet', text: 'Try again in a moment.' }));
  }

  #say(...words) {
    this.#outcome.replaceChildren(...words);
  }
}

const REASONS = {
  'no-responder': 'The CRM is away: nothing there listens to requests.',
  'reply-timeout': 'The CRM did not answer in time.',
  'broker-unavailable': 'The message broker is away.',
  overloaded: 'Too many calls wait for the CRM.',
  'unknown-customer': 'The CRM doesn\'t know this customer any more.',
};

function reason(problem) {
  return REASONS[problem.name] ?? problem.message;
}

customElements.define('call-button', CallButton);
