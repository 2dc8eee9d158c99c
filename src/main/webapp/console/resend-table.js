import './status-line.js';
import { element } from '/assets/dom.js';
import { confirmed } from './confirm-dialog.js';
import { count } from './format.js';
import { KeyedTable } from './keyed-table.js';

/** A table of what failed: one row, those that are ticked, or all are sent again. */
export class ResendTable {
  #rows = [];
  #ticked = new Set();
  #table;
  #send;
  #done;
  #some = element('button', { type: 'button', disabled: true, onclick: () => this.#sendTicked() });
  #all = element('button', { type: 'button', onclick: () => this.#sendAll() });
  #said = element('status-line');

  /** @param send gives a promise for a list of rows; done is called afterwards */
  constructor(caption, columns, none, { send, done }) {
    this.#send = send;
    this.#done = done;
    this.#table = new KeyedTable(caption, [this.#tickColumn(), ...columns, this.#buttonColumn()], none);
    this.element = element('section', {},
      this.#table.element, element('div', { class: 'buttons' }, this.#some, this.#all, this.#said));
  }

  show(rows) {
    this.#rows = rows;
    const ids = new Set(rows.map(({ id }) => id));
    this.#ticked.forEach((id) => ids.has(id) || this.#ticked.delete(id));
    this.#table.show(rows);
    this.#label();
  }

  #label() {
    this.#some.textContent = `Send ${this.#ticked.size} chosen again`;
    this.#some.disabled = this.#ticked.size === 0;
    this.#some.hidden = this.#rows.length === 0;
    this.#all.textContent = `Send all ${this.#rows.length} again`;
    this.#all.hidden = this.#rows.length === 0;
  }

  #tickColumn() {
    const tick = (entry) => (event) => {
      this.#ticked[event.target.checked ? 'add' : 'delete'](entry.row.id);
      this.#label();
    };
    return {
      title: 'Choose',
      make: (entry) => element('input', { type: 'checkbox', 'aria-label': `Choose ${entry.row.id}`, onchange: tick(entry) }),
    };
  }

  #buttonColumn() {
    return {
      title: 'Act',
      make: (entry) => element('button', {
        type: 'button',
        text: 'Send again',
        'aria-label': `Send again ${entry.row.id}`,
        onclick: () => this.#sendThese([entry.row]),
      }),
    };
  }

  #sendTicked() {
    return this.#sendThese(this.#rows.filter(({ id }) => this.#ticked.has(id)));
  }

  async #sendAll() {
    if (await confirmed(`Send all ${this.#rows.length} again? A receiver may get some of them twice.`, 'Send them')) {
      await this.#sendThese(this.#rows);
    }
  }

  async #sendThese(rows) {
    try {
      await this.#send(rows);
      this.#said.good(`${count(rows.length, 'is', 'are')} on the way again`);
    } catch (problem) {
      this.#said.bad(problem.message);
    }
    this.#done();
  }
}
