"""How each record is carried: stages, Ombudsman cases, remedies."""
