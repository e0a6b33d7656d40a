"""What this project uses of other libraries beyond their public API, one module per library.

`tests/test_library_contracts.py` states what each relies on, so that an upgrade that moves it fails in words.
"""
