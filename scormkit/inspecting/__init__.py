"""What a package is and does, in plain words for whoever runs the platform."""
