"""Commands about casework."""
