"""What a learner's saved state says: read as the player reads it, and told in words."""
