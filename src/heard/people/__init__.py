"""Who is involved: personal data lives here and nowhere else."""
