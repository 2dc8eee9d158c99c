import './status-line.js';
import { element } from '/assets/dom.js';
import { confirmed } from './confirm-dialog.js';
import { number, tone } from './format.js';
import { KeyedTable } from './keyed-table.js';
import { unhurried } from './pace.js';
import { rotate, subscribers, turn, unsubscribe } from './subscriptions.js';
import { View } from './view.js';

const REFRESH_MS = 2000;

/** A topic's subscribers of every kind; webhooks can be paused, given another secret, and removed. */
class SubscriptionList extends View {
  #topic = null;
  #said = element('status-line');
  #look = unhurried(() => this.#load(), 300);
  #table = new KeyedTable('Subscriptions', [
    { title: 'Name', head: true, text: ({ name }) => name },
    { title: 'Kind', text: ({ kind }) => kind },
    { title: 'State', text: ({ state }) => state, tone: ({ state }) => tone(state) },
    { title: 'Waiting', number: true, text: ({ lag }) => number(lag), tone: ({ lag }) => (lag > 0 ? 'warn' : '') },
    { title: 'Being delivered', number: true, text: ({ outstanding }) => (outstanding === undefined ? '' : number(outstanding)) },
    { title: 'Act', make: (entry) => this.#buttons(entry), fill: labelled },
    { title: 'To', text: ({ url }) => url },
    { title: 'Filter', text: ({ filter }) => filter },
  ], 'Nobody subscribes.');

  open() {
    this.#topic = this.getAttribute('topic');
    this.replaceChildren(this.#said, this.#table.element);
    this.every(REFRESH_MS, this.#look);
  }

  refresh() {
    this.#look();
  }

  async #load() {
    try {
      this.#table.show(await subscribers(this.#topic), ({ queue }) => queue);
    } catch (problem) {
      this.#said.bad(problem.message);
    }
  }

  #buttons(entry) {
    const { name, kind } = entry.row;
    const button = (words, action) => element('button', {
      type: 'button', text: words, 'aria-label': `${words} ${name}`, onclick: () => this.#do(() => action(entry.row)),
    });
    return kind !== 'webhook' ? null : element('span', { class: 'row' },
      button('Pause', (row) => this.#turn(row)),
      button('New secret', () => this.#rotate(name)),
      button('Delete', () => this.#remove(name)));
  }

  async #turn({ name, state }) {
    const paused = state === 'paused';
    await turn(this.#topic, name, paused ? 'resume' : 'pause');
    this.#said.good(paused ? `${name} goes on` : `${name} is paused`);
  }

  async #rotate(name) {
    const { secret } = await rotate(this.#topic, name);
    this.dispatchEvent(new CustomEvent('secret', { bubbles: true, detail: { name, secret } }));
  }

  async #remove(name) {
    if (await confirmed(`Delete the subscription ${name}? What waits for it is lost.`, 'Delete it')) {
      await unsubscribe(this.#topic, name);
      this.#said.good(`${name} is deleted`);
    }
  }

  async #do(action) {
    try {
      this.#said.quiet('');
      await action();
    } catch (problem) {
      this.#said.bad(problem.message);
    }
    this.#look();
  }
}

/** The first button pauses, or resumes. */
function labelled(buttons, { state, name }) {
  const words = state === 'paused' ? 'Resume' : 'Pause';
  const button = buttons.firstElementChild;
  if (button.textContent !== words) {
    button.textContent = words;
    button.setAttribute('aria-label', `${words} ${name}`);
  }
}

customElements.define('subscription-list', SubscriptionList);
