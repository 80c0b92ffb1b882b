// The LMS page: scorm-again's API (of SCORM 1.2 as window.API, of SCORM 2004 as window.API_1484_11), every call written down and handed to the server, and
// the course opened the way the launch asks for. What a session stores goes through scorm-again's own commits.
(() => {
  "use strict";
  const launch = JSON.parse(document.getElementById("launch").textContent);
  const names = ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit",
    "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"];
  const modern = window.Scorm2004API !== undefined;
  /** A method as SCORM 2004 calls it; calls are written down by the names of SCORM 1.2. */
  const called = (name) => (modern ? name.slice(3).replace(/^Finish$/, "Terminate") : name);
  const place = modern ? "API_1484_11" : "API";

  const real = new (window.Scorm2004API ?? window.Scorm12API)({
    autocommit: false,
    lmsCommitUrl: `/lms/commit?visit=${launch.visit}`,
    mastery_override: launch.masteryOverride,
    onLogMessage: () => {},
  });
  real.loadFromJSON(launch.cmi);

  /** The error code that a quirk answers with; null lets scorm-again speak. */
  let forced = null;
  const refuse = (code, answer) => { forced = code; return answer; };
  const isInteraction = (name, element) =>
    (name === "LMSSetValue" || name === "LMSGetValue") && String(element).startsWith("cmi.interactions");

  const quirks = {
    none: (name, args, go) => go(),
    "silent": () => "",
    "no-interactions": (name, args, go) =>
      isInteraction(name, args[0]) ? refuse("401", name === "LMSSetValue" ? "false" : "") : go(),
    "set-throws": (name, args, go) => {
      if (name === "LMSSetValue") throw new Error("LMSSetValue is broken");
      return go();
    },
    "initialize-odd": (name, args, go) => (name === "LMSInitialize" ? (go(), "1") : go()),
    // The Open edX SCORM XBlock: everything is taken, only these two come back.
    "few-elements": (name, args, go) =>
      name === "LMSGetValue" && !["cmi.core.lesson_location", "cmi.location", "cmi.suspend_data"].includes(args[0]) ? "" : go(),
  };

  const calls = [];
  let handed = 0;
  let waiting = false;
  function hand() {
    waiting = false;
    const rest = calls.slice(handed);
    if (rest.length === 0) return;
    if (navigator.onLine && navigator.sendBeacon(`/lms/calls?visit=${launch.visit}`, JSON.stringify(rest))) handed = calls.length;
    else setTimeout(hand, 20); // the browser holds at most 64 KB of beacons under way
  }
  function note(call) {
    calls.push({ n: calls.length, at: Date.now(), ...call });
    if (!waiting) {
      waiting = true;
      queueMicrotask(hand); // also runs when the page is on its way out, where timers do not
    }
  }

  const api = {};
  for (const name of names) {
    api[called(name)] = (...args) => {
      const asks = name.startsWith("LMSGetLast") || name.startsWith("LMSGetErr") || name.startsWith("LMSGetDia");
      if (!asks) forced = null;
      const go = () => (name === "LMSGetLastError" && forced !== null ? forced : real[called(name)](...args));
      let result = null;
      let thrown = false;
      try {
        result = quirks[launch.quirk](name, args, go);
        return result;
      } catch (error) {
        thrown = true;
        throw error;
      } finally {
        const error = forced !== null ? forced : String(real[called("LMSGetLastError")]());
        note({ name, args, result, error, thrown });
      }
    };
  }
  window.lms = { count: () => calls.length };

  const frame = (src) => {
    const element = document.createElement("iframe");
    element.title = "course";
    element.src = src;
    document.body.append(element);
  };
  const button = (act) => {
    const element = document.createElement("button");
    element.textContent = "Launch";
    element.addEventListener("click", act);
    document.body.append(element);
  };
  const nest = (origin, deep) => `${origin}/lms/nest.html?deep=${deep}&then=${encodeURIComponent(launch.href)}`;

  const roads = {
    frame: () => { window[place] = api; frame(launch.href); },
    deep: () => { window[place] = api; frame(nest("", 12)); },
    "cross-origin": () => { window[place] = api; frame(nest(launch.otherOrigin, 1)); },
    popup: () => { window[place] = api; button(() => window.open(launch.href, "course")); },
    // The launching page is itself a frame, and the API stands one above it.
    "popup-from-frame": () => {
      window[place] = api;
      const element = document.createElement("iframe");
      element.title = "launcher";
      element.srcdoc = `<!doctype html><html lang="en"><title>Launcher</title><button>Launch</button></html>`;
      element.addEventListener("load", () => {
        const inner = element.contentDocument.querySelector("button");
        inner.addEventListener("click", () => element.contentWindow.open(launch.href, "course"));
      });
      document.body.append(element);
    },
    none: () => { frame(launch.href); },
  };
  roads[launch.road]();
})();
