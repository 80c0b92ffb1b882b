"""What can safely be mended in a package of anyone's, without touching its content."""
