// The few helpers all screens share: find, make and fill elements. Text is always set as text, never as HTML.

export const $ = (id) => document.getElementById(id);

/** An element with attributes (functions become listeners, true becomes a bare attribute) and children. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Speak to screen readers without moving anything. */
export function say(words) {
  const place = $("say");
  if (place) place.textContent = words;
}

/** A notice in the page; `kind` is "", "stop" or "good". No words: away with it. */
export function notice(place, words, kind = "") {
  place.replaceChildren(...(words ? [el("p", { class: `notice ${kind}` }, words)] : []));
}
