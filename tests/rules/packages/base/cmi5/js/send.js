var launch = new URLSearchParams(location.search);
var endpoint = launch.get("endpoint");
fetch(launch.get("fetch"), { method: "POST" });
