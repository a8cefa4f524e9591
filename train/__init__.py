"""Training of the reader: the only place with torch. Nothing of it is in the package."""
