"""What makes a course harder to learn from than it need be: warnings about a course that has no fault."""
