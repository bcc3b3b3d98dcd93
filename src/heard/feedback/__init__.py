"""What we were told: records of every kind and their elements."""
