"""Codings out: JSON Lines, CSV, GeoJSON and the brief."""
