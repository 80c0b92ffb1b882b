"""What is done with the findings of a course: which there are, which are allowed, said once, mended."""
