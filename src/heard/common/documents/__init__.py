"""What have all our documents in common? One typeface, one look in Word, one way to typeset."""
