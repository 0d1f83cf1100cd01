"""The words of each language and their loaders."""
