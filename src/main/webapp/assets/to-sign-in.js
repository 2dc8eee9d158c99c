/** To the page that signs in, and back here afterwards. */
export function toSignIn() {
  location.assign(`/sign-in/?to=${encodeURIComponent(location.pathname + location.hash)}`);
}
