// Talking to the public API: JSON in, JSON out, a problem (RFC 9457) becomes a Refused with its Vietnamese detail.

/** The server said no: `status`, `kind` (end of the type URI), `detail`, `errors` [{pointer, detail}]. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || "Máy chủ từ chối yêu cầu.");
    this.status = status;
    this.kind = (problem.type || "").split(":").pop();
    this.errors = problem.errors || [];
  }
}

/** The server could not be reached at all. */
export class Offline extends Error {
  constructor() {
    super("Mất kết nối với máy chủ. Dữ liệu đã lưu vẫn còn trên máy chủ.");
  }
}

/** The JSON at an address together with its entity tag. */
export async function call(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store", ...options });
  } catch {
    throw new Offline();
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, body);
  return { body, etag: answer.headers.get("etag") };
}

/** A random key for one request. `crypto.randomUUID` is missing on plain http, so it is made by hand. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

/**
 * Post a form and tell how much of it has gone up (fetch cannot). Resolves with the JSON answer.
 * @param {(share: number) => void} onProgress called with 0 to 1
 */
export function upload(address, form, headers, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Offline());
    request.onload = () => {
      const body = request.response || {};
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(new Refused(request.status, body));
    };
    request.send(form);
  });
}
