// Who has signed in. The session is a cookie that no script can read; nothing of it is kept here.
import { call, getJson, sendJson } from './api.js';
import { toSignIn } from './to-sign-in.js';

const SESSION = '/api/session';

/** {mode, name, roles, services, topics, expiresAt}; goes to the page that signs in where nobody has. */
export function requireSession() {
  return getJson(SESSION);
}

export function isOperator({ roles }) {
  return roles.includes('operator');
}

export function signIn(key) {
  return sendJson('POST', SESSION, { key });
}

export async function signOut() {
  await call(SESSION, { method: 'DELETE' });
  toSignIn();
}
