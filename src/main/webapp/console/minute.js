const SECONDS = 60;

/** The figures of the last minute, one for each second. */
export class Minute {
  #seconds = [];

  add({ services, topics }) {
    this.#seconds.push({ services: byName(services), topics: byName(topics) });
    if (this.#seconds.length > SECONDS) {
      this.#seconds.shift();
    }
  }

  /** One number of each second, the oldest first; kind is services or topics. */
  of(kind, name, figure) {
    return this.#seconds.map((second) => {
      const figures = second[kind].get(name);
      return figures ? figure(figures) ?? 0 : 0;
    });
  }

  /** How many there were in the whole minute, of something that is told by the second. */
  sum(kind, name, figure) {
    return Math.round(this.of(kind, name, figure).reduce((total, each) => total + each, 0));
  }

  /** Whether it has been above nothing in each of the last seconds. */
  lasts(kind, name, figure, seconds = 10) {
    const recent = this.of(kind, name, figure).slice(-seconds);
    return recent.length === seconds && recent.every((each) => each > 0);
  }
}

function byName(all) {
  return new Map(all.map((each) => [each.name, each]));
}
