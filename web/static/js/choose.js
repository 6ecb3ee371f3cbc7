// The field in which a procedure is chosen: type to find it, or open the list. Nothing is chosen until somebody does.

import { $ } from "./dom.js";
import { narrow } from "./find.js";

const field = $("procedure");
const list = $("procedures");

let code = field.dataset.code;
let seen = [];
let active = null;

/** The code that was chosen, "" for none. */
export const chosenProcedure = () => code;

/** Calls `tell` whenever another procedure (or none) is chosen. */
export function watchProcedure(tell) {
  field.addEventListener("procedure", tell);
}

/** Show that a procedure has to be chosen first. */
export function askForProcedure() {
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

function open(typed) {
  seen = narrow(list, typed);
  $("no-procedure").hidden = seen.length > 0;
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  mark(typed ? seen[0] : seen.find((one) => one.dataset.code === code));
}

function close() {
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  mark(null);
}

function mark(one) {
  active?.setAttribute("aria-selected", "false");
  active = one || null;
  active?.setAttribute("aria-selected", "true");
  active?.scrollIntoView({ block: "nearest" });
  if (active) field.setAttribute("aria-activedescendant", active.id);
  else field.removeAttribute("aria-activedescendant");
}

function choose(one) {
  field.value = one.dataset.shown;
  set(one.dataset.code);
  close();
}

function set(other) {
  if (code === other) return;
  code = other;
  field.removeAttribute("aria-invalid");
  field.dispatchEvent(new Event("procedure"));
}

function step(by) {
  if (list.hidden) return open("");
  const place = seen.indexOf(active);
  mark(seen[place < 0 && by < 0 ? seen.length - 1 : Math.min(Math.max(place + by, 0), seen.length - 1)]);
}

field.addEventListener("input", () => {
  set(""); // other words than those of the choice: nothing is chosen any more
  open(field.value);
});
field.addEventListener("click", () => {
  field.select();
  open("");
});
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // a Vietnamese keyboard is still putting the letter together
  if (event.key === "ArrowDown") step(1);
  else if (event.key === "ArrowUp") step(-1);
  else if (event.key === "Enter" && !list.hidden) {
    if (active) choose(active);
  } else if (event.key === "Escape" && !list.hidden) close();
  else return;
  event.preventDefault();
});
field.addEventListener("blur", close);
list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener("click", (event) => {
  const one = event.target.closest("[data-code]");
  if (one) choose(one);
});
