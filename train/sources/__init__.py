"""One module for each training set: its files to examples. Nothing of a set is kept in the project."""
