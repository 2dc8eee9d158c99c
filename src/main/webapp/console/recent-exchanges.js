const MOST = 500;

/** The newest exchanges that nobody keeps: those of Request-Response, as the feed told of them. */
export class RecentExchanges {
  #byId = new Map();

  add(exchange) {
    this.#byId.delete(exchange.id);
    this.#byId.set(exchange.id, exchange);
    if (this.#byId.size > MOST) {
      this.#byId.delete(this.#byId.keys().next().value);
    }
  }

  /** Something was missed, perhaps how those ended that were pending. */
  forgetPending() {
    this.all().filter(({ state }) => state === 'pending').forEach(({ id }) => this.#byId.delete(id));
  }

  find(id) {
    return this.#byId.get(id);
  }

  all() {
    return [...this.#byId.values()];
  }
}
