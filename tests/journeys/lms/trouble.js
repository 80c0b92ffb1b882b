// Goes before everything else in a window of an LMS: its API, whichever standard's, misbehaves as window.trouble says.
// In a course on a plain web server it is the browser's storage that does. Kinds: see tests/journeys/faults.py.
(() => {
  "use strict";
  const trouble = (window.trouble ??= { kind: "", from: 0 });
  const writes = /^(LMS)?(SetValue|Commit)$/;
  const over = { GetValue: "123", SetValue: "133", Commit: "143" };

  const gate = (api) => {
    let code = null;
    return new Proxy(api, {
      get: (real, method) => {
        const go = real[method];
        if (typeof go !== "function") return go;
        const is1 = String(method).startsWith("LMS");
        const bare = String(method).replace("LMS", "");
        return (...args) => {
          const { kind } = trouble;
          if (kind === "vanished" || (kind === "thrown" && writes.test(method))) throw new Error("the server answered with a page");
          if (bare === "GetLastError") return code ?? real[method](...args);
          code = null;
          const refuse = (why) => ((code = why), bare === "GetValue" ? "" : "false");
          if (kind === "expired" && bare !== "Terminate" && bare !== "LMSFinish") return refuse(is1 ? "301" : (over[bare] ?? "391"));
          if (kind === "lying" && writes.test(method)) return "true";
          if (["refused", "offline"].includes(kind) && bare === "Commit") return refuse(is1 ? "101" : "391");
          if (kind === "slow" && bare === "Commit") {
            const request = new XMLHttpRequest();
            request.open("GET", `/lms/slow?seconds=${trouble.seconds}`, false);
            request.send();
          }
          return go.apply(real, args);
        };
      },
    });
  };

  for (const name of ["API", "API_1484_11"]) {
    let held;
    Object.defineProperty(window, name, {
      get: () => (trouble.kind === "vanished" || performance.now() < trouble.from ? undefined : held),
      set: (api) => (held = api && gate(api)),
    });
  }

  const { setItem, getItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (trouble.kind === "thrown") throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    if (trouble.kind !== "lying") setItem.call(this, key, value);
  };
  Storage.prototype.getItem = function (key) {
    if (trouble.kind === "vanished") throw new DOMException("The operation is insecure.", "SecurityError");
    return getItem.call(this, key);
  };
  // A browser that keeps nothing for pages in frames of another site.
  if (trouble.blocked) {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  }
})();
