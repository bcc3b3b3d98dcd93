"""What could a reader still believe? Whole numbers that agree with all that is printed.

The reader knows every printed cell, every sum, that counts are whole and never negative, and that
a cell is never withheld when all its counts are nought. What the reader does not know is which
withheld cells are small and which are withheld for their sake.
"""
