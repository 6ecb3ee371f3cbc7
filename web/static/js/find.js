// Finding a procedure while typing, without marks: by words ("khai sinh"), first letters ("ks") or code ("1193").

/** Small letters without marks: "Đăng ký" becomes "dang ky". */
export function bare(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
}

/** Whether an element with `data-words`, `data-initials` and `data-code` is meant by what was typed. */
export function meant(one, typed) {
  const words = bare(typed).split(/[\s,()]+/).filter(Boolean);
  const begins = (word) => ` ${one.dataset.words}`.includes(` ${word}`);
  if (words.every((word) => begins(word) || one.dataset.code.includes(word))) return true;
  const letters = words.join("");
  const [whole, short] = one.dataset.initials.split(" ");
  return words.length === 1 && (whole.startsWith(letters) || short.includes(letters));
}

/** Hide what is not meant, and subjects that have nothing left; answers the elements still to be seen. */
export function narrow(list, typed) {
  const left = [];
  for (const group of list.querySelectorAll("[data-group]")) {
    const mine = [...group.querySelectorAll("[data-words]")];
    for (const one of mine) one.hidden = !meant(one, typed);
    const seen = mine.filter((one) => !one.hidden);
    group.hidden = seen.length === 0;
    left.push(...seen);
  }
  return left;
}
