import { element } from '/assets/dom.js';

/** What is wrong. Screen readers are told when something new goes wrong, not each time a number changes. */
class AlarmList extends HTMLElement {
  #rows = element('ul', { class: 'alarms' });
  #told = element('p', { class: 'unseen', role: 'status' });
  #keys = null;

  connectedCallback() {
    this.replaceChildren(this.#rows, this.#told);
  }

  show(alarms) {
    const shown = alarms.length > 0 ? alarms : [{ key: 'fine', tone: 'good', text: 'Nothing is wrong.' }];
    const keys = shown.map(({ key }) => key).join();
    if (keys === this.#keys) {
      shown.forEach((alarm, index) => write(this.#rows.children[index], alarm));
      return;
    }
    this.#keys = keys;
    this.#rows.replaceChildren(...shown.map((alarm) => write(row(alarm), alarm)));
    this.#told.textContent = shown.map(({ text }) => text).join(' ');
  }
}

function row({ tone, href }) {
  return element('li', { class: tone }, element(href ? 'a' : 'span', { href }));
}

function write(line, { text }) {
  if (line.textContent !== text) {
    line.firstElementChild.textContent = text;
  }
  return line;
}

customElements.define('alarm-list', AlarmList);
