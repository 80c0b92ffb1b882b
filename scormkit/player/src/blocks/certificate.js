/** A certificate: filled in with the learner's name and the day, once everything is done; printed by the browser. */

/** @import { BlockModule } from "../types.js" */

/** LMSs give the name as "Last, First" (SCORM 1.2 RTE 3.4.4, cmi.core.student_name). @param {string} name */
const inOrder = (name) => name.split(",").map((part) => part.trim()).reverse().join(" ").trim();

/** @type {BlockModule} */
const certificate = {
  mount(root, { words, part, button, session, page }) {
    const isDone = ["completed", "passed"].includes(session.status) || session.open().every((each) => each.page === page);
    part(root, "[data-slot=open]").hidden = isDone;
    root.classList.toggle("is-open", !isDone);
    if (!isDone) return;
    const name = inOrder(session.launch.learnerName);
    const line = part(root, "[data-slot=name]");
    if (name) line.textContent = name;
    else line.classList.add("is-blank");
    part(root, "[data-slot=date]").textContent = new Intl.DateTimeFormat(session.course.language, { dateStyle: "long" }).format(new Date());
    const print = button(words.say("certificate_print"), () => {
      document.documentElement.classList.add("prints-certificate");
      addEventListener("afterprint", () => document.documentElement.classList.remove("prints-certificate"), { once: true });
      window.print();
    });
    part(root, "[data-slot=actions]").append(print);
  },
};

export default certificate;
