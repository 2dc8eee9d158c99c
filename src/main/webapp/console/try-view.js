import './exchange-view.js';
import './sequence-diagram.js';
import './try-form.js';
import { getJson } from '/assets/api.js';
import { element } from '/assets/dom.js';
import { bodyText } from './body-text.js';
import { answered, read, send, waiting } from './trial.js';
import { View } from './view.js';

/** A request sent by hand, and what becomes of it. */
class TryView extends View {
  #form = element('try-form');
  #outcome = element('section', { class: 'outcome', 'aria-label': 'Outcome' });

  open() {
    this.replaceChildren(element('h2', { text: 'Try it' }), this.#form, this.#outcome);
    this.on(this.#form, 'send', ({ detail }) => this.#send(detail));
    this.#load();
  }

  async #load() {
    try {
      this.#form.services = (await getJson('/api/services')).services;
    } catch (problem) {
      this.#say(problem.message);
    }
  }

  async #send(request) {
    try {
      await (request.way === 'wait' ? this.#wait(request) : this.#goOn(request));
    } catch {
      this.#say('Switchboard can\'t be reached.');
    }
  }

  async #wait(request) {
    const diagram = element('sequence-diagram');
    const exchange = waiting(request.service, Date.now());
    this.#outcome.replaceChildren(diagram);
    diagram.exchange = exchange;
    const answer = await read(await send(request));
    diagram.exchange = answered(exchange, answer, Date.now());
    this.#outcome.append(bodyText(`Answer ${answer.status}`, answer));
  }

  async #goOn(request) {
    const response = await send(request);
    const answer = await read(response);
    const id = response.headers.get('Location')?.split('/').at(-1);
    this.#outcome.replaceChildren(id ? element('exchange-view', { about: id }) : bodyText(`Answer ${answer.status}`, answer));
  }

  #say(trouble) {
    this.#outcome.replaceChildren(element('p', { class: 'bad', role: 'alert', text: trouble }));
  }
}

customElements.define('try-view', TryView);
