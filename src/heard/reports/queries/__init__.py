"""What is known of earlier reports, and of which years there are reports?"""
