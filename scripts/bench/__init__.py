"""How fast is it, and how much memory does it need? Measured beside a stated bound, in one run."""
