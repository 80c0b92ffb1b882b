/**
 * How a course with a record store is launched: parameters in its address (RusticiSoftware/launch, lms_lrs.md; cmi5 section
 * 8.1). They hold secrets, so they are taken out of the address bar at once and kept for as long as the tab is open, and no
 * longer: that is what a reload needs.
 */

/** @typedef {Record<string, string>} Parameters */

const KEY = "scormkit-launch";

/** What a browser may forbid in a frame. @param {"sessionStorage" | "localStorage"} name @returns {Storage | null} */
export function storageOf(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} key
 */
export function readKept(storage, key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} key
 * @param {unknown} value null: removes it.
 */
export function keepValue(storage, key, value) {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, JSON.stringify(value));
  } catch {
    // Full, or forbidden: then there is nothing to fall back to after a reload.
  }
}

/**
 * The parameters of this launch, or of the one that this tab began with.
 *
 * @param {Window} window
 * @param {string[]} needed Without these it is no launch.
 * @returns {Parameters | null}
 */
export function launchParameters(window, needed) {
  const { location, history } = window;
  const storage = storageOf("sessionStorage");
  const key = `${KEY} ${location.pathname}`;
  const given = Object.fromEntries(new URLSearchParams(location.search));
  if (!needed.every((name) => given[name])) return readKept(storage, key);
  keepValue(storage, key, given);
  history.replaceState(history.state, "", location.pathname + location.hash);
  return given;
}

/** @param {unknown} value The first of a list: launchers of 2011 wrote lists. */
const first = (value) => (Array.isArray(value) ? value[0] : value);

/**
 * Who learns, with one identifier as xAPI 1.0 asks for. Launchers write agents of 0.9: lists, and accounts with other names.
 *
 * @param {string} text JSON.
 * @returns {Record<string, unknown> | null}
 */
export function actorOf(text) {
  /** @type {any} */
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const account = first(given?.account);
  const homePage = account?.homePage ?? account?.accountServiceHomePage;
  const accountName = account?.name ?? account?.accountName;
  const mbox = first(given?.mbox);
  const [sum, openid] = [first(given?.mbox_sha1sum), first(given?.openid)];
  const identifier =
    homePage && accountName
      ? { account: { homePage, name: String(accountName) } }
      : mbox
        ? { mbox: String(mbox).replace(/^(?!mailto:)/, "mailto:") }
        : sum
          ? { mbox_sha1sum: sum }
          : openid && { openid };
  if (!identifier) return null;
  const name = first(given.name);
  return { objectType: "Agent", ...(typeof name === "string" && name ? { name } : {}), ...identifier };
}

/** The whole header, or only the token of Basic. @param {string} auth */
export const authorizationOf = (auth) => (auth && !/\s/.test(auth.trim()) ? `Basic ${auth.trim()}` : auth.trim());

/** @param {string | undefined} text */
export const isUuid = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? "");
