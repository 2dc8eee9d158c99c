// In place of the feed: a thousand exchanges a second, as twenty busy nodes together tell of.
{
  const Real = window.EventSource;
  const A_TURN = 50;
  const TURN_MS = 50;
  window.told = 0;
  window.drawings = 0;

  const idOf = (number) => {
    const time = Date.now().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, '0')}`;
  };
  const exchange = (number) => ({
    id: idOf(number), service: 'flood', pattern: 'request-response', state: 'replied', status: 200, durationMs: 7,
    createdAt: new Date().toISOString(), endedAt: new Date().toISOString(), node: 'one',
  });
  const message = (type, data) => new MessageEvent(type, { data: JSON.stringify(data) });

  class Flood extends EventTarget {
    readyState = Real.OPEN;

    constructor() {
      super();
      setTimeout(() => this.dispatchEvent(new Event('open')));
      setInterval(() => this.#turn(), TURN_MS);
    }

    #turn() {
      for (let i = 0; i < A_TURN; i += 1) {
        this.dispatchEvent(message('exchange', exchange(window.told += 1)));
      }
    }

    close() {
      // it goes on for as long as its page
    }
  }

  window.EventSource = class {
    constructor(url) {
      return url === '/api/console/feed' ? new Flood() : new Real(url);
    }
  };
  window.EventSource.CLOSED = Real.CLOSED;

  new MutationObserver(() => { window.drawings += 1; }).observe(document, { subtree: true, childList: true });
}
