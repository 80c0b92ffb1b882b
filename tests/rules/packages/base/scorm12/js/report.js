var api = window.parent.API;
api.LMSInitialize("");
window.addEventListener("pagehide", function () {
  api.LMSSetValue("cmi.core.session_time", "0000:01:00");
  api.LMSSetValue("cmi.interactions.0.result", "wrong");
  api.LMSFinish("");
});
