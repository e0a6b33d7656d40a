"""Files of visitors: results in Gradio's cache, exports of stories, and who may read them."""
