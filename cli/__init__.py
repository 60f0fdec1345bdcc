"""The intrograph command: thin commands and the rendering of what they return."""
