"""The brief: composed from codings, checked against its citations, printed for readers."""
