// What happened in an exchange, in the order of time: the one place that turns its JSON into messages between parties.

/** The parties of a diagram, from left to right. */
export const PARTIES = ['Caller', 'Switchboard', 'Queue', 'Replier', 'Receiver'];

/**
 * The messages of an exchange: {at, from, to, text, tone}, at in milliseconds since 1970.
 * One that is still waited for has pending = true and the time at which it is due, if that is known.
 */
export function story(exchange) {
  const messages = [
    ...asked(exchange),
    ...(exchange.steps ?? []).map((step) => ({
      at: time(step.at), from: 'Replier', to: 'Switchboard', text: `progress: ${step.name}`, tone: 'quiet',
    })),
    ...ended(exchange),
    ...delivered(exchange),
  ];
  return messages.filter((message) => Number.isFinite(message.at)).sort((one, other) => one.at - other.at);
}

/** Whether anything is still to come. */
export function isOpen(exchange) {
  return exchange.state === 'pending' || ['pending', 'retrying'].includes(exchange.delivery?.state);
}

function asked(exchange) {
  const at = time(exchange.createdAt);
  const waits = exchange.pattern === 'request-response';
  return [
    { at, from: 'Caller', to: 'Switchboard', text: `POST ${exchange.service}` },
    ...(waits ? [] : [{ at, from: 'Switchboard', to: 'Caller', text: '202 accepted', tone: 'good' }]),
    { at, from: 'Switchboard', to: 'Queue', text: 'request' },
    { at, from: 'Queue', to: 'Replier', text: 'request', tone: 'quiet' },
  ];
}

function ended(exchange) {
  const at = time(exchange.endedAt);
  switch (exchange.state) {
    case 'pending':
      return [{ at: time(exchange.deadline), from: 'Replier', to: 'Switchboard', text: 'reply, by the deadline', pending: true }];
    case 'expired':
      return [{ at, from: 'Switchboard', to: 'Switchboard', text: 'deadline passed', tone: 'bad' }, ...late(exchange)];
    case 'cancelled':
      return [{ at, from: 'Caller', to: 'Switchboard', text: 'cancel', tone: 'warn' }, ...late(exchange)];
    default:
      return [{
        at,
        from: 'Replier',
        to: 'Switchboard',
        text: exchange.reply ? `reply ${exchange.reply.status}` : 'gave up',
        tone: exchange.state === 'failed' ? 'bad' : 'good',
      }, ...answered(exchange, at)];
  }
}

function answered(exchange, at) {
  return exchange.pattern === 'request-response' && exchange.reply
    ? [{ at, from: 'Switchboard', to: 'Caller', text: `${exchange.reply.status}`, tone: 'good' }]
    : [];
}

function late(exchange) {
  return exchange.lateReplyAt
    ? [{ at: time(exchange.lateReplyAt), from: 'Replier', to: 'Switchboard', text: 'late reply', tone: 'warn' }]
    : [];
}

function delivered(exchange) {
  const delivery = exchange.delivery;
  if (!delivery) {
    return [];
  }
  const attempts = delivery.attempts.map((attempt) => ({
    at: time(attempt.at), from: 'Switchboard', to: 'Receiver', text: `callback: ${attempt.error ?? attempt.status}`,
    tone: attempt.status >= 200 && attempt.status < 300 ? 'good' : 'bad',
  }));
  const next = delivery.nextAttemptAt
    ? [{ at: time(delivery.nextAttemptAt), from: 'Switchboard', to: 'Receiver', text: 'next attempt', pending: true }]
    : [];
  return [...attempts, ...next];
}

function time(text) {
  return text ? Date.parse(text) : NaN;
}
