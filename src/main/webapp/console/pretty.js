// Bodies for the eye. Nothing is parsed into values: numbers stay as they were written, and a truncated body is no error.

const JSON_TOKENS = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;
const XML_TOKENS = /<[^>]*>?|[^<]+/g;

/** The text, indented as its content type lets it be. */
export function pretty(text, contentType = '') {
  const type = contentType.split(';')[0].trim().toLowerCase();
  if (/[/+]json$/.test(type)) {
    return json(text);
  }
  return /[/+]xml$/.test(type) ? xml(text) : text;
}

function json(text) {
  let depth = 0;
  let written = '';
  const line = () => `\n${'  '.repeat(depth)}`;
  const tokens = text.match(JSON_TOKENS) ?? [];
  tokens.forEach((token, index) => {
    const empty = '{['.includes(tokens[index - 1]) && '}]'.includes(token);
    if ('{['.includes(token)) {
      depth += 1;
      written += token + ('}]'.includes(tokens[index + 1]) ? '' : line());
    } else if ('}]'.includes(token)) {
      depth = Math.max(0, depth - 1);
      written += (empty ? '' : line()) + token;
    } else if (token === ',') {
      written += token + line();
    } else {
      written += token === ':' ? ': ' : token;
    }
  });
  return written;
}

function xml(text) {
  let depth = 0;
  const lines = [];
  for (const token of text.match(XML_TOKENS) ?? []) {
    const closes = token.startsWith('</');
    depth = Math.max(0, depth - Number(closes));
    if (token.trim()) {
      lines.push('  '.repeat(depth) + token.trim());
    }
    depth += Number(/^<[^/!?]/.test(token) && !token.endsWith('/>'));
  }
  return lines.join('\n');
}
