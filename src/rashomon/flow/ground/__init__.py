"""Ground: from spans to values: entities, places, intervals, ranges, and events of a report."""
