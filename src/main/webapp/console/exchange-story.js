// What happened in an exchange, in the order of time: the one place that turns its JSON into messages between parties.

const CALLER = 'Caller';
const SWITCHBOARD = 'Switchboard';
const QUEUE = 'Queue';
const REPLIER = 'Replier';
const RECEIVER = 'Receiver';

/** The parties of a diagram, from left to right. */
export const PARTIES = [CALLER, SWITCHBOARD, QUEUE, REPLIER, RECEIVER];

/** Problems with which a request is refused: nothing was sent. */
const REFUSALS = new Set([
  'no-responder', 'overloaded', 'broker-unavailable', 'unknown-service', 'body-too-large', 'shutting-down', 'invalid-request',
  'unreadable-field', 'ledger-unavailable', 'unusable-callback',
]);

/**
 * The messages of an exchange in their order: {at, from, to, text, tone}, at in milliseconds since 1970. One that is still waited
 * for is pending, and at is when it is due; one that may not have happened is unsure. One with since ends
 * a wait that began then.
 */
export function story(exchange) {
  return [...asked(exchange), ...steps(exchange), ...ended(exchange), ...delivered(exchange)]
    .filter(({ at }) => Number.isFinite(at))
    .sort((one, other) => Number(one.pending ?? false) - Number(other.pending ?? false) || one.at - other.at);
}

/** Whether anything is still to come. */
export function isOpen(exchange) {
  return exchange.state === 'pending' || ['pending', 'retrying'].includes(exchange.delivery?.state);
}

function asked(exchange) {
  const at = time(exchange.createdAt);
  const post = { at, from: CALLER, to: SWITCHBOARD, text: 'POST' };
  if (REFUSALS.has(exchange.problem)) {
    return [post];
  }
  return [
    post,
    ...(waits(exchange) ? [] : [{ at, from: SWITCHBOARD, to: CALLER, text: '202', tone: 'good' }]),
    { at, from: SWITCHBOARD, to: QUEUE, text: 'request' },
    handed(exchange, at),
  ];
}

/** Nobody tells Switchboard that a request was taken; that somebody said something proves it. */
function handed({ state, reply, status, problem, steps: told }, at) {
  const proven = Boolean(reply ?? (status && !problem)) || told?.length > 0;
  const text = proven || state !== 'pending' ? 'request' : 'waits, or is worked on';
  return { at, from: QUEUE, to: REPLIER, text, unsure: !proven };
}

function steps(exchange) {
  return (exchange.steps ?? []).map(({ at, name }) => ({
    at: time(at), from: REPLIER, to: SWITCHBOARD, text: `progress: ${name}`, tone: 'quiet',
  }));
}

function ended(exchange) {
  const at = time(exchange.endedAt);
  if (exchange.state === 'pending') {
    return [{ at: time(exchange.deadline), from: REPLIER, to: SWITCHBOARD, text: 'reply, or the deadline', pending: true }];
  }
  return [...howItEnded(exchange, at), ...answered(exchange, at), ...late(exchange)];
}

function howItEnded(exchange, at) {
  if (REFUSALS.has(exchange.problem)) {
    return [];
  }
  const own = { at, from: SWITCHBOARD, to: SWITCHBOARD };
  switch (exchange.state) {
    case 'expired':
      return [{ ...own, text: 'the deadline passes', tone: 'bad' }];
    case 'cancelled':
      return [{ ...own, from: CALLER, text: 'cancel', tone: 'warn' }];
    default:
      return [replied(exchange, at)];
  }
}

function replied(exchange, at) {
  const status = exchange.reply?.status ?? exchange.status;
  return {
    at,
    from: REPLIER,
    to: SWITCHBOARD,
    text: status ? `reply ${status}` : 'gives up',
    tone: exchange.state === 'failed' ? 'bad' : 'good',
  };
}

function answered(exchange, at) {
  const words = [exchange.status, exchange.problem].filter(Boolean).join(' ');
  return waits(exchange) || REFUSALS.has(exchange.problem)
    ? [{ at, from: SWITCHBOARD, to: CALLER, text: words || exchange.state, tone: exchange.state === 'replied' ? 'good' : 'bad' }]
    : [];
}

function late({ reply }) {
  const message = { at: time(reply?.lateAt), from: REPLIER, to: SWITCHBOARD, text: 'late reply, kept', tone: 'warn' };
  return reply?.lateAt ? [message] : [];
}

function delivered({ delivery }) {
  if (!delivery) {
    return [];
  }
  const calls = delivery.attempts.map(({ at, status, error }) => ({
    at: time(at), text: `callback: ${status ?? error}`, tone: status >= 200 && status < 300 ? 'good' : 'bad',
  }));
  if (delivery.nextAttemptAt) {
    calls.push({ at: time(delivery.nextAttemptAt), text: 'next attempt', pending: true });
  }
  return calls.map((call, index) => ({
    ...call,
    from: SWITCHBOARD,
    to: RECEIVER,
    since: calls[index - 1]?.at,
  }));
}

function waits({ pattern }) {
  return pattern === 'request-response';
}

function time(text) {
  return text ? Date.parse(text) : NaN;
}
