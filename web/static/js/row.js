// One entry of the form as it stands on the screen: what is said of it, where it was read, and what can be done with it.

import { el } from "./dom.js";
import { difference, groupOf, saidByPerson, shown, stateOf, STATES, told } from "./words.js";
import { crop, places } from "./viewer.js";

/** The row of an entry for the list `entries` (see entries.js): its box, its text, the places its pictures come from. */
export function drawRow(entries, { key, title, ask }, entry, conflict) {
  const state = STATES[stateOf(entry)];
  const id = `muc-${key.replaceAll(".", "-")}`;
  const text = el("textarea", { id, rows: "1", spellcheck: "false", autocomplete: "off", enterkeyhint: "next", "aria-describedby": `${id}-why` });
  text.value = shown(entry.value);
  text.dataset.kept = text.value;
  const error = entries.errors.get(key);
  const why = [error, ...entry.problems.map((problem) => problem.message)].filter(Boolean);
  if (!why.length && stateOf(entry) === "missing" && ask) why.push(ask);
  const { documents } = entries.dossier;
  const marksOf = (sources) => places(sources, documents, entries.pages);
  const marks = marksOf(entry.sources);
  const box = el(
    "li",
    { class: `entry ${state.look} ${groupOf(entry) === "done" ? "done" : ""}`, "data-key": key },
    el("div", { class: "entry-head" }, el("label", { for: id }, title), el("span", { class: "state" }, `${state.icon} ${state.word}`)),
    conflict ? claims(key, title, conflict, documents, marksOf) : null,
    !conflict && marks.length ? crop(marks[0], entries.pane.clientWidth - 70) : null,
    text,
    el("p", { class: "why", id: `${id}-why` }, why.join(" ")),
    entry.sources.length && !conflict ? el("p", { class: "from" }, told(entry.sources, documents)) : null,
    acts(entries, key, saidByPerson(entry), text),
  );
  if (error) text.setAttribute("aria-invalid", "true");
  return { box, text, marks: conflict ? conflict.values.flatMap((one) => marksOf(one.sources)) : marks };
}

function claims(key, title, { values }, documents, marksOf) {
  const options = values.map((claim, place) => {
    const other = place === 0 ? values[1]?.value || "" : values[0].value;
    const [head, middle, tail] = difference(shown(claim.value), shown(other));
    const marks = marksOf(claim.sources);
    return el(
      "label",
      { class: "claim" },
      el("input", { type: "radio", class: "unseen", name: `chon-${key}`, value: claim.value, "data-claim": place + 1 }),
      el("span", { class: "value" }, head, middle ? el("mark", {}, middle) : null, tail),
      el("span", { class: "from" }, told(claim.sources, documents), " ", place < 4 ? el("kbd", {}, `Alt ${place + 1}`) : null),
      marks.length ? crop(marks[0], 180) : null,
    );
  });
  return el("fieldset", { class: "claims-of" }, el("legend", { class: "unseen" }, `${title}: khác nhau giữa các giấy tờ, hãy chọn một giá trị`), el("div", { class: "claims" }, options));
}

function acts(entries, key, said, text) {
  const accept = el("button", { type: "button", class: "button small main", click: () => entries.accept(key) }, "Đồng ý ", el("kbd", {}, "Enter"));
  // Held at the press already: leaving the text would keep half a word as if it had been said.
  const hold = (event) => event.preventDefault();
  const later = el("button", { type: "button", class: "button small", mousedown: hold, click: () => entries.later(key) }, "Để sau");
  const undo = el("button", { type: "button", class: "button small", click: () => entries.takeBack(key) }, "Hoàn tác");
  const blank = el("button", { type: "button", class: "button small plain", click: () => entries.leaveBlank(key) }, "Để trống");
  return el("div", { class: "acts" }, accept, said ? undo : later, text.value && !said ? blank : null);
}
