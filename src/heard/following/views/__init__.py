"""What does a browser see of following? Opening, looking, answering."""
