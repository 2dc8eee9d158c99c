// Sends a request as any caller may, and sees how the call goes with the caller's own eyes.
import { pretty } from './pretty.js';

const WAYS = {
  wait: () => ({}),
  'go-on': () => ({ Prefer: 'respond-async' }),
  callback: ({ callback }) => ({ Prefer: 'respond-async', 'Callback-Url': callback }),
};

export function send({ service, contentType, body, way, callback }) {
  return fetch(`/api/services/${encodeURIComponent(service)}/requests`, {
    method: 'POST', headers: { 'Content-Type': contentType, ...WAYS[way]({ callback }) }, body,
  });
}

/** The exchange of a caller who waits, while he does. */
export function waiting(service, now) {
  return { id: '', service, pattern: 'request-response', state: 'pending', createdAt: new Date(now).toISOString() };
}

/** The same, when the answer has come. */
export function answered(exchange, answer, now) {
  const { id, problem, status } = answer;
  const ended = status < 400 ? 'replied' : 'failed';
  const state = problem === 'reply-timeout' ? 'expired' : ended;
  return { ...exchange, id, status, problem, state, endedAt: new Date(now).toISOString() };
}

/** A response as far as it is of interest here: {id, status, contentType, size, text, problem}. */
export async function read(response) {
  const bytes = await response.arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  const contentType = response.headers.get('Content-Type') ?? '';
  const problem = contentType.startsWith('application/problem+json') ? JSON.parse(text) : null;
  return {
    id: response.headers.get('Exchange-Id') ?? problem?.exchangeId ?? '',
    status: response.status,
    contentType,
    size: bytes.byteLength,
    text: pretty(text, contentType),
    problem: ours(problem),
  };
}

/** The name of a problem of Switchboard's own; a replier's has no instance. */
function ours(problem) {
  return problem?.instance ? problem.type.replace('/problems/', '') : undefined;
}
