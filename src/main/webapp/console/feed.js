import { requireSession } from '/assets/session.js';
import { Minute } from './minute.js';
import { RecentExchanges } from './recent-exchanges.js';

const AGAIN_AFTER_MS = 3000;

/**
 * What the wire tap tells, for all views together: the events "figures" (once a second), "exchange" (its detail is the exchange),
 * "gap" (something was missed) and "connection".
 */
class Feed extends EventTarget {
  figures = null;
  connected = false;
  minute = new Minute();
  recent = new RecentExchanges();
  #source = null;

  /** Follows the feed while the page is seen: a browser has six connections to a host, for all of its tabs. */
  follow() {
    document.addEventListener('visibilitychange', () => this.#turn());
    this.#turn();
  }

  #turn() {
    if (document.hidden) {
      this.#close();
    } else if (!this.#source) {
      this.#open();
    }
  }

  #open() {
    this.#source = new EventSource('/api/console/feed');
    this.#hear('open', () => this.#connection(true));
    this.#hear('error', () => this.#lost());
    this.#hear('figures', (event) => this.#takeFigures(JSON.parse(event.data)));
    this.#hear('exchange', (event) => this.#takeExchange(JSON.parse(event.data)));
    this.#hear('gap', () => this.#missed());
  }

  #hear(type, action) {
    this.#source.addEventListener(type, action);
  }

  #lost() {
    this.#connection(false);
    if (this.#source?.readyState === EventSource.CLOSED) { // it was refused, and the browser doesn't ask again
      this.#close();
      setTimeout(() => this.#again(), AGAIN_AFTER_MS);
    }
  }

  /** Unless the session has ended. */
  async #again() {
    await requireSession().catch(() => {}); // it can't be asked either, and is away for all we know
    this.#turn();
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    this.#connection(false);
  }

  #missed() {
    this.recent.forgetPending();
    this.dispatchEvent(new Event('gap'));
  }

  #connection(now) {
    this.connected = now;
    this.#missed();
    this.dispatchEvent(new Event('connection'));
  }

  #takeFigures(figures) {
    this.figures = figures;
    this.minute.add(figures);
    this.dispatchEvent(new Event('figures'));
  }

  #takeExchange(exchange) {
    if (exchange.pattern === 'request-response') {
      this.recent.add(exchange);
    }
    this.dispatchEvent(new CustomEvent('exchange', { detail: exchange }));
  }
}

export const feed = new Feed();
