import { getJson, sendJson } from '/assets/api.js';
import { element } from '/assets/dom.js';

const STEPS = { 'load-history': 'History loaded', score: 'Scored', recommend: 'Recommended' };

/** Request-Callback: the request is accepted at once, and its steps and its outcome come by themselves. */
class AnalysisView extends HTMLElement {
  #button = element('button', { type: 'button', text: 'Analyse', onclick: () => this.#analyse() });
  #steps = element('ol', { class: 'steps', 'aria-label': 'Steps' });
  #outcome = element('div', { role: 'status' });
  #events = null;

  connectedCallback() {
    this.replaceChildren(this.#button, this.#steps, this.#outcome);
  }

  disconnectedCallback() {
    this.#events?.close();
  }

  async #analyse() {
    this.#button.disabled = true;
    this.#steps.replaceChildren();
    this.#outcome.replaceChildren();
    const began = performance.now();
    try {
      const accepted = await sendJson('POST', '/api/services/insight.customer-analysis/requests',
        { customerId: this.getAttribute('customer') }, { Prefer: 'respond-async' });
      this.#row('Accepted', began);
      this.#follow(accepted.headers.get('Location'), began);
    } catch (problem) {
      this.#failed(problem.message);
    }
  }

  #follow(exchange, began) {
    this.#events = new EventSource(`${exchange}/events`);
    this.#events.addEventListener('step', (event) => {
      const { name } = JSON.parse(event.data);
      this.#row(STEPS[name] ?? name, began);
    });
    for (const end of ['replied', 'failed', 'expired', 'cancelled']) {
      this.#events.addEventListener(end, () => this.#ended(end, exchange));
    }
  }

  async #ended(state, exchange) {
    this.#events.close();
    try {
      const reply = await getJson(`${exchange}/reply`);
      this.#recommend(reply.recommendation);
    } catch (problem) {
      this.#failed(state === 'expired' ? 'The analysis took too long.' : problem.message);
    }
  }

  #recommend(recommendation) {
    this.#button.disabled = false;
    this.#outcome.replaceChildren(element('div', { class: 'recommendation' },
      element('p', {}, element('strong', { text: recommendation.action })),
      element('p', { text: recommendation.reason })));
  }

  #failed(why) {
    this.#button.disabled = false;
    this.#outcome.replaceChildren(element('p', { class: 'bad', text: `No analysis. ${why}` }));
  }

  #row(words, began) {
    this.#steps.append(element('li', { class: 'fresh' },
      element('span', { text: words }),
      element('span', { class: 'quiet number', text: `${Math.round(performance.now() - began)} ms` })));
  }
}

customElements.define('analysis-view', AnalysisView);
