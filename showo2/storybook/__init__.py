"""A small world of drawn scenes, with captions, questions and stories about it, on which nano is trained."""
