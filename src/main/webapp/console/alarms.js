// What is wrong, in sentences: the one place that decides what an operator should look at first.
import { count } from './format.js';

/** {key, tone, text, href}, the worst first; the figures are old where the feed isn't connected. */
export function alarms({ figures, minute, connected }, deadLetters) {
  return [
    ...(connected ? [] : [bad('feed', 'Switchboard can\'t be reached: this is how it was.')]),
    ...parts(figures),
    ...figures.services.flatMap((service) => ofService(service, minute)),
    ...undelivered(figures, deadLetters),
    ...figures.topics.flatMap((topic) => ofTopic(topic, minute)),
  ].sort((one, other) => Number(one.tone !== 'bad') - Number(other.tone !== 'bad'));
}

function parts({ broker, ledger, outbox }) {
  return [
    broker === 'down' && bad('broker', 'The message broker can\'t be reached: requests are refused or wait.'),
    ledger === 'down' && bad('ledger', 'The database can\'t be reached: no callback can be promised.'),
    broker === 'down' && outbox > 0
      && warn('outbox', `${count(outbox, 'message', 'messages')} will be sent when the broker is back.`),
  ].filter(Boolean);
}

function ofService({ name, responders, depth }, minute) {
  const timeouts = minute.sum('services', name, (service) => service.perSecond.timeouts);
  const late = minute.sum('services', name, (service) => service.perSecond.lateReplies);
  const forged = minute.sum('services', name, (service) => service.perSecond.forgedReplies);
  const href = `#exchanges?service=${name}`;
  return [
    responders === 0 && depth > 0 && bad(`unanswered ${name}`, `Nothing listens to ${name}, and `
      + `${count(depth, 'request waits', 'requests wait')} there.`, href),
    forged > 0 && bad(`forged ${name}`,
      `${count(forged, 'reply', 'replies')} to ${name} came from somebody who may not answer, within the last minute.`, href),
    timeouts > 0 && bad(`timeouts ${name}`,
      `${count(timeouts, 'request', 'requests')} to ${name} had no reply in time within the last minute.`, href),
    late > 0 && warn(`late ${name}`,
      `${count(late, 'reply', 'replies')} of ${name} came too late within the last minute.`, href),
  ].filter(Boolean);
}

function undelivered({ deliveries: { dead, retrying } }, deadLetters) {
  const failed = Math.max(dead, deadLetters);
  return [
    failed > 0 && bad('dead', `${count(failed, 'message or delivery', 'messages and deliveries')} failed for good.`, '#deliveries'),
    retrying > 0 && warn('retrying', `${count(retrying, 'delivery is', 'deliveries are')} being retried.`, '#deliveries'),
  ].filter(Boolean);
}

function ofTopic({ name, lag }, minute) {
  const text = `${name} has a subscriber that is slow or away: ${count(lag, 'event waits', 'events wait')} for it.`;
  return minute.lasts('topics', name, (topic) => topic.lag) ? [warn(`lag ${name}`, text, `#topic/${name}`)] : [];
}

function bad(key, text, href) {
  return { key, tone: 'bad', text, href };
}

function warn(key, text, href) {
  return { key, tone: 'warn', text, href };
}
