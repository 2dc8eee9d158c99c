/** A view of the console: what it follows, it follows for as long as it is shown. */
export class View extends HTMLElement {
  #shown = new AbortController();

  connectedCallback() {
    this.#shown = new AbortController();
    this.open(this.getAttribute('about'));
  }

  disconnectedCallback() {
    this.#shown.abort();
  }

  /** Aborted when the view is left. */
  get shown() {
    return this.#shown.signal;
  }

  /** Listens as long as the view is shown. */
  on(target, type, action) {
    target.addEventListener(type, action, { signal: this.shown });
  }

  /** Acts now, and again and again as long as the view is shown, and seen. */
  every(milliseconds, action) {
    const timer = setInterval(() => document.hidden || action(), milliseconds);
    this.shown.addEventListener('abort', () => clearInterval(timer));
    action();
  }
}
