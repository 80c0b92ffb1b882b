"""Any package, ours or not, as one view: what standard it follows and what its manifest says, with places."""
