/** Requests to a record store. Nothing throws: status 0 says that no answer came (no line, or the browser forbids it). */

/** The most bytes that a browser sends for a page that is gone: 64 KiB for all requests together (Fetch, keepalive). */
const KEPT_ALIVE = 60000;
/** Milliseconds until a request counts as lost. */
const PATIENCE = 30000;

/**
 * @param {object} parts
 * @param {typeof fetch} parts.fetch
 * @param {string} parts.endpoint
 * @param {string} parts.authorization "": none.
 * @param {Record<string, string>} [parts.extra] Parameters of the launch that are not ours: the store gets them back.
 */
export function createLrs({ fetch, endpoint, authorization, extra = {} }) {
  const base = endpoint.replace(/\/*$/, "/");
  /**
   * @param {string} method
   * @param {string} resource
   * @param {Record<string, string>} [query]
   * @param {unknown} [body]
   * @param {Record<string, string>} [headers]
   * @returns {Promise<{ status: number, text: string, etag: string }>}
   */
  return async (method, resource, query = {}, body, headers = {}) => {
    const parameters = String(new URLSearchParams({ ...query, ...extra }));
    const content = body === undefined ? undefined : JSON.stringify(body);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PATIENCE);
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
        keepalive: method !== "GET" && (content?.length ?? 0) * 1.1 < KEPT_ALIVE,
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: controller.signal,
      });
      return { status: answer.status, text: await answer.text(), etag: answer.headers.get("ETag") ?? "" };
    } catch {
      return { status: 0, text: "", etag: "" };
    } finally {
      clearTimeout(timer);
    }
  };
}

/** @typedef {ReturnType<typeof createLrs>} Lrs */
