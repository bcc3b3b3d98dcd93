"""What do we write to people? Templates, the facts they may name, their reading age, their files.

Nothing here reads the database: facts come in, words and files go out.
"""
