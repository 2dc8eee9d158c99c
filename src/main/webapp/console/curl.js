/** The command that sends an exchange's request again; request is its body as the console has it. */
export function curl({ service, pattern, delivery }, request, origin) {
  const headers = [
    request?.contentType && `Content-Type: ${request.contentType}`,
    pattern === 'request-callback' && 'Prefer: respond-async',
    delivery && `Callback-Url: ${delivery.url}`,
  ].filter(Boolean);
  return [
    `curl -i -X POST ${quoted(`${origin}/api/services/${service}/requests`)}`,
    ...headers.map((header) => `-H ${quoted(header)}`),
    `--data-binary ${isWhole(request) ? quoted(request.text) : '@request-body'}`,
  ].join(' \\\n  ');
}

function isWhole(request) {
  return typeof request?.text === 'string' && !request.truncated && !request.masked;
}

/** One word of a shell's command, whatever is in it. */
function quoted(text) {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}
