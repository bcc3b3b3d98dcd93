"""What does a browser get of the council's face, and what does an administrator see of it?"""
