// The page picture in the middle, with the places that the active entry speaks of.

import { el } from "./dom.js";

/** Where the sources of an entry stand: [{picture, width, height, box, title}], print before codes. */
export function places(sources, documents, pages) {
  const found = [];
  for (const source of sources) {
    const document_ = source.document === null ? null : documents[source.document];
    const field = document_?.fields[source.field];
    for (const witness of field?.sources || []) {
      const page = pages[source.document]?.[witness.page];
      if (!witness.box || !page?.picture) continue;
      found.push({ ...page, document: source.document, index: witness.page, box: witness.box, kind: witness.kind, title: document_.title });
    }
  }
  const rank = (place) => (place.kind === "ocr" ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other));
}

/** A strip of the page around a box, at most `width` CSS pixels wide. */
export function crop(place, width) {
  const [left, top, right, bottom] = place.box;
  const pad = Math.max(8, (bottom - top) * 0.3);
  const [x, y] = [Math.max(0, left - pad), Math.max(0, top - pad)];
  const [w, h] = [Math.min(place.width, right + pad) - x, Math.min(place.height, bottom + pad) - y];
  const scale = Math.min(width / w, 130 / h, Math.max(64 / h, 0.4));
  const strip = el("div", { class: "crop", role: "img", "aria-label": `Ảnh chỗ này trên ${place.title}` });
  strip.style.width = `${Math.round(w * scale)}px`;
  strip.style.height = `${Math.round(h * scale)}px`;
  strip.style.backgroundImage = `url("${place.picture}")`;
  strip.style.backgroundSize = `${place.width * scale}px auto`;
  strip.style.backgroundPosition = `${-x * scale}px ${-y * scale}px`;
  return strip;
}

/** The middle pane. */
export class Viewer {
  constructor(pane, documents, pages, onTurn) {
    this.documents = documents;
    this.onTurn = onTurn;
    this.leaves = pages.flatMap((some, document_) => some.map((page, index) => ({ ...page, document: document_, index })).filter((page) => page.picture));
    this.where = el("span", { class: "where" });
    this.zoom = el("button", { type: "button", class: "button small plain", "aria-pressed": "false", click: () => this.enlarge() }, "Phóng to ", el("kbd", {}, "F2"));
    this.image = el("img", { alt: "" });
    this.leaf = el("div", { class: "leaf" }, this.image);
    this.stage = el("div", { class: "stage", tabindex: "0", "aria-label": "Ảnh trang giấy tờ" }, this.leaf);
    const turn = (by, sign, words) => el("button", { type: "button", class: "button small", "aria-label": words, click: () => this.turn(by) }, sign);
    const bar = el("div", { class: "viewer-bar" }, turn(-1, "‹", "Trang trước"), turn(1, "›", "Trang sau"), this.where, this.zoom);
    pane.replaceChildren(...(this.leaves.length ? [bar, this.stage] : [el("p", { class: "empty" }, "Không có ảnh trang nào.")]));
    this.image.addEventListener("load", () => this.centre());
    if (this.leaves.length) this.show(this.leaves[0], []);
  }

  /** Show a page with marks on it; the first mark is the one looked at. */
  show(leaf, marks) {
    this.now = this.leaves.findIndex((one) => one.document === leaf.document && one.index === leaf.index);
    this.marks = marks.filter((mark) => mark.document === leaf.document && mark.index === leaf.index);
    const paper = this.documents[leaf.document];
    this.where.textContent = `${paper.title || "Chưa rõ loại giấy tờ"}, trang ${this.now + 1}/${this.leaves.length}`;
    this.image.alt = `${paper.title || "Giấy tờ"}, trang ${leaf.index + 1}`;
    if (this.image.getAttribute("src") !== leaf.picture) this.image.src = leaf.picture;
    this.leaf.querySelectorAll(".mark").forEach((mark) => mark.remove());
    this.leaf.append(...this.marks.map((mark, place) => outline(mark, leaf, place > 0)));
    this.onTurn(leaf);
    this.centre();
  }

  /** Look at what an entry speaks of; stays where it is when the entry has no place. */
  look(marks) {
    if (marks.length) this.show(marks[0], marks);
    else this.leaf.querySelectorAll(".mark").forEach((mark) => mark.remove());
  }

  turn(by) {
    const count = this.leaves.length;
    this.show(this.leaves[(this.now + by + count) % count], []);
  }

  enlarge() {
    const large = this.leaf.classList.toggle("large");
    this.zoom.setAttribute("aria-pressed", String(large));
    this.centre();
  }

  centre() {
    const mark = this.leaf.querySelector(".mark");
    if (!mark || !this.image.complete) return;
    this.stage.scrollTop = mark.offsetTop + mark.offsetHeight / 2 - this.stage.clientHeight / 2;
    this.stage.scrollLeft = mark.offsetLeft + mark.offsetWidth / 2 - this.stage.clientWidth / 2;
  }
}

function outline(mark, leaf, other) {
  const [left, top, right, bottom] = mark.box;
  const made = el("div", { class: other ? "mark other" : "mark" });
  const share = (part, whole) => `${(100 * part) / whole}%`;
  const grow = 4;
  made.style.left = share(left - grow, leaf.width);
  made.style.top = share(top - grow, leaf.height);
  made.style.width = share(right - left + 2 * grow, leaf.width);
  made.style.height = share(bottom - top + 2 * grow, leaf.height);
  return made;
}
