/** Requests to a record store. Nothing throws: status 0 says that no answer came (no line, or the browser forbids it). */

/** The most bytes that a browser sends for a page that is gone: 64 KiB for all requests together (Fetch, keepalive). */
const KEPT_ALIVE = 60000;
/** Milliseconds until a request counts as lost. */
const PATIENCE = 30000;

/** Bytes of a text on its way: most scripts need two or three for a character. @param {string} text */
export const weigh = (text) => new TextEncoder().encode(text).length;

/**
 * @param {object} parts
 * @param {typeof fetch} parts.fetch
 * @param {string} parts.endpoint
 * @param {string} parts.authorization "": none.
 * @param {Record<string, string>} [parts.extra] Parameters of the launch that are not ours: the store gets them back.
 */
export function createLrs({ fetch, endpoint, authorization, extra = {} }) {
  const base = endpoint.replace(/\/*$/, "/");
  /** For those who help. */
  const told = { answer: "", error: "" };
  /**
   * @param {string} method
   * @param {string} resource
   * @param {Record<string, string>} [query]
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   */
  const lrs = async (method, resource, query = {}, body, headers = {}) => {
    const parameters = String(new URLSearchParams({ ...query, ...extra }));
    const content = body === undefined ? undefined : JSON.stringify(body);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PATIENCE);
    let found = { status: 0, text: "", etag: "" };
    try {
      const answer = await fetch(`${base}${resource}${parameters ? `?${parameters}` : ""}`, {
        method,
        headers: {
          "X-Experience-API-Version": "1.0.3",
          ...(authorization ? { Authorization: authorization } : {}),
          ...(content === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(content === undefined ? {} : { body: content }),
        // A request of a page that is closed goes on; larger ones the browser would refuse.
        keepalive: method !== "GET" && weigh(content ?? "") < KEPT_ALIVE,
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: controller.signal,
      });
      const text = await answer.text();
      // Where a login has run out, a page to log in may come in place of an answer, and with success: nothing is stored.
      if (!answer.ok || !/^\s*</.test(text)) found = { status: answer.status, text, etag: answer.headers.get("ETag") ?? "" };
    } catch {
      // No line, or forbidden: as where no answer came.
    }
    clearTimeout(timer);
    told.answer = `${method} ${resource}: ${found.status}`;
    // That there is nothing yet is no error.
    if (!found.status || (found.status > 399 && found.status !== 404)) told.error = told.answer;
    return found;
  };
  return Object.assign(lrs, { told });
}

/** @typedef {ReturnType<typeof createLrs>} Lrs */
