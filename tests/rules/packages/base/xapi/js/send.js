var endpoint = new URLSearchParams(location.search).get("endpoint");
