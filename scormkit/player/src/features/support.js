/** What people who help ask for: which package this is, where it runs, what the LMS answered, whether all is saved. */

import { button, element } from "../views/dom.js";
import { panel } from "./_panel.js";

/** @import { Feature } from "../types.js" */

/** @param {string} name */
const meta = (name) => /** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name="${name}"]`))?.content ?? "";

/** @type {Feature} */
const support = {
  mount(session, words) {
    const { say } = words;
    const { course } = session;

    /** Words for people, values as they are: they are compared with what others see. @returns {[string, string][]} */
    const facts = () => {
      const { lms, state } = session.support();
      return [
        ["course", `${course.title} (${course.id}), ${course.version}`],
        ["build", meta("scormkit:build")],
        ["made", `${meta("generator")}, ${meta("scormkit:target")}`],
        ["page", session.screen === "page" ? `${session.page.title} (${session.page.id})` : session.screen],
        ["saving", say(`state_${session.saveState}`)],
        ["answer", lms.answer],
        ["error", lms.error],
        ["time", new Date().toISOString()],
        ["browser", `${navigator.userAgent}, ${innerWidth}×${innerHeight}`],
        ["state", state],
      ].map(([name = "", value = ""]) => [say(`support_${name}`), value || "–"]);
    };

    panel(words, {
      name: "support",
      picture: "note",
      code: "KeyH",
      fill() {
        const rows = facts();
        const said = element("p", { class: "why", role: "status" });
        const text = rows.map(([name, value]) => `${name}: ${value}`).join("\n");
        const copy = button(say("support_copy"), async () => {
          try {
            await navigator.clipboard.writeText(text);
          } catch {
            // An LMS that frames the course may keep the clipboard from it: the old way asks nobody.
            const field = element("textarea", { class: "sr", readonly: true }, text);
            said.before(field);
            field.select();
            document.execCommand("copy");
            field.remove();
            copy.focus();
          }
          said.textContent = say("support_copied");
        });
        return [
          element("p", {}, say("support_note")),
          element("div", { class: "actions" }, copy),
          said,
          element("dl", { class: "support" }, ...rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", { dir: "auto" }, value)))),
        ];
      },
    });
  },
};

export default support;
