"""What a course says to a record store: activities, statements, vocabulary. `tin_can` alone knows tincan."""
