"""What we know: typed readers of data files, nothing else."""
