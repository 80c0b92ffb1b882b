"""What both SCORMs share: XML as values, schema files, identifiers, metadata, the parts of a manifest."""
