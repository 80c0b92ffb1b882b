import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi } from "../../scormkit/player/src/adapters/discover.js";

const API = { LMSInitialize() {} };
const find = (win) => findApi(win, "API", "LMSInitialize");

/** A window as a browser gives it: the topmost is its own parent. */
function frame(parent, own = {}) {
  const win = { ...own };
  win.parent = parent ?? win;
  win.top = parent ? parent.top : win;
  win.opener = own.opener ?? null;
  return win;
}

/** A window of another origin: every look throws, as in a browser. */
const foreign = (allowed = {}) =>
  new Proxy(
    {},
    {
      get(_, name) {
        if (name in allowed) return allowed[name];
        throw new DOMException("Blocked a frame from accessing a cross-origin frame.", "SecurityError");
      },
    },
  );

test("the API is found in the window, in a parent, and many parents up", () => {
  assert.equal(find(frame(null, { API })), API);
  assert.equal(find(frame(frame(null, { API }))), API);
  let win = frame(null, { API });
  for (let depth = 0; depth < 499; depth++) win = frame(win);
  assert.equal(find(win), API);
});

test("the nearest API wins", () => {
  const near = { LMSInitialize() {} };
  assert.equal(find(frame(frame(frame(null, { API }), { API: near }))), near);
});

test("no API: the search ends, also in a chain without end", () => {
  assert.equal(find(frame(frame(null))), null);
  const endless = { get parent() {
    return Object.create(endless);
  } };
  assert.equal(find(endless), null);
  assert.equal(find({}), null);
});

test("the opener of the topmost window is searched, then the window's own, each with its parents", () => {
  const lms = frame(frame(null, { API }));
  assert.equal(find(frame(frame(null, { opener: lms }))), API);
  assert.equal(find(frame(frame(null), { opener: lms })), API);
});

test("frames of other origins are survived and passed over", () => {
  const top = frame(null, { API });
  const middle = foreign({ parent: top, top });
  assert.equal(find(frame(middle)), API, "a parent that tells nothing but its parent");
  assert.equal(find(frame(foreign({ top }))), null);
  const blocked = frame(null, { opener: foreign() });
  assert.equal(find(blocked), null);
  const popup = { parent: foreign(), top: foreign(), opener: top };
  assert.equal(find(popup), API, "the opener is reached although the parents are not");
});

test("an element with the id API is no API, nor is an object without the functions", () => {
  const element = { tagName: "DIV" };
  assert.equal(find(frame(frame(null, { API }), { API: element })), API);
  assert.equal(find(frame(null, { API: {} })), null);
});
