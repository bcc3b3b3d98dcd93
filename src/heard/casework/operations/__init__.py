"""The acts of casework, each one transaction with its permission, its check and its audit event."""
