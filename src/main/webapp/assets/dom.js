// Elements from text: what came from outside is only ever text, never markup.

/** An element with properties (class, text, on<event>, or attributes) and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'text') {
      made.textContent = value;
    } else if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (typeof value === 'boolean') {
      made.toggleAttribute(key, value);
    } else if (value !== undefined && value !== null) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The function, called once things have been quiet for so many milliseconds. */
export function debounced(action, quiet = 150) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), quiet);
  };
}
