// An LMS of SCORM 2004: scorm-again with the activity tree of a manifest. It opens what its sequencing delivers, in a frame,
// and keeps the data model of each activity from one visit to the next. window.LAUNCH is set by the test:
//   { tree: scorm-again's settings, pages: {activity: address}, records: {activity: cmi}, shared: {}, request: "start" }
(() => {
  const { tree, pages, records, request } = window.LAUNCH;
  const calls = [];
  const errors = [];
  const delivered = [];
  /** What each session had told when it ended. */
  const left = [];
  /** How often an activity had been begun when it was opened last: one more is a new attempt, with nothing of its own. */
  const begun = Object.fromEntries(Object.keys(records).map((id) => [id, 1]));
  let current = null;
  let ended = false;
  const api = new Scorm2004API({
    autocommit: false,
    logLevel: 5,
    sequencing: {
      activityTree: tree,
      eventListeners: {
        onActivityDelivery: (activity) => open(activity.id),
        onSequencingSessionEnd: () => (ended = true),
      },
    },
  });
  for (const name of ["debug", "info", "log", "warn", "error"]) console[name] = () => {};

  const keep = () => {
    if (current) records[current] = JSON.parse(JSON.stringify(api.renderCMIToJSONObject().cmi));
  };
  for (const name of ["Initialize", "Terminate", "SetValue", "Commit"]) {
    const plain = api[name];
    api[name] = (...args) => {
      if (name === "Terminate") {
        keep();
        left.push(records[current]);
      }
      const result = plain.apply(api, args);
      calls.push([name, ...args]);
      // adl.nav asks what the tree allows; all else that is refused is our fault.
      if (result !== "true") errors.push([name, ...args, api.GetLastError()]);
      if (name === "Commit") keep();
      return result;
    };
  }

  /** An activity is delivered: its data model is handed out, and its page opens once the last one has gone. */
  function open(id) {
    delivered.push(id);
    setTimeout(() => {
      document.querySelector("iframe")?.remove();
      current = id;
      api.reset();
      const { attempts } = window.lms.tree()[id];
      if (begun[id] === attempts) api.loadFromJSON(records[id], "cmi");
      begun[id] = attempts;
      const frame = document.createElement("iframe");
      frame.title = "course";
      frame.src = pages[id];
      document.body.append(frame);
    });
  }

  function dump(activity, found) {
    const primary = activity.primaryObjective;
    const known = primary?.progressStatus || primary?.satisfiedStatusKnown;
    found[activity.id] = {
      attempts: activity.attemptCount,
      completed: { completed: true, incomplete: false }[activity.completionStatus] ?? null,
      satisfied: known ? primary.satisfiedStatus : null,
    };
    activity.children.forEach((child) => dump(child, found));
    return found;
  }

  const service = api._sequencingService;
  window.API_1484_11 = api;
  window.lms = {
    calls,
    errors,
    delivered,
    records,
    left,
    isEnded: () => ended,
    /** The learner presses a button of the LMS, or picks an activity; whether something was delivered. */
    ask(name, target) {
      // The session was ended: the LMS takes up the learner's state in a new one.
      if (!service.getSequencingState().isInitialized) {
        const held = service.overallSequencingProcess.getSequencingState();
        service.createSequencingProcesses();
        service.overallSequencingProcess.restoreSequencingState(held);
      }
      const before = delivered.length;
      // What is open is taken away first, so that what it told last counts.
      document.querySelector("iframe")?.remove();
      service.processNavigationRequest(name, target ?? null, "");
      return delivered.length > before;
    },
    allows: (id) => api.lmsGetValue(`adl.nav.request_valid.choice.{target=${id}}`),
    tree: () => dump(api._sequencing.activityTree.root, {}),
    shared: () =>
      Object.fromEntries(
        [...service.overallSequencingProcess.getGlobalObjectiveMap()].map(([id, each]) => [
          id,
          each.satisfiedStatusKnown ? each.satisfiedStatus : null,
        ]),
      ),
  };
  addEventListener("load", () => window.lms.ask(request));
})();
