"""Measuring what was coded: for now, how well it agrees with what people coded."""
