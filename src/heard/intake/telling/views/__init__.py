"""What does somebody outside see, and what is done with what they send?"""
