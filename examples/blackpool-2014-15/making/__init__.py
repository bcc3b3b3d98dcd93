"""How is the worked example's register made? See README.md beside it."""
