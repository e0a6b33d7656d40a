"""nano's evaluation: samples by task, their scores, and derived rows."""
