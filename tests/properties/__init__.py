"""What holds whatever the payload: how it is written, where it stands and what is said of it change nothing else."""
