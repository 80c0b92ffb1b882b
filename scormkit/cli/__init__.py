"""The command line: the only importer of click. One file a command, loaded when it is called."""
