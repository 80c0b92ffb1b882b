"""What an author can say: the models of the course's files, and the loader that reads a course folder."""
