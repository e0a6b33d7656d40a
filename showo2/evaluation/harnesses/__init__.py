"""A checkpoint as a model of other evaluation harnesses: lmms-eval and VLMEvalKit."""
