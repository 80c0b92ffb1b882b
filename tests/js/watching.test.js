import assert from "node:assert/strict";
import { test } from "node:test";
import { watch } from "../../scormkit/preview/pages/watching.js";

const MOST = 6;

/** Tabs of one browser: streams are counted, and a lock is held by one at a time, as the Web Locks API has it. */
function browser({ hasLocks = true } = {}) {
  const tabs = [];
  const server = { revision: 0, isUp: true, streams: new Set(), most: 0 };
  let holder = null;
  const waiting = [];
  const next = () => {
    if (holder || waiting.length === 0) return;
    const { held, settle } = waiting.shift();
    holder = held;
    held().then(() => {
      holder = null;
      settle();
      next();
    });
  };
  const request = (name, { signal }, held) =>
    new Promise((settle, reject) => {
      const place = { held, settle };
      signal.addEventListener("abort", () => {
        if (!waiting.includes(place)) return;
        waiting.splice(waiting.indexOf(place), 1);
        reject(new DOMException("", "AbortError"));
      });
      waiting.push(place);
      next();
    });
  const open = ({ hidden = false } = {}) => {
    const page = Object.assign(new EventTarget(), { hidden });
    const tab = { page, told: [], lost: 0, channel: { onmessage: null } };
    tab.channel.postMessage = (data) => {
      for (const other of tabs) if (other !== tab) other.channel.onmessage?.({ data });
    };
    tab.show = (isShown) => {
      page.hidden = !isShown;
      page.dispatchEvent(new Event("visibilitychange"));
    };
    tabs.push(tab);
    watch({
      page,
      channel: tab.channel,
      locks: hasLocks ? { request } : undefined,
      stream: () => {
        const stream = { close: () => server.streams.delete(stream) };
        server.streams.add(stream);
        server.most = Math.max(server.most, server.streams.size);
        queueMicrotask(() => stream.onmessage({ data: String(server.revision) }));
        return stream;
      },
      ask: async () => {
        assert.ok(server.streams.size < MOST, "no connection is left to ask by");
        if (!server.isUp) throw new TypeError("Failed to fetch");
        return server.revision;
      },
      tell: (revision) => tab.told.push(revision),
      lost: () => (tab.lost += 1),
    });
    return tab;
  };
  const save = () => {
    server.revision += 1;
    for (const stream of server.streams) stream.onmessage({ data: String(server.revision) });
  };
  return { open, save, server };
}

const settled = () => new Promise((done) => setTimeout(done));

test("eight windows side by side share one stream, and each hears of every save", async () => {
  const { open, save, server } = browser();
  const tabs = Array.from({ length: 8 }, () => open());
  await settled();
  save();
  await settled();
  assert.equal(server.most, 1);
  for (const tab of tabs) assert.deepEqual([tab.told[0], tab.told.at(-1)], [0, 1]);
});

test("where there are no locks, a hidden tab still takes no connection", async () => {
  const { open, save, server } = browser({ hasLocks: false });
  const tabs = [];
  for (let n = 0; n < 8; n++) {
    tabs.at(-1)?.show(false);
    tabs.push(open());
  }
  await settled();
  save();
  await settled();
  assert.equal(server.most, 1);
  assert.deepEqual(tabs.map(({ told }) => told.at(-1)), [0, 0, 0, 0, 0, 0, 0, 1]);
});

test("a tab that is shown again looks once, and then follows", async () => {
  const { open, save } = browser();
  const [first, second] = [open(), open()];
  await settled();
  first.show(false);
  save();
  await settled();
  assert.deepEqual([first.told.at(-1), second.told.at(-1)], [0, 1]);
  first.show(true);
  await settled();
  assert.equal(first.told.at(-1), 1);
  second.show(false);
  save();
  await settled();
  assert.deepEqual([first.told.at(-1), second.told.at(-1)], [2, 1]);
});

test("with every tab hidden there is no stream", async () => {
  const { open, server } = browser();
  const tabs = [open(), open(), open()];
  await settled();
  for (const tab of tabs) tab.show(false);
  await settled();
  assert.equal(server.streams.size, 0);
});

test("a tab that was opened in the background shows the course all the same", async () => {
  const { open, server } = browser();
  const tab = open({ hidden: true });
  await settled();
  assert.deepEqual([tab.told, server.streams.size], [[0], 0]);
});

test("the end of the preview is told in every tab that is seen, and in others when they are", async () => {
  const { open, server } = browser();
  const tabs = [open(), open(), open()];
  await settled();
  tabs[2].show(false);
  server.isUp = false;
  for (const stream of server.streams) stream.onerror();
  assert.deepEqual(tabs.map(({ lost }) => lost), [1, 1, 0]);
  tabs[2].show(true);
  await settled();
  assert.equal(tabs[2].lost, 1);
});
