// The left pane: which papers the procedure asks for, which are there, and whatever else came along.

import { el } from "./dom.js";
import { PAPERS } from "./words.js";

/** Fill the pane; returns a function that marks the page shown in the middle. */
export function showPapers(pane, dossier, pages, warnings, onChoose) {
  const thumbs = [];
  const thumb = (page, name) => {
    const made = el(
      "button",
      { type: "button", class: "thumb", "aria-label": name, title: name, click: () => onChoose(page) },
      el("img", { src: page.picture, alt: "", loading: "lazy" }),
    );
    thumbs.push({ page, made });
    return made;
  };
  const every = pages.flatMap((some, document_) => some.map((page, index) => ({ ...page, document: document_, index })));
  const used = new Set();
  const claimed = (component) => {
    const there = every.filter((page) => component.pages.some((one) => one.file === page.file && one.page === page.page));
    // Two papers may share one page of a file; the paper's own name tells them apart.
    const own = there.filter((page) => dossier.documents[page.document].document === component.code);
    return own.length ? own : there;
  };
  const papers = dossier.components.map((component) => {
    const mine = claimed(component);
    mine.forEach((page) => used.add(page));
    return paper(component.title, PAPERS[component.status], component.required, reasons(component), mine.filter((page) => page.picture).map((page, place) => thumb(page, `${component.title}, trang ${place + 1}`)));
  });
  const rest = every.filter((page) => !used.has(page));
  const others = rest.map((page) => {
    const document_ = dossier.documents[page.document];
    const state = document_.document ? { icon: "✓", word: "Đã đọc", look: "is-good" } : { icon: "?", word: "Chưa rõ loại giấy tờ", look: "is-check" };
    const why = document_.document ? [] : [document_.reason];
    return paper(document_.title || page.file, state, true, why, page.picture ? [thumb(page, document_.title || page.file)] : []);
  });
  const told = warnings.filter((one) => one.code !== "unknown_paper").map((one) =>
    el("li", { class: "paper is-stop" }, el("span", { class: "title" }, one.page ? `${one.file}, trang ${one.page}` : one.file), el("span", { class: "state" }, `! ${one.message}`)),
  );
  const block = (title, items) => (items.length ? [el("h2", {}, title), el("ul", {}, items)] : []);
  // What could not be read comes first: the citizen is still here and can hand it in again.
  pane.replaceChildren(...block("Cần chú ý", told), ...block("Thành phần hồ sơ", papers), ...block("Giấy tờ khác", others));
  return (leaf) =>
    thumbs.forEach(({ page, made }) => made.setAttribute("aria-current", String(page.document === leaf.document && page.index === leaf.index)));
}

function reasons(component) {
  return component.problems.map((problem) => problem.message);
}

function paper(title, state, required, why, thumbs) {
  return el(
    "li",
    { class: `paper ${state.look}` },
    el("span", { class: "title" }, title),
    el("span", { class: "state" }, `${state.icon} ${state.word}${!required && state === PAPERS.missing ? " (không bắt buộc)" : ""}`),
    ...why.map((words) => el("span", { class: "state" }, words)),
    thumbs.length ? el("span", { class: "thumbs" }, thumbs) : null,
  );
}
