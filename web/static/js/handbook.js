// The list of procedures, narrowed while typing. Without JavaScript the whole list is there.

import { $ } from "./dom.js";
import { narrow } from "./find.js";

const field = $("find");

field.closest("[hidden]").hidden = false;
field.addEventListener("input", () => {
  $("none").hidden = narrow($("procedures"), field.value).length > 0;
});
