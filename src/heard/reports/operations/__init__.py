"""Drawing reports, keeping editions, and keeping what was published before."""
