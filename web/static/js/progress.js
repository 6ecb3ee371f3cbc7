// Follow a prefill until it ends: server-sent events, and asking every three seconds where a proxy holds them back.

import { call } from "./http.js";

/**
 * Calls `tell({status, percent, files, files_done, pages_done})` for every change; resolves with the last status:
 * "ready", "failed" or "purged".
 */
export function follow(prefill, tell) {
  return new Promise((resolve) => {
    let last = Date.now();
    let over = false;
    const source = new EventSource(`/v1/prefills/${prefill}/events`);
    const asking = setInterval(ask, 3000);

    function end(status) {
      if (over) return;
      over = true;
      source.close();
      clearInterval(asking);
      resolve(status);
    }

    function heard(event) {
      last = Date.now();
      const state = JSON.parse(event.data);
      if (state.percent !== undefined) tell(state);
      if (event.type !== "progress") end(event.type);
    }

    async function ask() {
      if (Date.now() - last < 6000 && source.readyState === EventSource.OPEN) return;
      try {
        const { body } = await call(`/v1/prefills/${prefill}`);
        tell({ status: body.status, ...body.progress });
        if (["ready", "failed"].includes(body.status)) end(body.status);
      } catch (error) {
        if (error.status === 404) end("purged");
      }
    }

    for (const name of ["progress", "ready", "failed", "purged"]) source.addEventListener(name, heard);
  });
}
