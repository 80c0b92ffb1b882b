"""What learning platforms do, as data: one YAML file a platform, each fact with its source and its date."""
