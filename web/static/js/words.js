// The one glossary of the counter screen: states, sources, dates. Everything people read about a value is here.

/** How an entry stands: icon, word, class of its border. */
export const STATES = {
  conflict: { icon: "!", word: "Phải kiểm tra", look: "is-stop" },
  review: { icon: "?", word: "Nên xem", look: "is-check" },
  missing: { icon: "–", word: "Chưa có", look: "is-blank" },
  proposed: { icon: "✓", word: "Khớp", look: "is-good" },
  person: { icon: "✓", word: "Đã xem", look: "is-good" },
  blank: { icon: "✓", word: "Để trống", look: "is-good" },
};

/** Whether a paper is there. */
export const PAPERS = {
  present: { icon: "✓", word: "Có", look: "is-good" },
  missing: { icon: "–", word: "Thiếu", look: "is-blank" },
  unreadable: { icon: "!", word: "Không đọc được", look: "is-stop" },
  expired: { icon: "!", word: "Hết hạn", look: "is-stop" },
};

/** How the reading of one file stands. */
export const READING = {
  waiting: { icon: "…", word: "Đang chờ", look: "is-blank" },
  running: { icon: "▸", word: "Đang đọc", look: "is-check" },
  done: { icon: "✓", word: "Đã đọc", look: "is-good" },
  failed: { icon: "!", word: "Không đọc được", look: "is-stop" },
};

const KINDS = {
  qr: "mã QR",
  pdf417: "mã vạch",
  mrz: "dòng MRZ",
  ocr: "chữ in",
  person: "cán bộ",
  portal: "cổng dịch vụ công",
  derived: "suy ra",
};

/** Whether a person said this very entry, and nobody else: what is derived from a person's word is not looked at yet. */
export const saidByPerson = (entry) => entry.sources.length > 0 && entry.sources.every((source) => source.kind === "person");

/** Which state an entry shows: what a person said counts as looked at, unless it cannot be right. */
export function stateOf(entry) {
  if (!saidByPerson(entry)) return entry.state;
  if (entry.value === null) return "blank";
  return entry.state === "proposed" ? "person" : entry.state;
}

/** Whether somebody still has to look. */
export const doubtful = (entry) => ["conflict", "review"].includes(stateOf(entry));

/** Which group of the screen an entry stands in. */
export const groupOf = (entry) => (doubtful(entry) ? "check" : stateOf(entry) === "missing" ? "missing" : "done");

/** "Giấy chứng sinh (chữ in) · Thẻ căn cước (mã QR)". */
export function told(sources, documents) {
  const parts = sources.map((source) => {
    const paper = source.document === null ? "" : documents[source.document]?.title;
    const kind = KINDS[source.kind] || source.kind;
    return paper ? `${paper} (${kind})` : kind[0].toUpperCase() + kind.slice(1);
  });
  return [...new Set(parts)].join(" · ");
}

/** A value as people write it: dates day first, everything else as it is. */
export function shown(value) {
  if (value === null) return "";
  const date = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value);
  if (!date) return value;
  return [date[3], date[2], date[1]].filter(Boolean).join("/");
}

/** Where two values differ, capitals aside: [same, different, same]. */
export function difference(value, other) {
  const [one, two] = [Array.from(value), Array.from(other)];
  const alike = (a, b) => a.toLocaleLowerCase("vi") === b.toLocaleLowerCase("vi");
  const shortest = Math.min(one.length, two.length);
  let head = 0;
  while (head < shortest && alike(one[head], two[head])) head += 1;
  let tail = 0;
  while (tail < shortest - head && alike(one.at(-1 - tail), two.at(-1 - tail))) tail += 1;
  const cut = (from, to) => one.slice(from, to).join("");
  return [cut(0, head), cut(head, one.length - tail), cut(one.length - tail)];
}
