const SVG = 'http://www.w3.org/2000/svg';

/** An element of a drawing, with attributes and children, which may be text. */
export function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}
