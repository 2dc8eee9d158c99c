import { feed } from './feed.js';

/** Whether what the page shows is what there is. */
class FeedStatus extends HTMLElement {
  connectedCallback() {
    feed.addEventListener('connection', () => this.#show());
    this.#show();
  }

  #show() {
    this.className = feed.connected ? 'good' : 'warn';
    this.textContent = feed.connected ? 'Live' : 'Connecting…';
  }
}

customElements.define('feed-status', FeedStatus);
