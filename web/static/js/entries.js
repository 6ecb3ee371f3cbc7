// The right pane: every entry of the form, doubtful ones first; what to do with each is a key away.

import { $, el, say } from "./dom.js";
import { drawRow } from "./row.js";
import { groupOf, saidByPerson, shown, stateOf } from "./words.js";
import { places } from "./viewer.js";

const GROUPS = [
  { name: "check", title: "Cần kiểm tra", hint: "" },
  { name: "missing", title: "Chưa có", hint: "hỏi công dân, hoặc để trống" },
  { name: "done", title: "Đã khớp", hint: "", folded: true },
];
const WEIGHT = { conflict: 0, review: 1 };

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
    const held = this.held();
    const lists = new Map(GROUPS.map((group) => [group.name, []]));
    for (const told_ of this.form.entries) {
      const entry = dossier.entries[told_.key];
      if (!entry) continue;
      const conflict = dossier.conflicts.find((one) => one.entry === told_.key);
      const sign = JSON.stringify([entry, conflict, this.errors.get(told_.key)]);
      const old = this.rows.get(told_.key);
      if (!old || old.sign !== sign) {
        const made = drawRow(this, told_, entry, conflict);
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
    this.hold(held);
    return { check: lists.get("check").length, missing: lists.get("missing").length };
  }

  /** Where the person is: the entry and, of its buttons, which; a row that is drawn anew takes the focus with it. */
  held() {
    const box = document.activeElement?.closest(".entry");
    return box && this.pane.contains(box) ? { key: box.dataset.key, place: [...box.querySelectorAll("button")].indexOf(document.activeElement) } : null;
  }

  hold(held) {
    if (!held || this.pane.contains(document.activeElement)) return;
    const { box, text } = this.rows.get(held.key);
    if (box.closest("details:not([open])")) this.step(1, held.key);
    else (box.querySelectorAll("button")[held.place] || text).focus({ preventScroll: true });
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
    if (event.key === "Enter" && event.ctrlKey) this.later(key);
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
      this.lookAt(box.dataset.key, Number(event.target.dataset.claim) - 1);
    } else if (event.target === text && text.value.trim() !== text.dataset.kept) {
      this.keep(box.dataset.key, text.value);
    }
  }

  pick(key, number) {
    const { box } = this.rows.get(key);
    const claim = box.querySelector(`input[data-claim="${number}"]`);
    claim?.focus();
    claim?.click();
  }

  /** Show the paper that says the chosen one of the values. */
  lookAt(key, place) {
    const claim = this.dossier.conflicts.find((one) => one.entry === key)?.values[place];
    if (claim) this.viewer.look(places(claim.sources, this.dossier.documents, this.pages));
  }

  /** Pass over an entry as it was: nothing is kept of what was begun in it. */
  later(key) {
    const { text } = this.rows.get(key);
    text.value = text.dataset.kept;
    fit(text);
    this.step(1, key);
  }

  leaveBlank(key) {
    const next = this.beside(1, key);
    this.keep(key, "");
    this.go(next);
  }

  /** Take the text as it stands, and go on; an empty one is only passed over. */
  accept(key) {
    const row = this.rows.get(key);
    const { text } = row;
    if (!text.value.trim()) {
      if (stateOf(this.dossier.entries[key]) === "conflict") {
        const words = "Hãy chọn một trong các giá trị, hoặc gõ giá trị đúng.";
        row.box.querySelector(".why").textContent = words;
        say(words);
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

  /** The entries to walk through: those in doubt, then those nobody knows; not what a person has said already. */
  walk() {
    const keys = ["check", "missing"].flatMap((name) => [...this.groups.get(name).list.children].map((box) => box.dataset.key));
    return keys.filter((key) => !saidByPerson(this.dossier.entries[key]));
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
    const next = this.beside(by, key);
    if (next === null && this.walk().includes(key)) {
      say("Chỉ còn mục này.");
      this.rows.get(key).text.focus();
    } else this.go(next);
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
