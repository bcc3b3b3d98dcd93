"""What does an administrator fill in to change how the council shows itself?"""
