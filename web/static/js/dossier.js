// The counter screen of one dossier: follow the reading, then papers, picture and entries. One address; reload loses nothing.

import { $, el, notice, say } from "./dom.js";
import { call } from "./http.js";
import { Entries } from "./entries.js";
import { showPapers } from "./papers.js";
import { follow } from "./progress.js";
import { Desk } from "./saving.js";
import { Viewer } from "./viewer.js";
import { READING, shown } from "./words.js";

const main = $("noi-dung");
const { prefill, procedure, received } = main.dataset;
const here = `/v1/prefills/${prefill}`;

async function start() {
  const { body } = await call(here);
  if (body.status === "ready") return open(body);
  if (body.status !== "failed") {
    $("reading").hidden = false;
    listFiles(body.files);
    const end = await follow(prefill, tell);
    if (end === "purged") return stopped("Hồ sơ đã được xóa.", []);
  }
  const { body: last } = await call(here);
  if (last.status === "ready") return open(last);
  return stopped(last.problem?.message || "Không đọc được giấy tờ của hồ sơ này.", last.warnings);
}

function tell({ percent, files, files_done, pages_done }) {
  $("reading-bar").value = percent;
  const words = `Đã đọc xong ${files_done}/${files} tệp, ${pages_done} trang.`;
  $("reading-count").textContent = `${percent} %. ${words}`;
  say(words);
  listing ||= call(here)
    .then(({ body }) => $("reading-bar").hidden || listFiles(body.files), () => {})
    .finally(() => (listing = null));
}

let listing = null;

function listFiles(files) {
  const lines = files.map((file) => {
    const state = READING[file.state];
    const words = file.problem ? file.problem.message : state.word;
    return el("li", { class: state.look }, el("span", { class: "name" }, file.name), el("span", { class: "state" }, `${state.icon} ${words}`));
  });
  $("reading-say").replaceChildren(el("ul", { class: "files" }, lines));
}

function stopped(words, warnings) {
  $("reading").hidden = false;
  $("reading-title").textContent = "Chưa điền được tờ khai";
  $("reading-bar").hidden = true;
  $("reading-count").textContent = "";
  const lines = warnings.map((one) => el("li", {}, `${one.file}: ${one.message}`));
  $("reading-say").replaceChildren(el("p", { class: "notice stop" }, words), el("ul", {}, lines), el("p", { class: "go" }, el("a", { class: "button", href: "/" }, "Nhận lại giấy tờ")));
}

async function open(status) {
  const desk = new Desk(prefill, { onChange, onState, onRefused, onElsewhere });
  const [dossier, { body: form }, { body: leaves }] = await Promise.all([desk.load(), call(`/v1/procedures/${procedure}?on=${received}`), call(`${here}/pages`)]);
  const pages = leaves.documents;
  $("reading").hidden = true;
  notice($("problem"), status.problem?.message, "stop");
  $("panes").hidden = $("keys").hidden = $("print").hidden = false;
  let mark = () => {};
  const viewer = new Viewer($("viewer"), dossier.documents, pages, (leaf) => mark(leaf));
  const entries = new Entries($("entries"), form, pages, desk, viewer);
  mark = showPapers($("papers"), dossier, pages, status.warnings, (page) => viewer.show(page, []));
  if (viewer.leaves.length) mark(viewer.leaves[0]);

  function onChange(dossier_) {
    const { check, missing } = entries.draw(dossier_);
    const rest = `· đã kiểm tra xong${missing ? `, ${missing} mục chưa có` : ""}`;
    $("tally").textContent = check ? `· còn ${check} mục cần kiểm tra` : rest;
  }
  function onState(words, kind = "") {
    $("saved").textContent = kind ? "" : words;
    notice($("banner"), kind ? words : "", kind);
  }
  function onRefused(key, value, error) {
    entries.refused(key, value, error.errors[0]?.detail || error.message);
  }
  function onElsewhere(key, value, entry) {
    const theirs = entry.value === null ? "để trống" : `“${shown(entry.value)}”`;
    entries.refused(key, value, `Nơi khác vừa ghi ${theirs}. Nhấn Enter để giữ giá trị trong ô này.`);
  }

  onChange(dossier);
  watchKeys(entries, viewer);
  $("print").addEventListener("click", (event) => {
    event.preventDefault();
    print(desk);
  });
  addEventListener("beforeunload", (event) => desk.unsaved && event.preventDefault());
  entries.step(1, null);
}

function watchKeys(entries, viewer) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const loose = document.activeElement === document.body;
    if (event.key === "F8") entries.step(event.shiftKey ? -1 : 1);
    else if (event.key === "F2") viewer.enlarge();
    else if (event.key === "F1") $("help").showModal();
    else if (event.key.toLowerCase() === "p" && (event.ctrlKey || event.metaKey)) $("print").click();
    else if (event.key === "Enter" && loose) entries.step(1);
    else return;
    event.preventDefault();
  });
  $("help-open").addEventListener("click", () => $("help").showModal());
}

/** Print the filled form: in a frame of this page where the browser can, else in its own tab. */
async function print(desk) {
  if (document.activeElement?.matches("textarea")) document.activeElement.blur(); // the last word is kept first
  await desk.busy;
  const address = $("print").getAttribute("href");
  document.querySelector("iframe.print")?.remove();
  const frame = el("iframe", { class: "print unseen", title: "Tờ khai để in", src: address });
  frame.addEventListener("load", () => {
    try {
      frame.contentWindow.focus();
      frame.contentWindow.print();
    } catch {
      window.open(address, "_blank", "noopener");
    }
  });
  document.body.append(frame);
  say("Đang mở tờ khai để in.");
}

start().catch((error) => {
  $("reading").hidden = false;
  stopped(error.message, []);
});
