// Who has signed in. The session is a cookie that no script can read; nothing of it is kept here.
import { call, getJson, SESSION, sendJson } from './api.js';
import { toSignIn } from './to-sign-in.js';

/** {mode, name, roles, services, topics, expiresAt}; goes to the page that signs in where nobody has. */
export async function requireSession() {
  const session = await getJson(SESSION);
  if (session.roles.length === 0) {
    toSignIn();
  }
  return session;
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
