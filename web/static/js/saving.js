// Saving a person's words: one request at a time, on the version seen, again and again while the server is away.

import { call, Offline, Refused } from "./http.js";

const PATIENCE = 3000;

/** Keeps the dossier and its version; `onChange(dossier)` after every save, `onState(words, kind)` for the bar. */
export class Desk {
  constructor(prefill, { onChange, onState, onRefused, onElsewhere }) {
    this.address = `/v1/prefills/${prefill}/fields`;
    this.waiting = [];
    this.busy = null;
    Object.assign(this, { onChange, onState, onRefused, onElsewhere });
  }

  /** Fetch the dossier as it stands. */
  async load() {
    const { body, etag } = await call(this.address);
    this.dossier = body;
    this.etag = etag;
    return body;
  }

  get unsaved() {
    return this.waiting.length > 0;
  }

  /** Say something of an entry: a text, "" (left blank), or null (take it back). Resolves when it is kept. */
  put(key, value) {
    this.waiting = this.waiting.filter((one) => one.key !== key || one.sent);
    this.waiting.push({ key, value, seen: JSON.stringify(this.dossier.entries[key]) });
    this.busy ||= this.empty().finally(() => (this.busy = null));
    return this.busy;
  }

  async empty() {
    while (this.waiting.length) {
      const word = this.waiting[0];
      word.sent = true;
      this.onState("Đang lưu…");
      try {
        await this.send(word);
        this.waiting.shift();
      } catch (error) {
        if (error instanceof Offline || error.status >= 500) {
          this.onState(error.message, "stop");
          await new Promise((resolve) => setTimeout(resolve, PATIENCE));
        } else if (error instanceof Refused && error.status === 412) {
          await this.catchUp(word);
        } else {
          this.waiting.shift();
          this.onState("");
          this.onRefused(word.key, word.value, error);
        }
      }
    }
  }

  async send({ key, value }) {
    const said = value === null ? null : { value };
    const { body, etag } = await call(this.address, {
      method: "PATCH",
      headers: { "Content-Type": "application/merge-patch+json", "If-Match": this.etag },
      body: JSON.stringify({ entries: { [key]: said } }),
    });
    this.dossier = body;
    this.etag = etag;
    const time = new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
    this.onState(`Đã lưu ${time}`);
    this.onChange(body);
  }

  /** Somebody else was faster. On another entry: send again. On this one: both are shown, the person decides. */
  async catchUp(word) {
    await this.load().catch(() => {});
    this.onChange(this.dossier);
    if (JSON.stringify(this.dossier.entries[word.key]) === word.seen) return;
    this.waiting.shift();
    this.onState("");
    this.onElsewhere(word.key, word.value, this.dossier.entries[word.key]);
  }
}
