/**
 * How a page of the preview hears of what was saved: over one stream for all tabs. A browser has six connections to a
 * server, and a stream takes one for as long as it lasts; with one in each tab, the seventh would never open.
 *
 * Only a tab that is seen follows, and of several that are seen (windows side by side) one, which tells the others. A
 * tab that was hidden looks once when it is shown again.
 */

/**
 * @typedef {object} Surroundings
 * @property {Document} page
 * @property {BroadcastChannel} channel reaches the other tabs of this server
 * @property {LockManager | undefined} locks missing in Safari, where an address without https has none
 * @property {() => EventSource} stream
 * @property {() => Promise<number>} ask the revision that is shown now
 * @property {(revision: number) => unknown} tell
 * @property {() => unknown} lost the server does not answer
 */

/** @param {Surroundings} surroundings */
export function watch({ page, channel, locks, stream, ask, tell, lost }) {
  let turn = new AbortController();

  const follow = () => {
    turn = new AbortController();
    const { signal } = turn;
    const held = () =>
      /** @type {Promise<void>} */ (
        new Promise((done) => {
          const events = stream();
          events.onmessage = ({ data }) => {
            channel.postMessage(Number(data));
            tell(Number(data));
          };
          events.onerror = () => {
            channel.postMessage(null);
            lost();
          };
          signal.addEventListener("abort", () => {
            events.close();
            done();
          });
        })
      );
    // Who waits for the lock follows once the tab that has it is hidden or closed.
    if (locks) locks.request("preview", { signal }, held).catch(() => undefined);
    else held();
  };

  const look = () => ask().then(tell, lost);

  channel.onmessage = ({ data }) => {
    if (!page.hidden) data === null ? lost() : tell(data);
  };
  page.addEventListener("visibilitychange", () => {
    turn.abort();
    if (page.hidden) return;
    follow();
    look();
  });
  if (!page.hidden) follow();
  look();
}
