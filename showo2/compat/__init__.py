"""Non-public parts of other libraries that this project uses, a module or package for each library.

`tests/test_library_contracts.py` checks what each relies on, so that an upgrade that moves it fails and says
what it was.
"""
