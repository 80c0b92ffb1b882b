"""A machine learner that takes a course from its first screen to its last, in a real browser."""
