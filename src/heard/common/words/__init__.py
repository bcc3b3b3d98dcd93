"""How is a text laid out, and how hard is it to read?"""
