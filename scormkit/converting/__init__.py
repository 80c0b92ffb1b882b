"""Anyone's package in another standard: its content as it is, inside a launch page that speaks for it."""
