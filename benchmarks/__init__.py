"""What the project measures about itself, as ratios that mean the same on every machine."""
