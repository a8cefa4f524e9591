"""Open benchmarks: what the trained reader says, against public sets; one module a set."""
