/**
 * The page of the local LMS: it offers the API that a course looks for and hands every call to the server, which
 * answers by the letter of the standard. What is shown beside the course is what the server said.
 */
import { watch } from "./watching.js";

const NAMES = {
  scorm12: [
    "API", "LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit",
    "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic",
  ],
  scorm2004: [
    "API_1484_11", "Initialize", "Terminate", "GetValue", "SetValue", "Commit",
    "GetLastError", "GetErrorString", "GetDiagnostic",
  ],
};
const MOST_ROWS = 2000;

/** @param {string} id @returns {any} */
const by = (id) => document.getElementById(id);
let state = { title: "", standard: "scorm12", revision: -1, launchables: [], findings: [] };
/** The launch that is open: its key at the server. */
let launch = null;
/** Element to the value that the course set last, for the record that is shown. */
let values = {};
let calls = 0;
let violations = 0;
/** Calls whose answer could not be waited for. */
let late = [];
/** Rows of the store's log that were shown. */
let told = 0;
let following;
/** The revision that was launched last: what is in `state` may be newer. */
let shown = -1;
/** Launches follow each other: two at once would leave two courses on the stage. */
let opening = Promise.resolve();

const say = (text) => { by("status").textContent = text; };

const post = async (path, body) => {
  const response = await fetch(path, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

/** One call of the course. The API returns at once, so this waits for the answer. */
function call(key, name, args) {
  const body = JSON.stringify({ launch: key, name, args });
  try {
    const request = new XMLHttpRequest();
    request.open("POST", "call", false);
    request.send(body);
    const answer = JSON.parse(request.responseText);
    note(name, args, answer);
    return answer.value;
  } catch {
    // A page on its way out may not wait: the calls go out together, and are answered as if all were well.
    if (late.length === 0) queueMicrotask(sendLate);
    late.push({ launch: key, name, args });
    note(name, args, { value: "true", late: true });
    return name.includes("Get") ? "" : "true";
  }
}

function sendLate() {
  navigator.sendBeacon("late", JSON.stringify({ calls: late }));
  late = [];
}

function api(standard, key) {
  const [, ...names] = NAMES[standard];
  return Object.fromEntries(names.map((name) => [name, (...args) => call(key, name, args)]));
}

/** Shows a call. Text goes in as text: what a course sends is never markup. */
function note(name, args, answer) {
  calls += 1;
  const row = document.createElement("li");
  const sent = args.map((each) => JSON.stringify(each) ?? "undefined").join(", ");
  row.append(`${name}(${sent.length > 160 ? `${sent.slice(0, 160)}…` : sent}) `);
  const result = document.createElement("span");
  result.className = "answer";
  result.textContent = answer.late ? "on the way out" : `${JSON.stringify(answer.value)}${answer.error ? `, error ${answer.error}` : ""}`;
  row.append(result);
  if (answer.violation || answer.trouble) {
    const why = document.createElement("div");
    why.className = "violation";
    why.textContent = answer.violation ?? (answer.trouble === "expired" ? "Pretended: the session has expired." : "Pretended: the server cannot be reached.");
    row.append(why);
    row.className = "bad";
    if (answer.violation) violations += 1;
  }
  const list = by("calls");
  list.append(row);
  if (list.children.length > MOST_ROWS) list.firstChild.remove();
  list.scrollTop = list.scrollHeight;
  by("count").textContent = `${calls}${violations ? `, ${violations} against the standard` : ""}`;
  if (/SetValue$/.test(name) && answer.value === "true") {
    const place = here();
    values[args[0]] = String(args[1]);
    if (here() !== place) showFaults();
  }
  if (/^(PUT|POST) /.test(name)) say(answer.value < 400 ? "Stored." : "Not stored.");
  if (/(Commit|Finish|Terminate)$/.test(name)) {
    say(answer.value === "true" ? "Stored." : "Not stored.");
    refresh();
  }
  if (answer.trouble === "fail-next") press("trouble", "");
  showRecord();
}

const RECORD = {
  scorm12: [
    ["Status", "cmi.core.lesson_status"], ["Score", "cmi.core.score.raw"], ["Bookmark", "cmi.core.lesson_location"],
    ["Session", "cmi.core.session_time"], ["Exit", "cmi.core.exit"],
  ],
  scorm2004: [
    ["Completion", "cmi.completion_status"], ["Success", "cmi.success_status"], ["Score", "cmi.score.scaled"],
    ["Progress", "cmi.progress_measure"], ["Bookmark", "cmi.location"], ["Session", "cmi.session_time"], ["Exit", "cmi.exit"],
  ],
};

function showRecord() {
  const rows = (RECORD[state.standard] ?? []).map(([label, name]) => [label, values[name] ?? "–"]);
  if (rows.length) rows.push(["Saved state", `${(values["cmi.suspend_data"] ?? "").length} characters`]);
  const kept = state.launchables.find((each) => each.id === by("launchables").value);
  if (state.standard === "web") rows.unshift(["Kept", "in this browser, and nowhere else"]);
  else if (kept) {
    const score = kept.score === null ? "" : `, ${kept.score}`;
    rows.unshift(["Kept", `attempt ${kept.attempt}: ${kept.completion}, ${kept.success}${score}, ${Math.round(kept.seconds)} s`]);
  }
  by("record").replaceChildren(...rows.flatMap(([label, value]) => {
    const [term, description] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = label;
    description.textContent = value;
    return [term, description];
  }));
}

/** The file of the page that the learner is on, by the bookmark that the course set. */
const here = () => state.files?.[values["cmi.core.lesson_location"] ?? values["cmi.location"]];

/** What is wrong in the course: first what concerns the page on the screen. */
function showFaults() {
  const box = by("faults");
  box.hidden = state.findings.length === 0;
  const isHere = (each) => each.file !== null && each.file === here();
  const sorted = [...state.findings.filter(isHere), ...state.findings.filter((each) => !isHere(each))];
  box.querySelector("ul").replaceChildren(...sorted.map((each) => {
    const row = document.createElement("li");
    row.classList.toggle("here", isHere(each));
    const place = document.createElement("div");
    place.className = "place";
    place.textContent = [each.file, each.line, each.column].filter((part) => part !== null).join(":") + (isHere(each) ? " (this page)" : "");
    const message = document.createElement("p");
    const severity = document.createElement("span");
    severity.className = `severity-${each.severity}`;
    severity.textContent = `${each.severity} ${each.code} `;
    message.append(severity, each.message);
    const help = document.createElement("p");
    help.textContent = each.help;
    row.append(place, message, help);
    return row;
  }));
}

async function refresh() {
  const response = await fetch("state");
  state = await response.json();
  const list = by("launchables");
  const chosen = list.value;
  list.replaceChildren(...state.launchables.map((each) => new Option(each.title || each.id, each.id)));
  if (state.launchables.some((each) => each.id === chosen)) list.value = chosen;
  list.closest("label").hidden = state.launchables.length < 2;
  const review = document.querySelector('[data-launch="review"]');
  review.disabled = !["scorm12", "scorm2004", "cmi5"].includes(state.standard);
  review.title = review.disabled ? "A platform cannot ask for a review of such a course: only SCORM and cmi5 know one." : "";
  showFaults();
  showRecord();
}

function press(kind, value) {
  for (const button of document.querySelectorAll(`[data-${kind}]`)) {
    button.setAttribute("aria-pressed", String(button.dataset[kind] === value));
  }
}

/** Takes the course's frame away, as an LMS does on "Exit activity", and waits for its last calls. */
async function leave() {
  by("stage").replaceChildren();
  await new Promise((done) => setTimeout(done));
}

/** Launches what is chosen, after the launch that may be under way. */
function open(options) {
  opening = opening.then(() => show(options ?? {})).catch((error) => say(`It could not be opened: ${error.message}`));
  return opening;
}

async function show({ fresh = false, mode = "normal", keepPlace = false }) {
  await leave();
  await refresh();
  const id = by("launchables").value;
  if (!id) {
    shown = state.revision;
    say("There is nothing to launch.");
    return;
  }
  launch = await post("launch", { id, fresh, mode });
  shown = launch.revision;
  // A web build remembers in the browser, under this address; the page of this platform keeps nothing there.
  if (fresh && state.standard === "web") localStorage.clear();
  [calls, violations, values] = [0, 0, launch.values];
  by("calls").replaceChildren();
  by("count").textContent = "";
  press("trouble", "");
  for (const [name] of Object.values(NAMES)) delete window[name];
  if (NAMES[state.standard]) window[NAMES[state.standard][0]] = api(state.standard, launch.launch);
  else follow();
  const frame = document.createElement("iframe");
  frame.title = "Course";
  // The player opens where the learner was, without asking, when it is told so: the page was only rebuilt.
  frame.src = launch.href + (keepPlace && !launch.href.includes("#") ? "#continue" : "");
  by("stage").append(frame);
  setWidth(document.querySelector('[data-width][aria-pressed="true"]')?.dataset.width ?? "");
  say(state.standard === "web" ? "Opened: a web build keeps its progress in the browser." : mode === "review" ? "Opened for review: nothing is recorded." : `Attempt ${launch.attempt}.`);
  await refresh();
}

/** Shows a revision, or a later one. A launch that fails is tried again: what was saved must come all the same. */
async function catchUp(revision) {
  for (let last; last !== opening; await last) last = opening; // the same may be told twice at once
  if (revision <= shown) return;
  await open({ keepPlace: shown >= 0 });
  if (revision > shown) setTimeout(() => catchUp(revision), 1000);
}

/** What a course says to the record store does not pass through this page: it is asked for. */
async function follow() {
  clearTimeout(following);
  const rows = await (await fetch(`log?since=${told}`)).json();
  told += rows.length;
  for (const { name, args, ...answer } of rows) note(name, args, answer);
  if (rows.length) await refresh();
  following = setTimeout(follow, 700);
}

function setWidth(width) {
  const frame = document.querySelector("iframe");
  press("width", width);
  if (!frame) return;
  frame.style.width = width ? `${width}px` : "";
  frame.toggleAttribute("data-narrow", width !== "");
}

document.addEventListener("click", async (event) => {
  const { launch: how, width, trouble } = event.target.dataset ?? {};
  if (how) await open({ fresh: how === "fresh", mode: how === "review" ? "review" : "normal" });
  if (width !== undefined) setWidth(width);
  if (trouble && launch) {
    const wanted = event.target.getAttribute("aria-pressed") === "true" ? "none" : trouble;
    await post("trouble", { launch: launch.launch, trouble: wanted });
    press("trouble", wanted);
  }
});
by("launchables").addEventListener("change", () => open());
by("only").addEventListener("change", (event) => by("calls").classList.toggle("violations", event.target.checked));

watch({
  page: document,
  channel: new BroadcastChannel("preview"),
  locks: navigator.locks,
  stream: () => new EventSource("events"),
  ask: async () => (await (await fetch("state")).json()).revision,
  tell: catchUp,
  lost: () => say("The preview has ended: start it again in the terminal."),
});
