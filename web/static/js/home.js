// Where papers are dropped: choose or drop files, send them once (one key per choice), go to the dossier.

import { askForProcedure, chosenProcedure, watchProcedure } from "./choose.js";
import { $, el, notice } from "./dom.js";
import { freshKey, upload } from "./http.js";

const form = $("receive");
const limit = Number(form.dataset.limit);
const megabytes = new Intl.NumberFormat("vi", { maximumFractionDigits: 1 });

let chosen = [];
let key = freshKey();

const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
const size = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${megabytes.format(bytes / 1048576)} MB`);

function add(files) {
  const known = [];
  for (const file of files) (chosen.some((one) => same(one, file)) ? known : chosen).push(file);
  changed();
  if (known.length) notice($("say"), `Đã có trong danh sách nên không thêm lần nữa: ${known.map((one) => one.name).join(", ")}.`);
}

function remove(file) {
  const place = chosen.indexOf(file);
  chosen = chosen.filter((one) => one !== file);
  changed();
  const left = document.querySelectorAll("#chosen button");
  (left[Math.min(place, left.length - 1)] || $("files")).focus();
}

function changed() {
  key = freshKey(); // another choice is another request
  $("chosen").replaceChildren(...chosen.map(row));
  const total = chosen.reduce((sum, file) => sum + file.size, 0);
  $("tally").textContent = chosen.length ? `${chosen.length} tệp, ${size(total)}` : "";
  $("send").disabled = chosen.length === 0 || total > limit;
  notice($("say"), total > limit ? `Nhiều quá: một lần gửi được nhiều nhất ${size(limit)}. Hãy bỏ bớt tệp.` : "", "stop");
}

const READ = /\.(?:pdf|jpe?g|png|tiff?|webp|hei[cf])$/i;

/** Why a file cannot be read, as far as its name and size tell; "" for one that may be. */
function unreadable(file) {
  if (!file.size) return "Tệp rỗng, không đọc được";
  return READ.test(file.name) ? "" : "Không phải ảnh hay PDF, không đọc được";
}

function row(file) {
  return el(
    "li",
    {},
    el("span", { class: "name" }, file.name),
    el("span", { class: "size" }, unreadable(file) || size(file.size)),
    el("button", { type: "button", class: "button small plain", "aria-label": `Bỏ tệp ${file.name}`, click: () => remove(file) }, "Bỏ"),
  );
}

async function send(event) {
  event.preventDefault();
  if ($("send").disabled) return;
  if (!chosenProcedure()) {
    notice($("say"), "Chưa chọn thủ tục. Hãy chọn thủ tục ở bước 1 rồi gửi.", "stop");
    askForProcedure();
    return;
  }
  const data = new FormData();
  data.append("procedure", chosenProcedure());
  for (const file of chosen) data.append("files", file, file.name);
  $("send").disabled = true;
  notice($("say"), "Đang gửi giấy tờ…");
  try {
    const bar = el("progress", { max: 1, value: 0, "aria-label": "Đang gửi" });
    $("tally").replaceChildren(bar);
    const answer = await upload("/v1/prefills", data, { "Idempotency-Key": key }, (share) => (bar.value = share));
    location.assign(answer.links.page);
  } catch (error) {
    // The key stays: sending the same choice again cannot make a second dossier.
    notice($("say"), error.message, "stop");
    $("tally").textContent = "";
    $("send").disabled = false;
    $("send").focus();
  }
}

const drop = $("drop");
$("files").addEventListener("change", (event) => {
  add(event.target.files);
  event.target.value = "";
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  add(event.dataTransfer.files);
});
form.addEventListener("submit", send);
watchProcedure(changed);
changed();
