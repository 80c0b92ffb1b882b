"""Two packages of one course compared: what changed, and what it does to learners and records."""
