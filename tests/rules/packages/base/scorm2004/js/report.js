var api = window.parent.API_1484_11;
api.Initialize("");
window.addEventListener("pagehide", function () {
  api.SetValue("cmi.session_time", "PT1M");
  api.SetValue("cmi.interactions.0.result", "incorrect");
  api.Terminate("");
});
