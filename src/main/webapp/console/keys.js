import { call, getJson, sendJson } from '/assets/api.js';

export const ROLES = ['requestor', 'publisher', 'subscriber', 'operator'];

function path(id, what = '') {
  return `/api/keys/${encodeURIComponent(id)}${what && `/${what}`}`;
}

export async function keys() {
  return (await getJson('/api/keys')).keys;
}

/** The key with its text and its secret, which are told this once. */
export async function make(wish) {
  return (await sendJson('POST', '/api/keys', wish)).json();
}

/** A new text; the present one is accepted for a day. */
export async function rotate(id) {
  return (await call(path(id, 'rotation'), { method: 'POST' })).json();
}

/** A new signing secret; for a day both sign. */
export async function rotateSecret(id) {
  return (await call(path(id, 'secret'), { method: 'POST' })).json();
}

export function revoke(id) {
  return call(path(id), { method: 'DELETE' });
}
