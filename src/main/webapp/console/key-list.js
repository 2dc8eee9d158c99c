import './status-line.js';
import { element } from '/assets/dom.js';
import { confirmed } from './confirm-dialog.js';
import { clockTime, tone } from './format.js';
import { KeyedTable } from './keyed-table.js';
import { keys, revoke, rotate, rotateSecret } from './keys.js';
import { unhurried } from './pace.js';
import { View } from './view.js';

const REFRESH_MS = 10_000;

/** All keys, the newest first. */
class KeyList extends View {
  #said = element('status-line');
  #look = unhurried(() => this.#load(), 300);
  #table = new KeyedTable('Keys', [
    { title: 'Name', head: true, text: ({ name }) => name },
    { title: 'Begins with', text: ({ prefix }) => `${prefix}…` },
    { title: 'State', text: ({ state }) => state, tone: ({ state }) => tone(state) },
    { title: 'Roles', text: ({ roles }) => roles.join(' ') },
    { title: 'Services', text: ({ services }) => services?.join(' ') ?? 'all' },
    { title: 'Topics', text: ({ topics }) => topics?.join(' ') ?? 'all' },
    { title: 'Calls a second', text: ({ rateLimit }) => rateLimit ?? 'as usual' },
    { title: 'Made', text: ({ createdAt }) => clockTime(createdAt) },
    { title: 'Valid until', text: ({ expiresAt }) => clockTime(expiresAt) },
    { title: 'Last used', text: ({ lastUsedAt }) => clockTime(lastUsedAt) },
    { title: 'Act', make: (entry) => this.#buttons(entry), fill: (row, { state }) => { row.hidden = state !== 'active'; } },
  ], 'None has been made.');

  open() {
    this.replaceChildren(this.#said, this.#table.element);
    this.every(REFRESH_MS, this.#look);
  }

  refresh() {
    this.#look();
  }

  async #load() {
    try {
      this.#table.show(await keys());
    } catch (problem) {
      this.#said.bad(problem.message);
    }
  }

  #buttons({ row: { id, name } }) {
    const button = (words, action) => element('button', {
      type: 'button', text: words, 'aria-label': `${words} ${name}`, onclick: () => this.#do(action),
    });
    return element('span', { class: 'row' },
      button('New key', async () => this.#show(await rotate(id))),
      button('New secret', async () => this.#show(await rotateSecret(id))),
      button('Revoke', () => this.#revoke(id, name)));
  }

  #show(detail) {
    this.dispatchEvent(new CustomEvent('secret', { bubbles: true, detail }));
  }

  async #revoke(id, name) {
    if (await confirmed(`Revoke ${name}? Whoever calls with it is refused from then on.`, 'Revoke it')) {
      await revoke(id);
      this.#said.good(`${name} is revoked`);
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

customElements.define('key-list', KeyList);
