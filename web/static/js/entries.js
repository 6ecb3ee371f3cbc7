// The right pane: every entry of the form, doubtful ones first; what to do with each is a key away.

import { $, el, say } from "./dom.js";
import { difference, doubtful, shown, stateOf, STATES, told } from "./words.js";
import { crop, places } from "./viewer.js";

const GROUPS = [
  { name: "check", title: "Cần kiểm tra", hint: "" },
  { name: "missing", title: "Chưa có", hint: "hỏi công dân, hoặc để trống" },
  { name: "done", title: "Đã khớp", hint: "", folded: true },
];
const WEIGHT = { conflict: 0, review: 1 };

const groupOf = (entry) => (doubtful(entry) ? "check" : stateOf(entry) === "missing" ? "missing" : "done");

/** The list of entries; it draws, walks and takes words, and hands them to the desk. */
export class Entries {
  constructor(pane, form, pages, desk, viewer) {
    Object.assign(this, { pane, form, pages, desk, viewer });
    this.rows = new Map();
    this.errors = new Map();
    this.groups = new Map(GROUPS.map((group) => [group.name, groupBox(group)]));
    pane.replaceChildren(...[...this.groups.values()].map((one) => one.box));
    pane.addEventListener("focusin", (event) => this.entered(event.target.closest(".entry")));
    pane.addEventListener("keydown", (event) => this.pressed(event));
    pane.addEventListener("change", (event) => this.changed(event));
    pane.addEventListener("input", (event) => fit(event.target));
  }

  /** Draw what changed and leave the rest alone, so that nobody loses the place they are typing at. */
  draw(dossier) {
    this.dossier = dossier;
    const lists = new Map(GROUPS.map((group) => [group.name, []]));
    for (const told_ of this.form.entries) {
      const entry = dossier.entries[told_.key];
      if (!entry) continue;
      const conflict = dossier.conflicts.find((one) => one.entry === told_.key);
      const sign = JSON.stringify([entry, conflict, this.errors.get(told_.key)]);
      const old = this.rows.get(told_.key);
      if (!old || old.sign !== sign) {
        const made = this.row(told_, entry, conflict);
        const typing = old?.box.contains(document.activeElement) && old.text.value !== old.text.dataset.kept;
        if (typing) old.sign = sign;
        else this.rows.set(told_.key, { ...made, sign, entry });
        if (old && !typing) old.box.replaceWith(made.box);
      }
      lists.get(groupOf(entry)).push(told_.key);
    }
    const weight = (key) => WEIGHT[dossier.entries[key].state] ?? 2;
    lists.get("check").sort((one, other) => weight(one) - weight(other));
    for (const [name, keys] of lists) this.fill(this.groups.get(name), keys);
    for (const { text } of this.rows.values()) fit(text);
    return lists.get("check").length;
  }

  fill({ box, list, count }, keys) {
    const boxes = new Set(keys.map((key) => this.rows.get(key).box));
    // First away with what left the group: moving a row that has the focus would take the focus from it.
    for (const child of [...list.children]) if (!boxes.has(child)) child.remove();
    keys.forEach((key, place) => {
      const wanted = this.rows.get(key).box;
      if (list.children[place] !== wanted) list.insertBefore(wanted, list.children[place] || null);
    });
    count.textContent = `(${keys.length})`;
    box.hidden = keys.length === 0;
  }

  row(told_, entry, conflict) {
    const { key, title, ask } = told_;
    const state = STATES[stateOf(entry)];
    const id = `muc-${key.replaceAll(".", "-")}`;
    const text = el("textarea", { id, rows: "1", spellcheck: "false", autocomplete: "off", enterkeyhint: "next", "aria-describedby": `${id}-why` });
    text.value = shown(entry.value);
    text.dataset.kept = text.value;
    const error = this.errors.get(key);
    const why = [error, ...entry.problems.map((problem) => problem.message)].filter(Boolean);
    if (!why.length && stateOf(entry) === "missing" && ask) why.push(ask);
    const marks = places(entry.sources, this.dossier.documents, this.pages);
    const said = entry.sources.some((source) => source.kind === "person");
    const box = el(
      "li",
      { class: `entry ${state.look} ${groupOf(entry) === "done" ? "done" : ""}`, "data-key": key },
      el("div", { class: "entry-head" }, el("label", { for: id }, title), el("span", { class: "state" }, `${state.icon} ${state.word}`)),
      conflict ? this.claims(key, title, conflict) : null,
      !conflict && marks.length ? crop(marks[0], this.pane.clientWidth - 70) : null,
      text,
      el("p", { class: "why", id: `${id}-why` }, why.join(" ")),
      entry.sources.length && !conflict ? el("p", { class: "from" }, told(entry.sources, this.dossier.documents)) : null,
      this.acts(key, said, text),
    );
    if (error) text.setAttribute("aria-invalid", "true");
    return { box, text, marks: conflict ? conflict.values.flatMap((one) => places(one.sources, this.dossier.documents, this.pages)) : marks };
  }

  claims(key, title, conflict) {
    const first = conflict.values[0].value;
    const options = conflict.values.map((claim, place) => {
      const other = place === 0 ? conflict.values[1]?.value || "" : first;
      const [head, middle, tail] = difference(shown(claim.value), shown(other));
      const marks = places(claim.sources, this.dossier.documents, this.pages);
      return el(
        "label",
        { class: "claim" },
        el("input", { type: "radio", class: "unseen", name: `chon-${key}`, value: claim.value, "data-claim": place + 1 }),
        el("span", { class: "value" }, head, middle ? el("mark", {}, middle) : null, tail),
        el("span", { class: "from" }, told(claim.sources, this.dossier.documents), " ", place < 4 ? el("kbd", {}, `Alt ${place + 1}`) : null),
        marks.length ? crop(marks[0], 180) : null,
      );
    });
    return el("fieldset", { class: "claims-of" }, el("legend", { class: "unseen" }, `${title}: khác nhau giữa các giấy tờ, hãy chọn một giá trị`), el("div", { class: "claims" }, options));
  }

  acts(key, said, text) {
    const accept = el("button", { type: "button", class: "button small main", click: () => this.accept(key) }, "Đồng ý ", el("kbd", {}, "Enter"));
    const later = el("button", { type: "button", class: "button small", click: () => this.step(1, key) }, "Để sau");
    const undo = el("button", { type: "button", class: "button small", click: () => this.takeBack(key) }, "Hoàn tác");
    return el("div", { class: "acts" }, accept, said ? undo : later, text.value && !said ? this.blank(key) : null);
  }

  blank(key) {
    return el("button", { type: "button", class: "button small plain", click: () => this.keep(key, "") }, "Để trống");
  }

  entered(box) {
    if (!box) return;
    this.now = box.dataset.key;
    const row = this.rows.get(this.now);
    if (row) this.viewer.look(row.marks);
  }

  pressed(event) {
    if (event.isComposing || event.keyCode === 229) return; // a Vietnamese keyboard is composing
    const key = event.target.closest(".entry")?.dataset.key;
    if (!key) return;
    const claim = event.altKey && /^Digit[1-4]$/.test(event.code) ? event.code.slice(5) : "";
    if (event.key === "Enter" && event.ctrlKey) this.step(1, key);
    else if (event.key === "Enter" && event.target.matches("textarea, input")) this.accept(key);
    else if (claim) this.pick(key, claim);
    else return;
    event.preventDefault();
  }

  changed(event) {
    const box = event.target.closest(".entry");
    const { text } = this.rows.get(box.dataset.key);
    if (event.target.matches("input[type=radio]")) {
      text.value = shown(event.target.value);
      fit(text);
    } else if (event.target === text && text.value.trim() !== text.dataset.kept) {
      this.keep(box.dataset.key, text.value);
    }
  }

  pick(key, number) {
    const { box } = this.rows.get(key);
    box.querySelector(`input[data-claim="${number}"]`)?.click();
  }

  /** Take the text as it stands, and go on; an empty one is only passed over. */
  accept(key) {
    const row = this.rows.get(key);
    const { text } = row;
    if (!text.value.trim()) {
      if (stateOf(this.dossier.entries[key]) === "conflict") {
        say("Hãy chọn một trong các giá trị, hoặc gõ giá trị đúng.");
        row.box.querySelector("input[type=radio]")?.focus();
        return;
      }
      this.step(1, key);
      return;
    }
    const next = this.beside(1, key);
    this.keep(key, text.value);
    this.go(next);
  }

  keep(key, value) {
    const { text } = this.rows.get(key);
    text.dataset.kept = value.trim();
    this.errors.delete(key);
    this.desk.put(key, value.trim());
  }

  takeBack(key) {
    this.errors.delete(key);
    this.desk.put(key, null).then(() => this.go(key));
  }

  /** What the server did not accept comes back to the person with the reason. */
  refused(key, value, reason) {
    this.errors.set(key, reason);
    this.draw(this.dossier);
    const { text } = this.rows.get(key);
    if (value !== null) text.value = value;
    say(`${this.titleOf(key)}: ${reason}`);
    this.go(key);
  }

  titleOf(key) {
    return this.form.entries.find((one) => one.key === key)?.title || key;
  }

  /** The entries to walk through: those in doubt, then those nobody knows. */
  walk() {
    return ["check", "missing"].flatMap((name) => [...this.groups.get(name).list.children].map((box) => box.dataset.key));
  }

  /** The entry before or after `key` on the walk (round and round); null when there is no other. */
  beside(by, key) {
    const keys = this.walk();
    const place = keys.indexOf(key);
    const others = keys.filter((one) => one !== key);
    if (!others.length) return null;
    if (place < 0) return by > 0 ? keys[0] : keys.at(-1);
    return keys[(place + by + keys.length) % keys.length];
  }

  step(by, key = this.now) {
    this.go(this.beside(by, key));
  }

  go(key) {
    if (key === null || key === undefined) {
      say("Đã kiểm tra xong. Có thể in tờ khai để ký.");
      $("print").focus();
      return;
    }
    const { text, box } = this.rows.get(key);
    if (box.closest("details")) box.closest("details").open = true;
    text.focus({ preventScroll: true });
    text.select();
    box.scrollIntoView({ block: "nearest" });
  }
}

function groupBox({ title, hint, folded }) {
  const count = el("span", { class: "count" });
  const list = el("ul", {});
  const head = [`${title} `, count, hint ? el("span", { class: "hint" }, hint) : null];
  const box = folded
    ? el("details", { class: "group" }, el("summary", {}, ...head), list)
    : el("section", { class: "group" }, el("h2", {}, ...head), list);
  return { box, list, count };
}

/** As high as its words need. */
function fit(text) {
  if (!text.matches("textarea")) return;
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}
