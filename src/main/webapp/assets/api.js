// The one place that calls the API: JSON in, JSON out, and a problem (RFC 9457) as an exception.

import { toSignIn } from './to-sign-in.js';

export class Problem extends Error {
  constructor(body, status) {
    super(body.detail ?? body.title ?? `The answer was ${status}`);
    this.name = (body.type ?? '').replace(/^\/problems\//, '');
    this.title = body.title ?? 'The call failed';
    this.status = status;
  }
}

/** Calls, and gives the response when it is a success. */
export async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Problem({ type: '/problems/unreachable', title: 'Switchboard can\'t be reached' }, 0);
  }
  if (response.status === 401) { // the session has ended, or there was none
    toSignIn();
  }
  if (!response.ok) {
    throw new Problem(await response.json().catch(() => ({})), response.status);
  }
  return response;
}

export async function getJson(path) {
  return (await call(path)).json();
}

export function sendJson(method, path, body, headers = {}) {
  return call(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
