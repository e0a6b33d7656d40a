"""Every use of Gradio that its public API does not cover.

An upgrade may move these parts: `tests/test_gradio_contract.py` says which. In the browser, `page.js` also
takes `changeLocale` from Gradio's frontend, and `page.css` and `ARIA_LABELS` select elements by Gradio's
class names.
"""
