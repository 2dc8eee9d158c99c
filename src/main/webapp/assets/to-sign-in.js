const PAGE = '/sign-in/';

/** To the page that signs in, unless this is it, and back here afterwards. */
export function toSignIn() {
  if (location.pathname !== PAGE) {
    location.assign(`${PAGE}?to=${encodeURIComponent(location.pathname + location.hash)}`);
  }
}
