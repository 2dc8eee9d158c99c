import './status-line.js';
import { element } from '/assets/dom.js';
import { clockTime } from './format.js';
import { paced } from './pace.js';
import { View } from './view.js';

const MOST = 50;

const NOTES = {
  resync: 'What came before is not retained any more.',
  'too-slow': 'Events came faster than they could be read.',
  'topic-removed': 'The topic is not declared any more.',
};

/** A topic's stream, as it comes, the newest first. */
class EventWatch extends View {
  #source = null;
  #arrived = [];
  #total = 0;
  #button = element('button', { type: 'button', text: 'Watch', 'aria-pressed': 'false', onclick: () => this.#turn() });
  #said = element('status-line');
  #list = element('ol', { class: 'events' });
  #draw = paced(() => this.#show());

  open() {
    this.replaceChildren(element('div', { class: 'buttons' }, this.#button, this.#said), this.#list);
    this.shown.addEventListener('abort', () => this.#source?.close());
  }

  #turn() {
    if (this.#source) {
      this.#stop();
      return;
    }
    this.#source = new EventSource(`/api/topics/${encodeURIComponent(this.getAttribute('topic'))}/events`);
    this.#source.addEventListener('open', () => this.#said.quiet('Waiting for events'));
    this.#source.addEventListener('message', ({ data }) => this.#take(data));
    Object.entries(NOTES).forEach(([type, words]) => this.#source.addEventListener(type, () => this.#said.quiet(words)));
    this.#button.setAttribute('aria-pressed', 'true');
    this.#button.textContent = 'Stop';
  }

  #stop() {
    this.#source.close();
    this.#source = null;
    this.#button.setAttribute('aria-pressed', 'false');
    this.#button.textContent = 'Watch';
    this.#said.quiet('');
  }

  #take(data) {
    this.#total += 1;
    this.#arrived.push(data);
    this.#arrived.splice(0, this.#arrived.length - MOST);
    this.#draw();
  }

  #show() {
    this.#list.prepend(...this.#arrived.splice(0).reverse().map(row));
    while (this.#list.children.length > MOST) {
      this.#list.lastElementChild.remove();
    }
    this.#said.quiet(`${this.#total} so far`);
  }
}

function row(text) {
  const { id, type, time, data, data_base64: binary } = JSON.parse(text);
  return element('li', {},
    element('span', { class: 'quiet number', text: clockTime(time) }),
    element('strong', { text: type }),
    element('code', { text: id }),
    element('span', { text: binary ? 'binary' : JSON.stringify(data) }));
}

customElements.define('event-watch', EventWatch);
