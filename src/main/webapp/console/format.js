// Numbers and times for people.

const UNITS = [[3_600_000, 'h'], [60_000, 'min'], [1000, 's'], [1, 'ms']];

/** A duration, such as 12 ms, 3.4 s, 5 min or 2.5 h. */
export function duration(milliseconds) {
  const [size, unit] = UNITS.find(([least]) => milliseconds >= least) ?? [1, 'ms'];
  const value = milliseconds / size;
  const rounded = value < 10 && size > 1 ? value.toFixed(1).replace('.0', '') : Math.round(value);
  return `${rounded} ${unit}`;
}

/** How long a service takes, where it is known. */
export function latency(milliseconds) {
  return milliseconds > 0 ? duration(milliseconds) : '–';
}

/** So many a second. */
export function rate(perSecond) {
  return perSecond > 0 && perSecond < 10 ? perSecond.toFixed(1).replace('.0', '') : number(perSecond);
}

export function number(value) {
  return value === null || value === undefined ? '–' : Math.round(value).toLocaleString('en');
}

/** 1 reply, 2 replies. */
export function count(value, one, many) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** The time of day in the reader's own zone, with the date where it isn't today's. */
export function clockTime(instant) {
  if (!instant) {
    return '';
  }
  const time = new Date(instant);
  const clock = time.toLocaleTimeString([], { hour12: false });
  return time.toDateString() === new Date().toDateString() ? clock : `${time.toLocaleDateString()} ${clock}`;
}

/** The end of a UUIDv7, which tells it from others of the same moment. */
export function shortId(id) {
  return id.length > 12 ? `…${id.slice(-8)}` : id;
}

const TONES = {
  replied: 'good', delivered: 'good', active: 'good',
  failed: 'bad', dead: 'bad', expired: 'bad', refused: 'bad',
  cancelled: 'warn', retrying: 'warn', paused: 'warn',
};

/** The colour of a state. */
export function tone(state) {
  return TONES[state] ?? 'quiet';
}
