(() => {
  const data = Object.assign(
    {
      "cmi.core._children":
        "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
      "cmi.core.score._children": "raw,max,min",
      "cmi.core.student_id": "1",
      "cmi.core.student_name": "Okafor, Amara",
      "cmi.core.credit": "credit",
      "cmi.core.lesson_mode": "normal",
      "cmi.core.lesson_status": "not attempted",
      "cmi.core.lesson_location": "",
      "cmi.core.entry": "ab-initio",
      "cmi.suspend_data": "",
      "cmi.interactions._count": "0",
      "cmi.interactions._children": "id,time,type,student_response,result,latency,correct_responses,objectives,weighting",
      "cmi.objectives._count": "0",
      "cmi.objectives._children": "id,score,status",
    },
    GIVEN,
  );
  window.lms = { works: true, over: false, data };
  const count = (name) => {
    const found = /^(cmi\.(?:interactions|objectives))\.(\d+)\./.exec(name);
    if (!found) return;
    data[`${found[1]}._count`] = String(Math.max(Number(data[`${found[1]}._count`]), Number(found[2]) + 1));
  };
  const answer = () => String(window.lms.works && !window.lms.over);
  window.API = {
    LMSInitialize: () => String(!window.lms.over),
    LMSFinish: answer,
    LMSCommit: answer,
    LMSGetValue: (name) => data[name] ?? "",
    LMSSetValue: (name, value) => {
      if (window.lms.over) return "false";
      count(name);
      data[name] = String(value);
      return "true";
    },
    LMSGetLastError: () => (window.lms.over ? "301" : window.lms.works ? "0" : "101"),
    LMSGetErrorString: () => "General exception",
    LMSGetDiagnostic: () => "",
  };
})();
