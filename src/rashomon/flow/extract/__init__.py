"""Extract: from a document to the spans that tell of events, and what they are to one another."""
